import { replyInLane } from '#app/domain/invitations/reply-lane.server.ts'
import type { ReplyGiven } from '#app/domain/invitations/reply.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Database } from '#db/client.server.ts'
import { settings } from './database.server.ts'

/** Record an answer: with the others that wait at this moment, or by itself, as the settings say. */
export function takeReply(
  db: Database,
  { occurrenceId, ...given }: ReplyGiven & { occurrenceId: string },
): ReturnType<typeof replyToInvitation> {
  return settings().replyLane
    ? replyInLane(db, given, { occurrenceId })
    : replyToInvitation(db, given)
}

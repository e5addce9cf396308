import { replyInLane } from '#app/domain/invitations/reply-lane.server.ts'
import type { ReplyGiven } from '#app/domain/invitations/reply.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { wakeWorkerForGuest } from '#app/domain/jobs/wake.server.ts'
import type { Database } from '#db/client.server.ts'
import { settings } from './database.server.ts'

/** Record an answer: with the others that wait at this moment, or by itself, as the settings say. */
export async function takeReply(
  db: Database,
  { occurrenceId, ...given }: ReplyGiven & { occurrenceId: string },
): ReturnType<typeof replyToInvitation> {
  const taken = settings().replyLane
    ? await replyInLane(db, given, { occurrenceId })
    : await replyToInvitation(db, given)
  if (taken.ok) wakeWorkerForGuest()
  return taken
}

import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Database } from '#db/client.server.ts'
import { answering as answerOf } from '#tests/support/factories.ts'
import type { Answering } from './replies-scene.ts'

/** What became of one answer: the state it was given, or how it failed. */
export type Told = { invitationId: string; state?: string; failure?: string }

/** Every party answers at the same moment, through the use-case. */
export function answerAll(
  db: Database,
  { councilId, answering, now }: { councilId: string; answering: Answering[]; now: Date },
): Promise<Told[]> {
  return Promise.all(
    answering.map(async ({ invitationId, people }) => {
      try {
        const answered = await replyToInvitation(db, {
          councilId,
          invitationId,
          actor: { kind: 'guest' },
          channel: 'link',
          reply: answerOf('yes', people),
          now,
        })
        return answered.ok
          ? { invitationId, state: answered.value.state }
          : { invitationId, failure: answered.reason }
      } catch (error) {
        return { invitationId, failure: String(error) }
      }
    }),
  )
}

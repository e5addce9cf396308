import { inviteGroup } from '#app/domain/invitations/invite-group.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Comer } from '#app/domain/invitations/reply.ts'
import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'

/** The hotel's guests: a place that is not to be named, so it goes by a coded name. */
export const HOTEL_GROUP = { places: 14, coming: 9, codedName: 'Host place A' }

/** Invite the hotel's guests under its coded name, with places kept until replies close. */
export async function inviteHotel(
  db: Database,
  { councilId, officer: actor }: Ground,
  { occurrenceId, now }: { occurrenceId: string; now: Date },
): Promise<string> {
  const { places, codedName } = HOTEL_GROUP
  const [invitationId = ''] = sure(
    await inviteGroup(db, {
      councilId,
      actor,
      occurrenceIds: [occurrenceId],
      group: {
        contact: {
          fullName: 'Rhiannon Pask',
          language: 'en',
          email: 'rhiannon.pask@meridian-gate.example',
        },
        jobTitle: 'Guest liaison',
        organisation: { name: 'Meridian Gate Hotel', codedName },
      },
      places,
      peopleLimit: places,
      untilAt: null,
      now,
    }),
  )
  return invitationId
}

/** What the worker knows so far: how many come, some of their ages, one language. The other places stay kept. */
export async function answerForHotel(
  db: Database,
  { councilId }: Ground,
  { invitationId, now }: { invitationId: string; now: Date },
): Promise<void> {
  const children = 2
  const comers = Array.from({ length: HOTEL_GROUP.coming }, (_, index): Comer => ({
    ageBand: index < children ? 'child' : 'unknown',
  }))
  sure(
    await replyToInvitation(db, {
      councilId,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'group',
      reply: { answer: 'yes', comers, needs: [{ kind: 'interpreter', detail: 'Tigrinya' }] },
      now,
    }),
  )
}

import type { Database } from '#db/client.server.ts'
import type { Ground } from './council.ts'
import { inviteDelegations } from './delegations.ts'
import { FAMILIES } from './families.ts'
import { answerFor, inviteFamily } from './guests.ts'
import type { Held } from './past.ts'

const DAY_MS = 86_400_000

/** Who was at the past events that have a guest list: some of the demo's families, the convening's delegates. */
export async function seedGuestsOfThePast(
  db: Database,
  ground: Ground,
  held: Held[],
): Promise<void> {
  for (const { given, occurrenceIds, scheduledAt } of held) {
    const [occurrenceId = ''] = occurrenceIds
    const answeredAt = new Date(scheduledAt.getTime() + 9 * DAY_MS)
    if (given.guests && 'delegations' in given.guests) {
      await inviteDelegations(db, ground, {
        occurrenceId,
        answered: 'all',
        invitedAt: scheduledAt,
        answeredAt,
      })
    } else if (given.guests) {
      const families = FAMILIES.filter(({ reply }) => reply?.answer === 'yes').slice(
        0,
        given.guests.families,
      )
      for (const family of families) {
        const invitationId = await inviteFamily(db, ground, {
          occurrenceId,
          family,
          now: scheduledAt,
        })
        await answerFor(db, ground, { invitationId, family, names: true, now: answeredAt })
      }
    }
  }
}

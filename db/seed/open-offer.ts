import { and, eq } from 'drizzle-orm'
import { changeWaitingRules } from '#app/domain/events/waiting-rules.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence } from '#db/schema/index.ts'
import type { Ground } from './council.ts'
import { sure } from './hold-event.ts'

/**
 * An officer lets a small family past the one that does not fit, and has places offered from now on: one
 * family has two days to say yes.
 */
export async function offerPlaces(
  db: Database,
  { councilId, officer: actor }: Ground,
  { eventId, occurrenceId, now }: { eventId: string; occurrenceId: string; now: Date },
): Promise<void> {
  const edition = await inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select({ edition: occurrence.edition })
      .from(occurrence)
      .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    return row?.edition ?? 1
  })
  sure(
    await changeWaitingRules(db, {
      councilId,
      eventId,
      occurrenceId,
      actor,
      now,
      edition,
      rules: {
        promotion: 'offer',
        offerMinutes: 2 * 24 * 60,
        overtakesAllowed: 1,
        promotionClosesAt: null,
      },
    }),
  )
}

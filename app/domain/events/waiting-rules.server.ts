import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { promoteWaiting } from '../invitations/promote.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { asFarFrom } from './following.ts'
import { lockDates, type Scope } from './lock-dates.server.ts'
import type { WaitingRules } from './waiting-rules.ts'

/**
 * Decide how the waiting list of one date works, or of it and every later one. Nobody is written to about
 * the rule; whoever may move up by the new one does so at once. Offers that are open stand as they were made.
 *
 * @param edition What the officer saw; another officer's save in between refuses this one.
 * @param rules Without `offerMinutes` the time of an offer stays as it is.
 * @returns How many dates, and how many parties moved up.
 */
export async function changeWaitingRules(
  db: Database,
  given: {
    councilId: string
    eventId: string
    occurrenceId: string
    actor: Actor
    now: Date
    edition: number
    rules: Omit<WaitingRules, 'offerMinutes'> & { offerMinutes?: number }
    scope?: Scope
  },
): Promise<
  Result<
    { dates: number; promoted: number },
    'unknown' | 'cancelled' | 'changed-meanwhile' | 'after-start'
  >
> {
  const { councilId, eventId, actor, now, rules, scope = 'this' } = given
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockDates(tx, { ...given, scope })
    if (!locked) return refused('unknown')
    const { chosen, following } = locked
    if (chosen.cancelledAt) return refused('cancelled')
    if (chosen.edition !== given.edition) return refused('changed-meanwhile')
    const { promotionClosesAt } = rules
    if (promotionClosesAt && promotionClosesAt > chosen.startsAt) return refused('after-start')
    const model = { ...chosen, ...rules }
    const dates = [chosen, ...following]
    let promoted = 0
    for (const row of dates) {
      const closes =
        row === chosen ? promotionClosesAt : asFarFrom(row.startsAt, model, 'promotionClosesAt')
      await tx
        .update(occurrence)
        .set({
          ...rules,
          promotionClosesAt: closes && closes > row.startsAt ? row.startsAt : closes,
          edition: sql`${occurrence.edition} + 1`,
        })
        .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, row.id)))
      const up = await promoteWaiting(tx, { councilId, occurrenceId: row.id, now })
      promoted += up.length
    }
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'occurrence.waiting-rules-changed',
      subjectId: eventId,
      detail: {
        occurrence: chosen.id,
        scope,
        dates: dates.length,
        promotion: rules.promotion,
        overtakesFrom: chosen.overtakesAllowed,
        overtakesTo: rules.overtakesAllowed,
      },
      now,
    })
    return done({ dates: dates.length, promoted })
  })
}

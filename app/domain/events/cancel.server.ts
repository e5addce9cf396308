import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockDates, type Scope } from './lock-dates.server.ts'
import { tellOfCancelling } from './tell.server.ts'
import { languagesOf, tellingOf, whomToTell, type Telling } from './whom-to-tell.server.ts'

export interface DatesCancelled extends Telling {
  dates: number
}

type CancelRefusal = 'unknown' | 'already-cancelled' | 'over' | 'changed-meanwhile' | 'draft'

/**
 * Cancel a date, or it and every later one of its event. It is final: "on again" is a copy.
 *
 * Everyone who knows of it is written to; those without e-mail become a call list.
 *
 * @param reason Goes into the letter, in the officer's own words; may be empty.
 */
export async function cancelDates(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    actor,
    now,
    edition,
    reason,
    scope = 'this',
  }: {
    councilId: string
    eventId: string
    occurrenceId: string
    actor: Actor
    now: Date
    edition: number
    reason: string
    scope?: Scope
  },
): Promise<Result<DatesCancelled, CancelRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockDates(tx, { councilId, eventId, occurrenceId, scope })
    if (!locked) return refused('unknown')
    const { event, chosen, following } = locked
    if (!event.publishedAt) return refused('draft')
    if (chosen.cancelledAt) return refused('already-cancelled')
    if (chosen.endsAt <= now) return refused('over')
    if (chosen.edition !== edition) return refused('changed-meanwhile')
    const rows = [chosen, ...following]
    const toTell = await whomToTell(tx, { councilId, occurrenceIds: rows.map((row) => row.id) })
    for (const row of rows) {
      await tx
        .update(occurrence)
        .set({
          cancelledAt: now,
          cancelledReason: reason || null,
          revision: row.revision + 1,
          edition: sql`${occurrence.edition} + 1`,
        })
        .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, row.id)))
    }
    await tellOfCancelling(tx, { rows, toTell, reason, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'occurrence.cancelled',
      subjectId: eventId,
      detail: { occurrence: chosen.id, scope, dates: rows.length, told: toTell.length },
      now,
    })
    return done({ ...tellingOf(toTell), dates: rows.length })
  })
}

/** Whom a cancellation would write to, for the page that asks first. */
export async function whomCancellingTells(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
  }: { councilId: string; eventId: string; occurrenceId: string },
): Promise<(Record<Scope, Telling & { dates: number }> & { languages: string[] }) | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const locked = await lockDates(tx, { councilId, eventId, occurrenceId, scope: 'following' })
    if (!locked) return undefined
    const all = [locked.chosen, ...locked.following].map((row) => row.id)
    const toTell = await whomToTell(tx, { councilId, occurrenceIds: all })
    const mine = toTell.filter((one) => one.occurrenceId === occurrenceId)
    return {
      this: { ...tellingOf(mine), dates: 1 },
      following: { ...tellingOf(toTell), dates: all.length },
      languages: languagesOf(toTell),
    }
  })
}

import { sql } from 'drizzle-orm'
import { inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { readListed, type ListedEvent } from '../events/find-events.server.ts'
import { addDays, weekBounds } from '../time.ts'
import { findDatesInWork } from './find-dates-in-work.server.ts'
import { findTakeDownNeeds } from './find-take-downs.server.ts'
import { needsOf, type Need } from './needs.ts'
import { repliesByDay, type RepliesOfDate } from './replies-by-day.server.ts'

/** How far ahead the week looks for work, and how many events it shows as coming. */
const AHEAD_DAYS = 42
const COMING = 5

export interface Week {
  from: Date
  /** The last moment of Sunday belongs to it; this is the next Monday's first. */
  until: Date
  needs: Need[]
  coming: ListedEvent[]
  replies: RepliesOfDate[]
  /** `kept`: finished this week where no mail server is set up. */
  letters: { sent: number; kept: number; goingOut: number; cameBack: number }
  /** Whether the council has any event at all. */
  hasEvents: boolean
}

/** What needs somebody, what is coming up, what went out: one page's worth, in few queries. */
export async function findWeek(
  db: Database,
  { councilId, timeZone, now }: { councilId: string; timeZone: string; now: Date },
): Promise<Week> {
  const { from, until } = weekBounds(now, timeZone)
  return inCouncil(db, councilId, async (tx) => {
    const dates = await findDatesInWork(tx, councilId, {
      before: addDays(now, AHEAD_DAYS, timeZone),
      now,
    })
    // A weekly class is one event: its next date stands for it.
    const firstOfEvent = new Map(
      dates
        .filter((date) => !date.isDraft)
        .toReversed()
        .map((date) => [date.eventId, date]),
    )
    const soon = dates.filter((date) => firstOfEvent.get(date.eventId) === date).slice(0, COMING)
    const coming = await readListed(
      tx,
      councilId,
      soon.map((date) => ({ id: date.occurrenceId, dates: 1 })),
      now,
    )
    const replies = await repliesByDay(tx, {
      councilId,
      occurrenceIds: coming.map((event) => event.on),
      timeZone,
    })
    const [letters] = await rowsOf(
      tx,
      sql`select
        count(*) filter (where state = 'sent' and sent_at >= ${from.toISOString()}::timestamptz)::int as sent,
        count(*) filter (where state = 'kept' and send_after >= ${from.toISOString()}::timestamptz)::int as kept,
        count(*) filter (where state in ('queued', 'sending') and send_after < ${until.toISOString()}::timestamptz)::int as going_out,
        count(*) filter (where state in ('failed', 'bounced') and created_at >= ${addDays(from, -28, timeZone).toISOString()}::timestamptz)::int as came_back
        from letter where council_id = ${councilId} and purpose <> 'sign_in'`,
      (row) => ({
        sent: Number(row.sent),
        kept: Number(row.kept),
        goingOut: Number(row.going_out),
        cameBack: Number(row.came_back),
      }),
    )
    const [any] = await rowsOf(
      tx,
      sql`select exists (select 1 from event where council_id = ${councilId}) as has_events`,
      (row) => ({ hasEvents: row.has_events === true }),
    )
    return {
      from,
      until,
      // Nothing is more pressing than a face that must not be seen.
      needs: [...(await findTakeDownNeeds(tx, { councilId, now })), ...needsOf(dates, now)],
      coming,
      replies,
      letters: letters ?? { sent: 0, kept: 0, goingOut: 0, cameBack: 0 },
      hasEvents: any?.hasEvents ?? false,
    }
  })
}

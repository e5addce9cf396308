import { sql, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { rowsOf, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import { isCall, TO_RING } from '../events/to-ring.server.ts'
import { EVENT_KINDS } from '../events/kinds.ts'
import { rolesNeeded } from '../programme/duty-roles.ts'
import type { DateInWork } from './needs.ts'

/** Dates that are counted: those of one event's page, or all that begin before a day. */
export type WhichDates = { occurrenceId: string } | { before: Date; now: Date }

/**
 * Dates with the counts that may need somebody, earliest first: one query, whatever their number.
 * Cancelled dates are in it only when they are asked for by id.
 */
export async function findDatesInWork(
  tx: Database,
  councilId: string,
  which: WhichDates,
): Promise<DateInWork[]> {
  const picked: SQL =
    'occurrenceId' in which
      ? sql`o.id = ${which.occurrenceId}`
      : sql`o.cancelled_at is null and o.ends_at > ${which.now.toISOString()}::timestamptz
            and o.starts_at < ${which.before.toISOString()}::timestamptz`
  return rowsOf(
    tx,
    sql`
    with d as (
      select o.*, e.kind, e.title, e.published_at from occurrence o
      join event e on e.council_id = o.council_id and e.id = o.event_id
      where o.council_id = ${councilId} and ${picked}
      order by o.starts_at, o.id limit 100
    ), guests as (
      select i.occurrence_id, count(*)::int as invited,
        count(*) filter (where i.sent_at is not null or r.state is not null)::int as sent,
        count(*) filter (where i.sent_at is not null and r.state is null)::int as unanswered
      from invitation i join d on d.id = i.occurrence_id
      left join reply r on r.council_id = i.council_id and r.invitation_id = i.id
      where i.council_id = ${councilId} and i.revoked_at is null group by i.occurrence_id
    ), names as (
      select h.occurrence_id, count(*)::int as children,
        count(*) filter (where (
          select p.approved_at from name_proof p where p.council_id = h.council_id and p.honouree_id = h.id
          order by p.revision desc limit 1) is not null)::int as approved
      from honouree h join d on d.id = h.occurrence_id
      where h.council_id = ${councilId} and h.withdrawn_at is null group by h.occurrence_id
    ), mail as (
      select letter.occurrence_id,
        count(*) filter (where ${isCall})::int as to_ring,
        count(*) filter (where not ${isCall} and ${letter.state} <> 'by_hand')::int as failed
      from letter join d on d.id = letter.occurrence_id
      where letter.council_id = ${councilId} and ${letter.state} in ${[...TO_RING]} group by letter.occurrence_id
    ), messages as (
      select i.occurrence_id, count(*)::int as messages
      from inbound_message m
      join invitation i on i.council_id = m.council_id and i.id = m.invitation_id
      join d on d.id = i.occurrence_id
      where m.council_id = ${councilId} and m.decision = 'review' group by i.occurrence_id
    ), staff as (
      select u.occurrence_id,
        count(distinct u.person_id) filter (where u.answer = 'yes' and not u.is_under18)::int as adults,
        bool_or(u.role = 'safeguarding_lead' and u.answer = 'yes' and not u.is_under18) as has_safeguarding,
        array_agg(distinct u.role) filter (where u.answer is distinct from 'no') as held
      from duty u join d on d.id = u.occurrence_id
      where u.council_id = ${councilId} and u.removed_at is null group by u.occurrence_id
    )
    select d.*, staff.adults, staff.has_safeguarding, to_jsonb(staff.held) as held,
      to_jsonb(d.roles_needed) as needed, (staff.occurrence_id is not null or exists (
        select 1 from programme_item p where p.council_id = ${councilId} and p.occurrence_id = d.id
          and p.removed_at is null)) as is_planned, guests.invited, guests.sent, guests.unanswered, names.children, names.approved,
      mail.to_ring, mail.failed, messages.messages
    from d left join guests on guests.occurrence_id = d.id left join names on names.occurrence_id = d.id
    left join mail on mail.occurrence_id = d.id
    left join messages on messages.occurrence_id = d.id
    left join staff on staff.occurrence_id = d.id
    order by d.starts_at, d.id`,
    (row) => ({
      eventId: String(row.event_id),
      occurrenceId: String(row.id),
      kind: EVENT_KINDS.find((kind) => kind === row.kind) ?? 'welcome',
      title: String(row.title),
      isDraft: row.published_at === null,
      startsAt: instant(row.starts_at),
      endsAt: instant(row.ends_at),
      timeZone: String(row.time_zone),
      repliesCloseAt: instant(row.replies_close_at),
      capacity: row.capacity === null ? null : Number(row.capacity),
      placesTaken: Number(row.places_taken),
      placesHeld: Number(row.places_held),
      waitingParties: Number(row.waiting_parties),
      invited: Number(row.invited ?? 0),
      sent: Number(row.sent ?? 0),
      unanswered: Number(row.unanswered ?? 0),
      children: Number(row.children ?? 0),
      approved: Number(row.approved ?? 0),
      lettersFailed: Number(row.failed ?? 0),
      messages: Number(row.messages ?? 0),
      toRing: Number(row.to_ring ?? 0),
      isPlanned: row.is_planned === true,
      rolesMissing: rolesMissing(row),
      adults: Number(row.adults ?? 0),
      hasSafeguarding: row.has_safeguarding === true,
    }),
  )
}

/** How many roles a date needs that nobody holds. */
function rolesMissing(row: Record<string, unknown>): number {
  const words = (value: unknown) => z.array(z.string()).nullish().parse(value) ?? null
  const kind = EVENT_KINDS.find((known) => known === row.kind) ?? 'welcome'
  const held = words(row.held) ?? []
  return rolesNeeded(kind, words(row.needed)).filter((role) => !held.includes(role)).length
}

/** Drivers give instants of raw queries as text or as dates. */
const instant = (value: unknown): Date =>
  value instanceof Date
    ? value
    : new Date(
        String(value)
          .replace(' ', 'T')
          .replace(/([+-]\d\d)$/, '$1:00'),
      )

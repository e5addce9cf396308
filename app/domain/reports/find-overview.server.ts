import { sql } from 'drizzle-orm'
import { inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { spokenName } from '../invitations/guest-language.ts'
import { instantToWall } from '../time.ts'
import { withoutGaps } from './days.ts'
import { findDatesInWork } from './find-dates-in-work.server.ts'
import { findLately, type LatelyLine } from './find-lately.server.ts'
import type { DateInWork } from './needs.ts'
import { repliesByDay } from './replies-by-day.server.ts'

/** Who comes to a date, and what they need: only of those whose places are confirmed. */
export interface WhoComes {
  families: number
  adults: number
  young: number
  children: number
  infants: number
  stepFree: number
  /** By language; what is no language stays as it was typed. Most asked first. */
  interpreters: Array<{ language: string; families: number }>
  halal: number
  vegetarian: number
  vegan: number
  allergies: number
}

export interface Overview {
  work: DateInWork
  who: WhoComes
  replies: Array<{ day: string; coming: number; notComing: number }>
  lately: LatelyLine[]
  /** Certificates that are printed and stand. */
  certificates: number
  /** The first letter of invitation, if one went out. */
  firstSentAt: Date | null
}

/**
 * One date of an event at a glance; the same few queries for three guests and for three thousand.
 *
 * @returns Undefined when this council has no such date.
 */
export async function findOverview(
  db: Database,
  {
    councilId,
    eventId,
    occurrenceId,
    timeZone,
    now,
  }: { councilId: string; eventId: string; occurrenceId: string; timeZone: string; now: Date },
): Promise<Overview | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [work] = await findDatesInWork(tx, councilId, { occurrenceId })
    if (!work) return undefined
    const found = await repliesByDay(tx, { councilId, occurrenceIds: [occurrenceId], timeZone })
    const lastDay = work.startsAt < now ? work.startsAt : now
    const [facts] = await rowsOf(
      tx,
      sql`select
        (select count(*)::int from certificate c where c.council_id = ${councilId} and c.occurrence_id = ${occurrenceId}
          and c.revoked_at is null and c.replaced_by_id is null) as certificates,
        (select min(i.sent_at) from invitation i where i.council_id = ${councilId}
          and i.occurrence_id = ${occurrenceId}) as first_sent_at`,
      (row) => ({
        certificates: Number(row.certificates),
        firstSentAt: row.first_sent_at ? new Date(String(row.first_sent_at)) : null,
      }),
    )
    return {
      work,
      who: await findWhoComes(tx, councilId, occurrenceId),
      replies: withoutGaps(found, {
        until: instantToWall(lastDay, timeZone).date,
        none: { occurrenceId, coming: 0, notComing: 0 },
      }),
      lately: await findLately(tx, { councilId, eventId, occurrenceId }),
      certificates: facts?.certificates ?? 0,
      firstSentAt: facts?.firstSentAt ?? null,
    }
  })
}

async function findWhoComes(
  tx: Database,
  councilId: string,
  occurrenceId: string,
): Promise<WhoComes> {
  const confirmed = sql`r.council_id = ${councilId} and r.occurrence_id = ${occurrenceId} and r.state = 'confirmed'`
  const bands = await rowsOf(
    tx,
    sql`select a.age_band as band, count(*)::int as people, count(distinct a.invitation_id)::int as families
        from attendee a join reply r on r.council_id = a.council_id and r.invitation_id = a.invitation_id
        where ${confirmed} group by rollup (a.age_band)`,
    (row) => ({
      band: row.band === null ? 'all' : String(row.band),
      people: Number(row.people),
      families: Number(row.families),
    }),
  )
  const needs = await rowsOf(
    tx,
    sql`select n.kind, case when n.kind = 'interpreter' then n.detail end as detail, count(distinct r.invitation_id)::int as families
        from need n left join attendee a on a.council_id = n.council_id and a.id = n.attendee_id
        join reply r on r.council_id = n.council_id and r.invitation_id = coalesce(n.invitation_id, a.invitation_id)
        where ${confirmed} and n.council_id = ${councilId} and n.occurrence_id = ${occurrenceId}
        group by 1, 2 order by 3 desc, 2`,
    (row) => ({
      kind: String(row.kind),
      detail: row.detail === null ? '' : String(row.detail),
      families: Number(row.families),
    }),
  )
  const peopleOf = (band: string) => bands.find((one) => one.band === band)?.people ?? 0
  const needing = (...kinds: string[]) =>
    needs.filter((one) => kinds.includes(one.kind)).reduce((sum, one) => sum + one.families, 0)
  return {
    families: bands.find((one) => one.band === 'all')?.families ?? 0,
    adults: peopleOf('adult'),
    young: peopleOf('young'),
    children: peopleOf('child'),
    infants: peopleOf('infant'),
    stepFree: needing('step_free', 'wheelchair'),
    interpreters: interpretersOf(needs.filter((one) => one.kind === 'interpreter')),
    halal: needing('diet_halal'),
    vegetarian: needing('diet_vegetarian'),
    vegan: needing('diet_vegan'),
    allergies: needing('allergy'),
  }
}

function interpretersOf(
  asked: Array<{ detail: string; families: number }>,
): WhoComes['interpreters'] {
  const byLanguage = new Map<string, number>()
  for (const { detail, families } of asked) {
    const language = spokenName(detail)
    byLanguage.set(language, (byLanguage.get(language) ?? 0) + families)
  }
  return [...byLanguage]
    .map(([language, families]) => ({ language, families }))
    .toSorted((one, other) => other.families - one.families)
}

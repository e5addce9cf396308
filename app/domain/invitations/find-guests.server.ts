import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, reply } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import type { GuestLine } from './guest-line.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { ListFilter } from './list-filter.ts'
import { lineOf, matching, selectLines, type ListScope } from './list-guests.server.ts'

export const LIST_PAGE = 50

export interface GuestPage {
  lines: GuestLine[]
  /** The key of the next page; undefined on the last. */
  next: string | undefined
  /** Parties that the filter finds; undefined without one, where the occurrence's figures say it. */
  found: number | undefined
  /** Parties whose letter came back, of the whole list. */
  cameBack: number
}

/**
 * One page of an occurrence's list, with its line in the record of views: two statements, whatever the
 * list's length.
 */
export async function findGuests(
  db: Database,
  {
    councilId,
    occurrenceId,
    filter,
    actor,
    address,
    now,
    atMost = LIST_PAGE,
  }: ListScope & {
    filter: ListFilter
    actor: Actor
    address?: string
    now: Date
    atMost?: number
  },
): Promise<GuestPage> {
  const scope = { councilId, occurrenceId }
  return inCouncil(db, councilId, async (tx) => {
    const from = filter.after ? pageStart(scope, filter) : undefined
    const isFiltered = [filter.q, filter.need, filter.language, filter.arrived].some(Boolean)
    const where = matching(scope, filter)
    const order = orderOf(filter)
    const rows = await selectLines(tx, and(where, from), {
      found: isFiltered && !from ? sql<number>`(count(*) over ())::int` : sql<number>`0`,
      cameBack: cameBackOf(scope),
    })
      .orderBy(...order)
      .limit(atMost + 1)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.viewed',
      subjectId: occurrenceId,
      detail: { view: filter.answer, shown: Math.min(rows.length, atMost), filtered: isFiltered },
      address,
      now,
    })
    const lines = rows.slice(0, atMost).map(lineOf)
    return {
      lines,
      next: rows.length > atMost ? lines.at(-1)?.invitationId : undefined,
      found: isFiltered && !from ? (rows[0]?.figures.found ?? 0) : undefined,
      cameBack: rows[0]?.figures.cameBack ?? 0,
    }
  })
}

/** Invitations of this occurrence among ids that came with a form; others are left out. */
export async function findChosen(
  tx: Database,
  { councilId, occurrenceId }: ListScope,
  ids: readonly string[],
): Promise<GuestLine[]> {
  if (ids.length === 0) return []
  const rows = await selectLines(
    tx,
    and(
      eq(invitation.councilId, councilId),
      eq(invitation.occurrenceId, occurrenceId),
      inArray(invitation.id, [...ids]),
    ),
  ).orderBy(asc(invitation.labelSort), asc(invitation.id))
  return rows.map(lineOf)
}

const rank = sql`case ${reply.state} when 'confirmed' then 1 when 'waiting' then 2 when 'offered' then 2 when 'maybe' then 3 when 'declined' then 5 when 'lapsed' then 5 else 4 end`
const heard = sql`coalesce(${reply.answeredAt}, ${invitation.sentAt}, ${invitation.createdAt})`

const KEYS: Record<ListFilter['sort'], SQL[]> = {
  name: [sql`${invitation.labelSort}`, sql`${invitation.id}`],
  answer: [rank, sql`${invitation.labelSort}`, sql`${invitation.id}`],
  heard: [heard, sql`${invitation.id}`],
}

/** The latest answer comes first when nobody says otherwise; names and answers begin at the top. */
const isDown = ({ sort, dir }: ListFilter): boolean =>
  dir === undefined ? sort === 'heard' : dir === 'down'

const orderOf = (filter: ListFilter): SQL[] =>
  KEYS[filter.sort].map((key) => (isDown(filter) ? desc(key) : asc(key)))

/** Few people's letters come back: from them to this list is the short way. */
const cameBackOf = ({ councilId, occurrenceId }: ListScope): SQL<number> =>
  sql<number>`(select count(*)::int from person c
    join party p on p.council_id = c.council_id and p.contact_id = c.id
    join invitation i on i.council_id = p.council_id and i.party_id = p.id
    where c.council_id = ${councilId} and c.email_state <> 'fine' and i.occurrence_id = ${occurrenceId} and i.revoked_at is null)`

/** Only what comes after the last row of the page before; that row is named by its id, never by a name. */
function pageStart({ councilId, occurrenceId }: ListScope, filter: ListFilter): SQL {
  const keys = KEYS[filter.sort]
  const last = sql`(select ${sql.join(keys, sql`, `)} from ${invitation}
    left join ${reply} on ${reply.councilId} = ${invitation.councilId} and ${reply.invitationId} = ${invitation.id}
    where ${invitation.councilId} = ${councilId} and ${invitation.occurrenceId} = ${occurrenceId} and ${invitation.id} = ${filter.after})`
  return sql`(${sql.join(keys, sql`, `)}) ${sql.raw(isDown(filter) ? '<' : '>')} ${last}`
}

/** Everybody whom a filter finds, in the order of names: for a file, not for a page. */
export async function findAllMatching(
  tx: Database,
  scope: ListScope,
  filter: ListFilter,
): Promise<GuestLine[]> {
  const rows = await selectLines(tx, matching(scope, filter)).orderBy(
    asc(invitation.labelSort),
    asc(invitation.id),
  )
  return rows.map(lineOf)
}

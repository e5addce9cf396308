import { and, asc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, person, reply } from '#db/schema/index.ts'
import { findLink, ANSWER_PURPOSES } from '../access/links.server.ts'
import { parseReadOutCode } from '../access/tokens.ts'
import type { Actor } from '../actor.ts'
import { latinDigits } from '../digits.ts'
import { recordAudit } from '../records/audit.server.ts'
import type { GuestLine } from './guest-line.ts'
import { lineOf, matching, selectLines, type ListScope } from './list-guests.server.ts'

/** A family to ring, or that is on the line. */
export interface Callable extends GuestLine {
  phone: string | null
}

const AT_MOST = 20
const FEWEST_DIGITS = 4

/**
 * The families of a date that somebody on the telephone may be: by a name in any script and spelling, by
 * part of their telephone number, or by their read-out code.
 *
 * @returns At most 20; `more` when there are others. Looking is written in the record of views.
 */
export async function findToCall(
  db: Database,
  {
    councilId,
    occurrenceId,
    q,
    actor,
    address,
    now,
  }: ListScope & { q: string; actor: Actor; address: string; now: Date },
): Promise<{ found: Callable[]; more: boolean }> {
  return inCouncil(db, councilId, async (tx) => {
    const scope = { councilId, occurrenceId }
    const digits = digitsOf(q)
    const byCode = await partyOfCode(tx, { councilId, q, now })
    const where = byCode
      ? and(matching(scope, NOTHING), eq(party.id, byCode))
      : digits
        ? and(matching(scope, NOTHING), hasDigits(digits))
        : matching(scope, { ...NOTHING, q })
    const rows = await inOrder(tx, where, AT_MOST + 1)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.viewed',
      subjectId: occurrenceId,
      detail: { parties: Math.min(rows.length, AT_MOST) },
      address,
      now,
    })
    return { found: rows.slice(0, AT_MOST), more: rows.length > AT_MOST }
  })
}

/** Who has not answered, and can be reached by telephone only: the first of them by name. */
export async function findUnanswered(db: Database, scope: ListScope): Promise<Callable[]> {
  return inCouncil(db, scope.councilId, (tx) =>
    inOrder(
      tx,
      and(
        matching(scope, NOTHING),
        isNull(reply.state),
        isNotNull(person.phone),
        sql`(${person.email} is null or ${person.emailState} <> 'fine')`,
      ),
      AT_MOST,
    ),
  )
}

const NOTHING = { answer: 'everyone' as const, q: '' }

async function inOrder(tx: Database, where: SQL | undefined, atMost: number): Promise<Callable[]> {
  const rows = await selectLines(tx, where)
    .orderBy(asc(invitation.labelSort), asc(invitation.id))
    .limit(atMost)
  const contacts = rows.flatMap(({ contactId }) => contactId ?? [])
  const phones =
    contacts.length === 0
      ? []
      : await tx
          .select({ id: person.id, phone: person.phone })
          .from(person)
          .where(inArray(person.id, contacts))
  const byPerson = new Map(phones.map(({ id, phone }) => [id, phone]))
  return rows.map((row) => ({ ...lineOf(row), phone: byPerson.get(row.contactId ?? '') ?? null }))
}

/** The digits of a telephone number as it is dialled anywhere; undefined for what is none. */
function digitsOf(typed: string): string | undefined {
  const plain = latinDigits(typed)
  if (!/^[+\d\s()./-]+$/.test(plain)) return undefined
  const digits = plain.replace(/\D/g, '').replace(/^(0044|44|0)/, '')
  return digits.length >= FEWEST_DIGITS ? digits : undefined
}

const hasDigits = (digits: string): SQL =>
  sql`regexp_replace(coalesce(${person.phone}, ''), '[^0-9]', '', 'g') like ${`%${digits}%`}`

async function partyOfCode(
  tx: Database,
  { councilId, q, now }: { councilId: string; q: string; now: Date },
): Promise<string | undefined> {
  const code = parseReadOutCode(q)
  if (code === undefined) return undefined
  const found = await findLink(tx, { councilId, purposes: ANSWER_PURPOSES, by: { code }, now })
  return found.ok ? (found.value.partyId ?? undefined) : undefined
}

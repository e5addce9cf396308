import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { nameMatches } from './match-name.server.ts'

export interface PersonLine {
  id: string
  fullName: string
  nativeName: string | null
  knownAs: string | null
  language: string
  email: string | null
  phone: string | null
  cameBack: boolean
  /** Occurrences that a party of theirs is invited to. */
  invitations: number
}

const PEOPLE_PAGE = 50

/**
 * People of the directory by name, with the line in the record of views.
 *
 * @param q A name in any script and spelling; empty: everybody.
 * @param after The last person of the page before.
 */
export async function findPeople(
  db: Database,
  {
    councilId,
    q,
    after,
    actor,
    address,
    now,
    atMost = PEOPLE_PAGE,
  }: {
    councilId: string
    q: string
    after?: string | undefined
    actor: Actor
    address?: string
    now: Date
    atMost?: number
  },
): Promise<{ people: PersonLine[]; next: string | undefined }> {
  return inCouncil(db, councilId, async (tx) => {
    const rest = after
      ? sql`(${person.nameSort}, ${person.id}) > (select a.name_sort, a.id from ${person} a
          where a.council_id = ${councilId} and a.id = ${after})`
      : undefined
    const rows = await tx
      .select({
        id: person.id,
        fullName: person.fullName,
        nativeName: person.nativeName,
        knownAs: person.knownAs,
        language: person.language,
        email: person.email,
        phone: person.phone,
        cameBack: sql<boolean>`${person.emailState} <> 'fine'`,
        invitations: sql<number>`(select count(*)::int from invitation i
          join party_member m on m.council_id = i.council_id and m.party_id = i.party_id
          where m.council_id = ${sql.raw('"person"."council_id"')} and m.person_id = ${sql.raw('"person"."id"')})`,
      })
      .from(person)
      .where(
        and(
          eq(person.councilId, councilId),
          isNull(person.mergedIntoId),
          isNull(person.erasedAt),
          nameMatches(person.nameSearch, q),
          rest,
        ),
      )
      .orderBy(asc(person.nameSort), asc(person.id))
      .limit(atMost + 1)
    const people = rows.slice(0, atMost)
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'directory.viewed',
      detail: { shown: people.length, searched: q !== '' },
      address,
      now,
    })
    return { people, next: rows.length > atMost ? people.at(-1)?.id : undefined }
  })
}

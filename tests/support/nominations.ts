import { eq, and, isNull } from 'drizzle-orm'
import { tokenOf } from '#app/domain/access/links.server.ts'
import { newId } from '#app/domain/ids.ts'
import { nominateChildren } from '#app/domain/nominations/nominate.server.ts'
import type { NominationGiven } from '#app/domain/nominations/nomination.ts'
import { addNominator } from '#app/domain/nominations/nominators.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { link, nomination, organisation } from '#db/schema/index.ts'
import { gave, OFFICER } from './ceremonies.ts'
import { NOW, type Setting } from './factories.ts'

/** A child as a form proposes it; the nominator passes letters on unless told otherwise. */
export const nominated = (
  childName: string,
  more: Partial<NominationGiven> = {},
): NominationGiven => ({
  childName,
  printedName: null,
  knownAs: null,
  guardianName: null,
  guardianEmail: null,
  guardianPhone: null,
  throughUs: !more.guardianEmail && !more.guardianPhone,
  language: 'en',
  school: null,
  ...more,
})

/** An organisation that nominates, with somebody to write to and a link that holds. */
export async function aNominator(
  db: Database,
  { councilId, eventId }: Setting,
  name = 'Hillfields School',
): Promise<{ nominatorId: string; token: string; linkId: string }> {
  const organisationId = newId()
  await inCouncil(db, councilId, (tx) =>
    tx.insert(organisation).values({
      councilId,
      id: organisationId,
      name,
      shortName: name,
      kind: name === 'Register Office' ? 'register_office' : 'school',
      nameSearch: name.toLowerCase(),
      createdAt: NOW,
    }),
  )
  const { nominatorId } = gave(
    await addNominator(db, {
      councilId,
      eventId,
      organisationId,
      contact: { fullName: 'Wilma Stanhope', email: 'wilma@example.org', language: 'en' },
      actor: OFFICER,
      now: NOW,
    }),
  )
  return { nominatorId, ...(await linkOf(db, councilId, nominatorId)) }
}

export async function linkOf(db: Database, councilId: string, nominatorId: string) {
  const [row] = await inCouncil(db, councilId, (tx) =>
    tx
      .select()
      .from(link)
      .where(and(eq(link.nominatorId, nominatorId), isNull(link.revokedAt))),
  )
  if (!row) throw new Error('no link holds')
  return { token: tokenOf(row), linkId: row.id }
}

/** Nominations on one list; returns their ids in the order given. */
export async function nominating(
  db: Database,
  { councilId, eventId }: Setting,
  nominatorId: string | null,
  ...children: NominationGiven[]
): Promise<string[]> {
  const mark = newId()
  gave(
    await nominateChildren(db, {
      councilId,
      eventId,
      nominatorId,
      mark,
      children,
      actor: OFFICER,
      now: NOW,
    }),
  )
  const rows = await inCouncil(db, councilId, (tx) =>
    tx.select({ id: nomination.id, mark: nomination.mark }).from(nomination),
  )
  const at = (row: { mark: string }) => Number(row.mark.split('/').at(-1))
  return rows
    .filter((row) => row.mark.includes(mark))
    .toSorted((a, b) => at(a) - at(b))
    .map(({ id }) => id)
}

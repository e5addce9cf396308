import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { nominator, person } from '#db/schema/index.ts'
import type { NominationRow } from './ceremony-row.server.ts'
import { guardianLikeness, type GuardianKnown } from './twins.ts'

/** A nominator and whom to write to there. */
export type NominatorRow = typeof nominator.$inferSelect & {
  contact: typeof person.$inferSelect | null
}

/** The nominators of a ceremony, by id. */
export async function nominatorsOf(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<ReadonlyMap<string, NominatorRow>> {
  const rows = await tx
    .select({ nominator, contact: person })
    .from(nominator)
    .leftJoin(
      person,
      and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
    )
    .where(and(eq(nominator.councilId, councilId), eq(nominator.eventId, eventId)))
  return new Map(rows.map((row) => [row.nominator.id, { ...row.nominator, contact: row.contact }]))
}

/** Children of one guardian: by contact and name; through a nominator, of that nominator and by name. */
export function areSiblings(
  one: NominationRow,
  other: NominationRow,
  by: ReadonlyMap<string, NominatorRow>,
): boolean {
  const isOwn = (row: NominationRow) =>
    row.nominatorId !== null && by.get(row.nominatorId)?.organisationId === null
  if (isOwn(one) && isOwn(other)) return one.nominatorId === other.nominatorId
  if (one.throughUs !== other.throughUs) return false
  if (one.throughUs && one.nominatorId !== other.nominatorId) return false
  const [a, b] = [guardianOf(one, by), guardianOf(other, by)]
  if (!a.name || !b.name) return false
  const named = guardianLikeness(nameOnly(a), nameOnly(b)) === 'same'
  if (!named) return false
  const hasContact = (who: GuardianKnown) => Boolean(who.email ?? who.phone)
  // Two Fatima Hassans with an address each are two mothers.
  if (hasContact(a) && hasContact(b))
    return guardianLikeness({ ...a, name: null }, { ...b, name: null }) === 'same'
  return one.nominatorId === other.nominatorId
}

/** To compare guardians by name alone. */
export const nameOnly = ({ name }: GuardianKnown): GuardianKnown => ({
  name,
  email: null,
  phone: null,
})

/** Who a nominated child's guardian is, as far as anybody said. */
export function guardianOf(
  row: NominationRow,
  by: ReadonlyMap<string, NominatorRow>,
): GuardianKnown {
  const nominatedBy = by.get(row.nominatorId ?? '')
  const { contact } = nominatedBy ?? {}
  if (nominatedBy && !nominatedBy.organisationId && contact)
    return { name: contact.fullName, email: contact.email, phone: contact.phone }
  return { name: row.guardianName, email: row.guardianEmail, phone: row.guardianPhone }
}

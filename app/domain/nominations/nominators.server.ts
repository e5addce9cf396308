import { and, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { link, nominator, organisation, person } from '#db/schema/index.ts'
import { issueLink } from '../access/links.server.ts'
import type { Actor } from '../actor.ts'
import { writePeople } from '../directory/write-people.server.ts'
import { newId } from '../ids.ts'
import type { PersonGiven } from '../invitations/party.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockCeremony } from './ceremony-row.server.ts'

/** Which ceremony's nominators, changed by whom. */
export interface NominatorsWhere {
  councilId: string
  eventId: string
  actor: Actor
  now: Date
}

/**
 * Let an organisation, or a guardian on their own, nominate for a ceremony. Whoever may already gets no
 * second list: the link that holds stays, one that was revoked is replaced.
 *
 * @param contact Who is written to; of a guardian, the guardian.
 */
export async function addNominator(
  db: Database,
  {
    councilId,
    eventId,
    organisationId,
    contact,
    actor,
    now,
  }: NominatorsWhere & { organisationId: string | null; contact: PersonGiven | null },
): Promise<Result<{ nominatorId: string }, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const ceremony = await lockCeremony(tx, { councilId, eventId, now })
    if (!ceremony || (!organisationId && !contact)) return refused('unknown')
    if (organisationId && !(await isThere(tx, councilId, organisationId))) return refused('unknown')
    const there = await nominatorOf(tx, { councilId, eventId, organisationId, contact })
    const isKnown = there?.contact && contact && isSamePerson(there.contact, contact)
    const [personId = there?.nominator.personId ?? null] =
      contact && !isKnown ? await writePeople(tx, { councilId, people: [contact], now }) : []
    const id = there?.nominator.id ?? newId()
    if (there)
      await tx
        .update(nominator)
        .set({ personId })
        .where(and(eq(nominator.councilId, councilId), eq(nominator.id, id)))
    else
      await tx
        .insert(nominator)
        .values({ councilId, id, eventId, organisationId, personId, createdAt: now })
    await linkOf(tx, { councilId, eventId, nominatorId: id, now })
    await recordAudit(tx, { councilId, actor, action: 'nominator.added', subjectId: id, now })
    return done({ nominatorId: id })
  })
}

async function isThere(tx: Database, councilId: string, organisationId: string): Promise<boolean> {
  const found = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.councilId, councilId), eq(organisation.id, organisationId)))
  return found.length > 0
}

/** The organisation's own list; of a guardian the one of the same name and address. */
async function nominatorOf(
  tx: Database,
  {
    councilId,
    eventId,
    organisationId,
    contact,
  }: {
    councilId: string
    eventId: string
    organisationId: string | null
    contact: PersonGiven | null
  },
) {
  const rows = await tx
    .select({ nominator, contact: person })
    .from(nominator)
    .leftJoin(
      person,
      and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
    )
    .where(
      and(
        eq(nominator.councilId, councilId),
        eq(nominator.eventId, eventId),
        organisationId
          ? eq(nominator.organisationId, organisationId)
          : isNull(nominator.organisationId),
      ),
    )
  return rows.find(
    (row) => organisationId || (row.contact && contact && isSamePerson(row.contact, contact)),
  )
}

const isSamePerson = (
  known: { fullName: string; email: string | null; phone: string | null },
  given: PersonGiven,
): boolean =>
  known.fullName === given.fullName &&
  known.email === (given.email ?? null) &&
  known.phone === (given.phone ?? null)

const holds = (councilId: string, nominatorId: string) =>
  and(eq(link.councilId, councilId), eq(link.nominatorId, nominatorId), isNull(link.revokedAt))

/** The link that holds, or a new one. */
export async function linkOf(
  tx: Database,
  where: { councilId: string; eventId: string; nominatorId: string; now: Date },
): Promise<{ id: string }> {
  const [there] = await tx.select().from(link).where(holds(where.councilId, where.nominatorId))
  return there ?? issueLink(tx, { ...where, purpose: 'nominate' })
}

/** Revoke a nominator's link. What came by it stays; a new link can be made. */
export async function revokeNominator(
  db: Database,
  { councilId, eventId, nominatorId, actor, now }: NominatorsWhere & { nominatorId: string },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockNominator(tx, { councilId, eventId, nominatorId, now })))
      return refused('unknown')
    await tx.update(link).set({ revokedAt: now }).where(holds(councilId, nominatorId))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'nominator.link-revoked',
      subjectId: nominatorId,
      now,
    })
    return done()
  })
}

/** Make a link again for a nominator whose link was revoked; one that holds stays. */
export async function renewNominator(
  db: Database,
  { councilId, eventId, nominatorId, actor, now }: NominatorsWhere & { nominatorId: string },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    if (!(await lockNominator(tx, { councilId, eventId, nominatorId, now })))
      return refused('unknown')
    await linkOf(tx, { councilId, eventId, nominatorId, now })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'nominator.link-made',
      subjectId: nominatorId,
      now,
    })
    return done()
  })
}

/** A nominator with whom to write to, the ceremony locked until the transaction ends. */
export async function lockNominator(
  tx: Database,
  {
    councilId,
    eventId,
    nominatorId,
    now,
  }: { councilId: string; eventId: string; nominatorId: string; now: Date },
) {
  const ceremony = await lockCeremony(tx, { councilId, eventId, now })
  const [found] = await tx
    .select({ nominator, contact: person })
    .from(nominator)
    .leftJoin(
      person,
      and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
    )
    .where(
      and(
        eq(nominator.councilId, councilId),
        eq(nominator.eventId, eventId),
        eq(nominator.id, nominatorId),
      ),
    )
  return ceremony && found ? { ...found, isOpen: ceremony.isOpen } : undefined
}

import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, eventPartner, organisation } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { searchForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { PartnerRole } from './partner-roles.ts'

export interface Partner {
  organisationId: string
  name: string
  role: PartnerRole
}

/** An event's partners by name, and the organisations that can become one. */
export async function findPartners(
  db: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
): Promise<{ partners: Partner[]; organisations: Array<{ id: string; name: string }> }> {
  return inCouncil(db, councilId, async (tx) => {
    const partners = await tx
      .select({
        organisationId: organisation.id,
        name: organisation.name,
        role: eventPartner.role,
      })
      .from(eventPartner)
      .innerJoin(
        organisation,
        and(
          eq(organisation.councilId, eventPartner.councilId),
          eq(organisation.id, eventPartner.organisationId),
        ),
      )
      .where(and(eq(eventPartner.councilId, councilId), eq(eventPartner.eventId, eventId)))
      .orderBy(asc(organisation.nameSearch), asc(eventPartner.role))
    const organisations = await tx
      .select({ id: organisation.id, name: organisation.name })
      .from(organisation)
      .where(and(eq(organisation.councilId, councilId), isNull(organisation.mergedIntoId)))
      .orderBy(asc(organisation.nameSearch))
      .limit(1_000)
    return { partners, organisations }
  })
}

/**
 * Add a partner in a role: an organisation that is known, or a new one by its name.
 *
 * A name that is known already, however it is spelt, is that organisation and no second one.
 */
export async function addPartner(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    who,
    role,
  }: {
    councilId: string
    eventId: string
    actor: Actor
    now: Date
    who: { organisationId: string } | { name: string }
    role: PartnerRole
  },
): Promise<Result<undefined, 'unknown' | 'no-such-organisation'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ id: event.id })
      .from(event)
      .where(and(eq(event.councilId, councilId), eq(event.id, eventId)))
    if (!found) return refused('unknown')
    const organisationId = await organisationOf(tx, { councilId, who, now })
    if (!organisationId) return refused('no-such-organisation')
    const added = await tx
      .insert(eventPartner)
      .values({ councilId, eventId, organisationId, role })
      .onConflictDoNothing()
      .returning({ role: eventPartner.role })
    if (added.length > 0)
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'event.partner_added',
        subjectId: eventId,
        detail: { organisation: organisationId, role },
        now,
      })
    return done()
  })
}

/** Take a partner off in one role; its organisation stays in the directory. */
export async function removePartner(
  db: Database,
  {
    councilId,
    eventId,
    actor,
    now,
    organisationId,
    role,
  }: {
    councilId: string
    eventId: string
    actor: Actor
    now: Date
    organisationId: string
    role: PartnerRole
  },
): Promise<void> {
  await inCouncil(db, councilId, async (tx) => {
    const gone = await tx
      .delete(eventPartner)
      .where(
        and(
          eq(eventPartner.councilId, councilId),
          eq(eventPartner.eventId, eventId),
          eq(eventPartner.organisationId, organisationId),
          eq(eventPartner.role, role),
        ),
      )
      .returning({ role: eventPartner.role })
    if (gone.length > 0)
      await recordAudit(tx, {
        councilId,
        actor,
        action: 'event.partner_removed',
        subjectId: eventId,
        detail: { organisation: organisationId, role },
        now,
      })
  })
}

async function organisationOf(
  tx: Database,
  {
    councilId,
    who,
    now,
  }: { councilId: string; who: { organisationId: string } | { name: string }; now: Date },
): Promise<string | undefined> {
  const known =
    'organisationId' in who
      ? eq(organisation.id, who.organisationId)
      : eq(organisation.nameSearch, searchForm(who.name))
  const [found] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.councilId, councilId), isNull(organisation.mergedIntoId), known))
    .limit(1)
  if (found || 'organisationId' in who) return found?.id
  const id = newId()
  await tx.insert(organisation).values({
    councilId,
    id,
    name: who.name,
    shortName: who.name,
    kind: 'other',
    nameSearch: searchForm(who.name),
    createdAt: now,
  })
  return id
}

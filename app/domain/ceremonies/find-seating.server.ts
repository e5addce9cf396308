import { and, asc, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { attendee, honouree, invitation, need, party, reply } from '#db/schema/index.ts'
import { findStage, type StageOf } from './find-stage.server.ts'
import {
  seatFamilies,
  sizeOf,
  usualRoom,
  type FamilyAtPlan,
  type SeatedFamily,
  type Seating,
} from './seating.ts'

/**
 * Seat the families that said yes and have their places: those with children on stage in the order of
 * the stage, then the others by name.
 *
 * @param capacity Of the room, where nobody said how it is set out.
 */
export async function findSeating(
  db: Database,
  { councilId, occurrenceId, capacity }: StageOf & { capacity: number | null },
): Promise<Seating> {
  return inCouncil(db, councilId, async (tx) => {
    const where = { councilId, occurrenceId }
    const { children, settings } = await findStage(tx, where)
    const partyOf = await partiesOf(tx, where)
    const coming = await comingIn(tx, where)
    const known = new Set(coming.map(({ partyId }) => partyId))
    const byParty = Map.groupBy(
      children.map((child, at) => ({ ...child, card: child.card ?? String(at + 1) })),
      ({ id }) => partyOf.get(id) ?? null,
    )
    const places = new Map([...byParty.keys()].map((key, at) => [key, at]))
    const placeOf = (partyId: string) => places.get(partyId) ?? children.length
    const families = coming
      .toSorted((one, other) => placeOf(one.partyId) - placeOf(other.partyId))
      .map(({ partyId, label, people, stepFree }) => {
        const own = byParty.get(partyId) ?? []
        const flagged = own.filter(({ isStepFree }) => isStepFree).length
        const cards = own.map(({ card }) => card)
        // A family may bring fewer than it has on the list; then the others stay without a seat.
        return { key: partyId, label, people, cards, stepFree: Math.max(stepFree, flagged) }
      })
    const room = settings.room ?? usualRoom(capacity)
    return {
      room,
      plan: seatFamilies(room, families.map(seated)),
      families,
      withoutFamily: children
        .filter(({ id }) => !known.has(partyOf.get(id) ?? ''))
        .map(({ id, name }) => ({ id, name })),
    }
  })
}

function seated({ key, people, cards, stepFree }: FamilyAtPlan): SeatedFamily {
  const family = { key, cards: cards.slice(0, people), others: Math.max(0, people - cards.length) }
  return { ...family, stepFree: Math.min(stepFree, sizeOf({ ...family, stepFree })) }
}

async function partiesOf(
  tx: Database,
  { councilId, occurrenceId }: StageOf,
): Promise<Map<string, string>> {
  const rows = await tx
    .select({ id: honouree.id, partyId: honouree.partyId })
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), eq(honouree.occurrenceId, occurrenceId)))
  return new Map(rows.flatMap(({ id, partyId }) => (partyId ? [[id, partyId] as const] : [])))
}

/** Families with places, and how many of each need a way without steps: each who said so, or one where the family did. */
async function comingIn(tx: Database, { councilId, occurrenceId }: StageOf) {
  const stepFree = sql<number>`(
    select count(*)::int from ${need}
    left join ${attendee} on ${attendee.councilId} = ${need.councilId} and ${attendee.id} = ${need.attendeeId}
    where ${need.councilId} = ${reply.councilId} and ${need.occurrenceId} = ${reply.occurrenceId}
      and ${need.kind} = 'step_free'
      and coalesce(${need.invitationId}, ${attendee.invitationId}) = ${reply.invitationId})`
  return tx
    .select({
      partyId: invitation.partyId,
      label: sql<string>`coalesce(${party.label}, '')`,
      people: reply.people,
      stepFree,
    })
    .from(reply)
    .innerJoin(
      invitation,
      and(eq(invitation.councilId, reply.councilId), eq(invitation.id, reply.invitationId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .where(
      and(
        eq(reply.councilId, councilId),
        eq(reply.occurrenceId, occurrenceId),
        eq(reply.state, 'confirmed'),
      ),
    )
    .orderBy(asc(invitation.labelSort), asc(invitation.id))
}

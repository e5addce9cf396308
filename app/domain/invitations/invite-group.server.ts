import { and, asc, eq, isNull } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { organisation, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { organisationsNamed } from '../directory/organisations-named.server.ts'
import { searchForm } from '../names.ts'
import { done, refused, type Refused, type Result } from '../result.ts'
import { inviteParty, type InviteRefusal } from './invite.server.ts'
import type { PartyGiven, PersonGiven } from './party.ts'
import { reservePlaces } from './reservations.server.ts'

/** Who a host's group is: one that was here before, or a new one of an organisation. */
export type GroupGiven =
  | { partyId: string }
  | {
      contact: PersonGiven
      jobTitle?: string | undefined
      organisation: { id: string } | { name: string; codedName?: string | undefined }
    }

/** One of the dates has not so many places free; `most` is how many it has. */
export interface NoRoomOnDate extends Refused<'no-room'> {
  most: number
  occurrenceId: string
}

type Refusal = InviteRefusal | 'unknown-group'

/** Nothing is written where one of the dates refuses. */
class GroupRefused extends Error {
  override name = 'GroupRefused'
  readonly refusal: Refused<Refusal> | NoRoomOnDate
  constructor(refusal: Refused<Refusal> | NoRoomOnDate) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/**
 * Invite a host organisation's group to dates of an event, and keep places for it on each. All or nothing.
 * The group goes by the organisation's coded name where it has one. Nobody is written to.
 *
 * @param places People, for each date; the most who may come is `peopleLimit`.
 * @param untilAt The cut-off: what is not taken then is given back. Null: when replies close.
 * @returns The invitations, in the order of the dates.
 */
export async function inviteGroup(
  db: Database,
  given: {
    councilId: string
    actor: Actor
    occurrenceIds: string[]
    group: GroupGiven
    places: number
    peopleLimit: number
    untilAt: Date | null
    now: Date
  },
): Promise<Result<string[], Refusal> | NoRoomOnDate> {
  const { councilId, actor, occurrenceIds, places, peopleLimit, untilAt, now } = given
  try {
    return await inCouncil(db, councilId, async (tx) => {
      let asParty = await partyOf(tx, given)
      const invitationIds: string[] = []
      // Dates are locked in the order of their ids, whatever the form sent.
      for (const occurrenceId of occurrenceIds.toSorted()) {
        const scope = { councilId, occurrenceId, actor, now }
        const invited = await inviteParty(tx, { ...scope, party: { ...asParty, peopleLimit } })
        if (!invited.ok) throw new GroupRefused(invited)
        const { invitationId, partyId } = invited.value
        asParty = (await knownParty(tx, { councilId, partyId })) ?? asParty
        const kept = await reservePlaces(tx, {
          ...scope,
          invitationId,
          keptFor: 'party',
          label: null,
          places,
          untilAt,
        })
        if (!kept.ok && kept.reason === 'no-room') throw new GroupRefused({ ...kept, occurrenceId })
        if (!kept.ok) throw new Error(`The places of a new invitation: ${kept.reason}`)
        invitationIds.push(invitationId)
      }
      return done(invitationIds)
    })
  } catch (error) {
    if (error instanceof GroupRefused) return error.refusal
    throw error
  }
}

type AsParty = Omit<PartyGiven, 'peopleLimit'>

async function partyOf(
  tx: Database,
  { councilId, group, now }: { councilId: string; group: GroupGiven; now: Date },
): Promise<AsParty> {
  if ('partyId' in group) {
    const known = await knownParty(tx, { councilId, partyId: group.partyId })
    if (!known) throw new GroupRefused(refused('unknown-group'))
    return known
  }
  const host = await hostOf(tx, { councilId, organisation: group.organisation, now })
  if (!host) throw new GroupRefused(refused('unknown-group'))
  return {
    kind: 'group',
    contact: group.contact,
    jobTitle: group.jobTitle,
    organisation: { id: host.id },
    label: host.codedName ?? host.name,
    members: [],
  }
}

async function knownParty(
  tx: Database,
  { councilId, partyId }: { councilId: string; partyId: string },
): Promise<AsParty | undefined> {
  const [row] = await tx
    .select({ label: party.label, personId: party.contactId })
    .from(party)
    .where(
      and(
        eq(party.councilId, councilId),
        eq(party.id, partyId),
        eq(party.kind, 'group'),
        isNull(party.mergedIntoId),
      ),
    )
  if (!row?.personId) return undefined
  const { label, personId } = row
  return { kind: 'group', partyId, contact: { personId }, label, members: [] }
}

/** The organisation: one that is known by id or name, or a new one. A coded name is never taken away here. */
async function hostOf(
  tx: Database,
  {
    councilId,
    organisation: which,
    now,
  }: {
    councilId: string
    organisation: { id: string } | { name: string; codedName?: string | undefined }
    now: Date
  },
): Promise<{ id: string; name: string; codedName: string | null } | undefined> {
  const id =
    'id' in which
      ? which.id
      : (await organisationsNamed(tx, { councilId, names: [which.name], kind: 'host', now })).get(
          searchForm(which.name),
        )
  if (!id) return undefined
  const one = and(eq(organisation.councilId, councilId), eq(organisation.id, id))
  if ('codedName' in which && which.codedName)
    await tx
      .update(organisation)
      .set({ codedName: which.codedName })
      .where(and(one, isNull(organisation.codedName)))
  const [row] = await tx
    .select({ id: organisation.id, name: organisation.name, codedName: organisation.codedName })
    .from(organisation)
    .where(and(one, isNull(organisation.mergedIntoId)))
  return row
}

/** Groups that were invited before, for the form: by name, with the worker who answers. */
export async function findGroups(
  db: Database,
  { councilId }: { councilId: string },
): Promise<Array<{ partyId: string; label: string; contact: string }>> {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({ partyId: party.id, label: party.label, contact: person.fullName })
      .from(party)
      .innerJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
      .where(
        and(eq(party.councilId, councilId), eq(party.kind, 'group'), isNull(party.mergedIntoId)),
      )
      .orderBy(asc(party.labelSort), asc(party.id))
      .limit(MOST_IN_A_LIST),
  )
}

const MOST_IN_A_LIST = 200

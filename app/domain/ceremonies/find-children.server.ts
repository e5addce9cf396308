import { inCouncil, type Database } from '#db/client.server.ts'
import type { AgeBand } from '../invitations/people.ts'
import { searchForm } from '../names.ts'
import {
  familiesOf,
  keptApart,
  listedOn,
  membersOf,
  namedInReplies,
  namesOfMerged,
  saidOf,
  twoOf,
  type Member,
} from './read-children.server.ts'
import { twiceKnown, whoIsNamed, type HowSame, type Said } from './same-child.ts'

/** A child of an invited family who is not on the ceremony's list. */
export interface ChildOfParty {
  /** Null for a child that is known only by the name in the family's reply. */
  personId: string | null
  name: string
  ageBand: AgeBand
  partyId: string
  partyLabel: string
  language: string
  /** The family said yes and has its places. */
  isComing: boolean
}

/** A name and a child of the directory that are one, or may be; or two of the directory. */
export interface ChildPair {
  partyId: string
  partyLabel: string
  /** As the reply names them, or the second of the directory. */
  name: string
  /** Set where the name is somebody's of the directory. */
  otherId: string | null
  /** The known children that it may be. */
  known: Array<{ personId: string; name: string }>
  /** `unsure`: an officer has to say. Else how it is known that they are one, or `apart`. */
  state: 'unsure' | 'apart' | Exclude<HowSame, 'written'>
}

/** The children of a ceremony's families, sorted by what is open about them. */
export interface ChildrenFound {
  /** Not on the list, and certainly nobody who is. */
  missing: ChildOfParty[]
  pairs: ChildPair[]
}

/**
 * The children of the families invited to an occurrence: those of the directory, and those whom a
 * reply names, each once. By family, then by name. Seven queries, whatever their number.
 */
export async function findChildren(
  db: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<ChildrenFound> {
  return inCouncil(db, councilId, async (tx) => {
    const families = await familiesOf(tx, councilId, occurrenceId)
    const ids = families.map(({ partyId }) => partyId)
    const members = Map.groupBy(await membersOf(tx, councilId, ids), ({ partyId }) => partyId)
    const said = Map.groupBy(await saidOf(tx, councilId, ids), ({ partyId }) => partyId)
    const comers = Map.groupBy(
      await namedInReplies(tx, councilId, occurrenceId),
      ({ invitationId }) => invitationId,
    )
    const merged = await namesOfMerged(tx, councilId, [...members.values()].flat())
    const apart = await keptApart(tx, councilId, [...members.values()].flat())
    const listed = new Set(await listedOn(tx, councilId, occurrenceId))
    const found = families.map(({ invitationId, ...family }) =>
      childrenOf(family, {
        own: members.get(family.partyId) ?? [],
        merged,
        said: said.get(family.partyId) ?? [],
        comers: comers.get(invitationId) ?? [],
        apart,
        listed,
      }),
    )
    return {
      missing: found.flatMap(({ missing }) => missing),
      pairs: found.flatMap(({ pairs }) => pairs),
    }
  })
}

type Family = Pick<ChildOfParty, 'partyId' | 'partyLabel' | 'language' | 'isComing'>

function childrenOf(
  family: Family,
  {
    own,
    merged,
    said,
    comers,
    apart,
    listed,
  }: {
    own: Member[]
    merged: ReadonlyMap<string, Array<{ name: string }>>
    said: Array<Said & { partyId: string }>
    comers: Array<{ name: string | null; ageBand: AgeBand }>
    apart: ReadonlySet<string>
    listed: ReadonlySet<string>
  },
): ChildrenFound {
  const known = own.map(({ personId, name, nativeName, knownAs, ageBand }) => ({
    personId,
    names: [
      name,
      nativeName,
      knownAs,
      ...(merged.get(personId) ?? []).map((one) => one.name),
    ].flatMap((one) => one || []),
    ageBand,
  }))
  const named = comers.flatMap(({ name, ageBand }) => (name ? [{ name, ageBand }] : []))
  const who = whoIsNamed({ known, named, said, heads: comers.length })
  const nameOf = (personId: string) =>
    own.find((member) => member.personId === personId)?.name ?? ''
  const pair = (name: string, personIds: string[], state: ChildPair['state']): ChildPair => ({
    partyId: family.partyId,
    partyLabel: family.partyLabel,
    name,
    otherId: null,
    known: personIds.map((personId) => ({ personId, name: nameOf(personId) })),
    state,
  })
  const twice = twiceKnown(known).map(([one, other]): ChildPair => ({
    ...pair(
      nameOf(other.personId),
      [one.personId],
      apart.has(twoOf(one.personId, other.personId)) ? 'apart' : 'unsure',
    ),
    otherId: other.personId,
  }))
  const doubted = new Set(
    twice.flatMap(({ state, otherId, known: [one] }) =>
      // Of two who are both missing the first may come onto the list.
      state === 'unsure' && otherId ? [listed.has(otherId) ? one?.personId : otherId] : [],
    ),
  )
  const typed = named.map((one, at) => ({ ...one, is: who[at] }))
  return {
    missing: [
      ...own
        .filter(({ personId }) => !listed.has(personId) && !doubted.has(personId))
        .map(({ personId, name, ageBand }) => ({ ...family, personId, name, ageBand })),
      ...typed
        .filter(({ is }) => is?.is === 'new')
        .map(({ name, ageBand }) => ({ ...family, personId: null, name, ageBand })),
    ],
    pairs: [
      ...typed.flatMap(({ name, is }) => {
        if (is?.is === 'unsure') return [pair(name, is.personIds, 'unsure')]
        if (is?.is === 'known' && is.how !== 'written') return [pair(name, [is.personId], is.how)]
        const others = said.filter(({ same, nameForm }) => !same && nameForm === searchForm(name))
        const ids = others.map(({ personId }) => personId).filter((id) => nameOf(id) !== '')
        return is?.is === 'new' && ids.length > 0 ? [pair(name, ids, 'apart')] : []
      }),
      ...twice,
    ],
  }
}

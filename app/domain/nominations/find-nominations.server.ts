import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nomination, nominator, organisation, person } from '#db/schema/index.ts'
import { nameMatches } from '../directory/match-name.server.ts'
import { nominationsOf, readCeremony, type NominationRow } from './ceremony-row.server.ts'
import { knownChildren, registeredFrom, type KnownChild } from './known-children.server.ts'
import { firstOfChild, stateOf, type NominatedBy, type NominationState } from './nomination.ts'
import { maybeSame, type Candidate, type MaybeSame } from './twins.ts'

/** A nomination as the desk sees it. */
export interface NominationLine {
  row: NominationRow
  state: NominationState
  by: NominatedBy | null
  /** The first nomination of the same child, where this is a later one. */
  sameAs: { id: string; name: string } | null
  /** The child of the directory that it is. */
  child: KnownChild | null
}

/** Two that may be one child, with both as they are. */
export interface SamePair {
  nomination: NominationLine
  other: { nomination: NominationLine } | { child: KnownChild }
  name: MaybeSame['name']
  guardian: MaybeSame['guardian']
}

export interface NominationsFound {
  lines: NominationLine[]
  pairs: SamePair[]
  /** Children on the list of this ceremony, nominated or not. */
  listed: number
  closesAt: Date
  isOpen: boolean
  newlyRegistered: { children: number; from: string | null; at: Date | null } | null
}

/**
 * All nominations of a ceremony, with whatever may be one child: two of them, or one and a child of this
 * ceremony's list or of an earlier one. The names stay with the officers. Six queries.
 */
export async function findNominations(
  db: Database,
  { councilId, eventId, now }: { councilId: string; eventId: string; now: Date },
): Promise<NominationsFound | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const ceremony = await readCeremony(tx, { councilId, eventId, now })
    if (!ceremony) return undefined
    const rows = await nominationsOf(tx, { councilId, eventId })
    const by = await nominatedBy(tx, { councilId, eventId })
    const known = await knownChildren(tx, { councilId, eventId })
    const lines = rows.map((row): NominationLine => ({
      row,
      state: stateOf(row),
      by: by.get(row.nominatorId ?? '')?.line ?? null,
      sameAs: sameAs(rows, row),
      child: known.get(row.childId ?? '')?.child ?? null,
    }))
    return {
      lines,
      pairs: pairsOf(lines, by, known),
      listed: [...known.values()].filter(({ child }) => child.isListed).length,
      closesAt: ceremony.closesAt,
      isOpen: ceremony.isOpen,
      newlyRegistered:
        ceremony.event.newlyRegistered === null
          ? null
          : {
              children: ceremony.event.newlyRegistered,
              from: await registeredFrom(tx, councilId, ceremony.event.newlyRegisteredBy),
              at: ceremony.event.newlyRegisteredAt,
            },
    }
  })
}

function sameAs(rows: readonly NominationRow[], row: NominationRow) {
  const first = row.sameAsId && rows.find(({ id }) => id === firstOfChild(rows).get(row.id))
  return first ? { id: first.id, name: first.childName } : null
}

function pairsOf(
  lines: readonly NominationLine[],
  by: Awaited<ReturnType<typeof nominatedBy>>,
  known: Awaited<ReturnType<typeof knownChildren>>,
): SamePair[] {
  const first = firstOfChild(lines.map(({ row }) => row))
  const open = lines.filter(({ state }) => state === 'received' || state === 'accepted')
  const ownHonourees = new Set(lines.flatMap(({ row }) => row.honoureeId ?? []))
  const candidates: Candidate[] = [
    ...open.map(({ row }) => ({
      id: row.id,
      names: [row.childName, row.printedName].flatMap((name) => name || []),
      guardian: by.get(row.nominatorId ?? '')?.guardian ?? {
        name: row.guardianName,
        email: row.guardianEmail,
        phone: row.guardianPhone,
      },
      nominatorId: row.nominatorId ?? row.id,
      isChild: false,
      apartFrom: row.apartFrom,
    })),
    ...[...known.values()]
      // A child who came onto the list by a nomination is compared as that nomination.
      .filter((one) => !one.honoureeIds.some((id) => ownHonourees.has(id)))
      .map(({ child, names }) => ({
        id: child.personId,
        names,
        guardian: child.guardian,
        nominatorId: null,
        isChild: true,
        apartFrom: [],
      })),
  ]
  const lineOf = new Map(lines.map((line) => [line.row.id, line]))
  return maybeSame(candidates).flatMap(({ one, other, name, guardian }): SamePair[] => {
    const [a, b] = [lineOf.get(one), lineOf.get(other)]
    const child = known.get(other)?.child
    if (a && b && first.get(one) !== first.get(other) && !(a.row.honoureeId && b.row.honoureeId))
      return [{ nomination: a, other: { nomination: b }, name, guardian }]
    // Who is accepted, or is said to be a child already, is somebody.
    if (a && child && !a.row.childId && !a.row.honoureeId)
      return [{ nomination: a, other: { child }, name, guardian }]
    return []
  })
}

/** Who nominated, by the nominator's id; of a guardian also how they are reached. */
async function nominatedBy(
  tx: Database,
  { councilId, eventId }: { councilId: string; eventId: string },
) {
  const rows = await tx
    .select({ id: nominator.id, organisation: organisation.name, person })
    .from(nominator)
    .leftJoin(
      organisation,
      and(
        eq(organisation.councilId, nominator.councilId),
        eq(organisation.id, nominator.organisationId),
      ),
    )
    .leftJoin(
      person,
      and(eq(person.councilId, nominator.councilId), eq(person.id, nominator.personId)),
    )
    .where(and(eq(nominator.councilId, councilId), eq(nominator.eventId, eventId)))
  return new Map(
    rows.map(({ id, organisation: from, person: who }) => [
      id,
      {
        line: { nominatorId: id, name: from ?? who?.fullName ?? '', isGuardian: from === null },
        guardian:
          from === null && who
            ? { name: who.fullName, email: who.email, phone: who.phone }
            : undefined,
      },
    ]),
  )
}

/** The ids of nominations whose child's name holds every word that was typed, in any spelling. */
export async function searchNominations(
  db: Database,
  { councilId, eventId, q }: { councilId: string; eventId: string; q: string },
): Promise<ReadonlySet<string>> {
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .select({ id: nomination.id })
      .from(nomination)
      .where(
        and(
          eq(nomination.councilId, councilId),
          eq(nomination.eventId, eventId),
          nameMatches(nomination.nameSearch, q),
        ),
      )
    return new Set(rows.map(({ id }) => id))
  })
}

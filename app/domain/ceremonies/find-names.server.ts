import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { unprintable, type UnprintableGrapheme } from '#app/print/coverage.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, honouree, nameProof, party, person } from '#db/schema/index.ts'
import { besideSiblings } from './siblings.ts'

export type ProofRow = typeof nameProof.$inferSelect
export type CertificateRow = typeof certificate.$inferSelect

/**
 * `unprintable`: holds letters that no font has, and no other spelling is given. `new`: nobody approved a
 * name yet. `correction`: one was approved, a later one is not. `approved`: locked, and can be printed.
 */
export type NameState = 'unprintable' | 'new' | 'correction' | 'approved'

/** A child of a ceremony, the newest version of the name, and what became of it. */
export interface NameEntry {
  honouree: typeof honouree.$inferSelect
  knownAs: string | null
  language: string
  partyLabel: string | null
  /** The family, by whom siblings are told; null for a child of a group, or of nobody. */
  familyId: string | null
  /** The family name first, as lists are sorted. */
  sortName: string
  /** The other children of the same family on this list, as they are printed. */
  siblings: string[]
  proof: ProofRow
  state: NameState
  /** What of the name, or of the line in the own script, cannot be printed. */
  letters: UnprintableGrapheme[]
  /** The certificate that holds, if one was issued. */
  live: CertificateRow | null
}

/** What stands on the certificate: the spelling for it where there is one, else the name. */
export const onCertificate = (proof: Pick<ProofRow, 'name' | 'printedName'>): string =>
  proof.printedName ?? proof.name

/** What of a name's version cannot be printed; empty: all of it can. */
export function unprintableOf(
  proof: Pick<ProofRow, 'name' | 'printedName' | 'nativeLine'>,
): UnprintableGrapheme[] {
  return [...unprintable(onCertificate(proof)), ...unprintable(proof.nativeLine ?? '')]
}

/**
 * The children of a ceremony with their names, by name as it is printed, siblings beside each other; withdrawn
 * ones are left out.
 * Three queries, whatever their number.
 */
export async function findNames(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
  }: { councilId: string; occurrenceId: string; honoureeId?: string },
): Promise<NameEntry[]> {
  return inCouncil(db, councilId, async (tx) => {
    const children = await tx
      .select({
        honouree,
        knownAs: person.knownAs,
        language: person.language,
        sortName: person.nameSort,
        partyLabel: party.label,
        partyKind: party.kind,
      })
      .from(honouree)
      .innerJoin(
        person,
        and(eq(person.councilId, honouree.councilId), eq(person.id, honouree.personId)),
      )
      .leftJoin(party, and(eq(party.councilId, honouree.councilId), eq(party.id, honouree.partyId)))
      .where(
        and(
          eq(honouree.councilId, councilId),
          eq(honouree.occurrenceId, occurrenceId),
          isNull(honouree.withdrawnAt),
          isNull(person.erasedAt),
          ...(honoureeId ? [eq(honouree.id, honoureeId)] : []),
        ),
      )
    const proofs = byHonouree(await proofsOf(tx, councilId, occurrenceId))
    const live = new Map(
      (await liveCertificates(tx, councilId, occurrenceId)).map((row) => [row.honoureeId, row]),
    )
    const entries = children.flatMap(({ partyKind, ...child }) => {
      const versions = proofs.get(child.honouree.id) ?? []
      const proof = versions.at(-1)
      if (!proof) return []
      const letters = unprintableOf(proof)
      const state = stateOf(versions, letters.length > 0)
      const familyId = partyKind === 'household' ? child.honouree.partyId : null
      const certified = live.get(child.honouree.id) ?? null
      const entry = { ...child, familyId, proof, letters, state, live: certified }
      return [{ entry, familyId, name: onCertificate(proof) }]
    })
    return besideSiblings(entries).map(({ child: { entry }, siblings }) => ({ ...entry, siblings }))
  })
}

function stateOf(versions: ProofRow[], cannotBePrinted: boolean): NameState {
  if (cannotBePrinted) return 'unprintable'
  if (versions.at(-1)?.approvedAt) return 'approved'
  return versions.some(({ approvedAt }) => approvedAt) ? 'correction' : 'new'
}

function byHonouree(proofs: ProofRow[]): Map<string, ProofRow[]> {
  const groups = new Map<string, ProofRow[]>()
  for (const proof of proofs) {
    const group = groups.get(proof.honoureeId)
    if (group) group.push(proof)
    else groups.set(proof.honoureeId, [proof])
  }
  return groups
}

async function proofsOf(tx: Database, councilId: string, occurrenceId: string) {
  const rows = await tx
    .select({ proof: nameProof })
    .from(nameProof)
    .innerJoin(
      honouree,
      and(eq(honouree.councilId, nameProof.councilId), eq(honouree.id, nameProof.honoureeId)),
    )
    .where(
      and(
        eq(nameProof.councilId, councilId),
        eq(honouree.occurrenceId, occurrenceId),
        isNull(honouree.withdrawnAt),
      ),
    )
    .orderBy(asc(nameProof.honoureeId), asc(nameProof.revision))
  return rows.map(({ proof }) => proof)
}

async function liveCertificates(tx: Database, councilId: string, occurrenceId: string) {
  return tx
    .select()
    .from(certificate)
    .where(
      and(eq(certificate.councilId, councilId), eq(certificate.occurrenceId, occurrenceId), isLive),
    )
}

/** Neither revoked nor replaced nor erased. */
export const isLive = sql`${certificate.revokedAt} is null and ${certificate.replacedById} is null and ${certificate.erasedAt} is null`

/** One child of an event's date with all versions of the name, the newest first; undefined for another's. */
export async function findName(
  db: Database,
  {
    councilId,
    occurrenceId,
    honoureeId,
  }: { councilId: string; occurrenceId: string; honoureeId: string },
): Promise<{ entry: NameEntry; versions: ProofRow[] } | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [entry] = await findNames(tx, { councilId, occurrenceId, honoureeId })
    if (!entry) return undefined
    const versions = await tx
      .select()
      .from(nameProof)
      .where(and(eq(nameProof.councilId, councilId), eq(nameProof.honoureeId, honoureeId)))
      .orderBy(asc(nameProof.revision))
    return { entry, versions: versions.toReversed() }
  })
}

/** How far the names of a ceremony are; for the event's overview. */
export async function countNames(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<{ honourees: number; approved: number; unprintable: number; issued: number }> {
  const names = await findNames(tx, { councilId, occurrenceId })
  return {
    honourees: names.length,
    approved: names.filter(({ state }) => state === 'approved').length,
    unprintable: names.filter(({ state }) => state === 'unprintable').length,
    issued: names.filter(({ live }) => live).length,
  }
}

import { and, desc, eq } from 'drizzle-orm'
import { unprintable } from '#app/print/coverage.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { nameProof, person } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { cleanName } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { unprintableOf, type ProofRow } from './find-names.server.ts'
import { lockHonouree } from './withdraw-honouree.server.ts'

/** A name as it is to stand on the certificate, and what helps to say it. */
export interface ProposedName {
  name: string
  /** What the child is called on stage; kept with the person. */
  knownAs?: string | null
  /** In plain syllables: "AH-mee-rah". */
  pronunciation?: string | null
  nativeLine?: string | null
  nativeLanguage?: string | null
  /** What stands on the certificate where letters of the name cannot be printed. */
  printedName?: string | null
  /** Why an approved name is changed; needed then only. */
  reason?: string | null
}

export type ProposeNameRefusal =
  | 'unknown'
  | 'not-a-name'
  | 'changed-meanwhile'
  | 'reason-needed'
  | 'spelling-unprintable'

/**
 * Write the next version of a child's name. Versions are never overwritten, and the newest counts once
 * an officer has approved it. A letter that no font has is kept and flagged: the family's spelling is
 * right, our fonts are not.
 *
 * @param revision The newest version that the officer saw: if somebody wrote another, nothing changes.
 * @returns The newest version; the same as before when nothing in it changed.
 */
export async function proposeName(
  db: Database,
  {
    councilId,
    honoureeId,
    revision,
    proposed,
    actor,
    now,
  }: {
    councilId: string
    honoureeId: string
    revision: number
    proposed: ProposedName
    actor: Actor
    now: Date
  },
): Promise<Result<ProofRow, ProposeNameRefusal>> {
  return inCouncil(db, councilId, async (tx) => {
    const child = await lockHonouree(tx, { councilId, honoureeId })
    const newest = child && (await newestProof(tx, { councilId, honoureeId }))
    if (!newest || child.withdrawnAt) return refused('unknown')
    if (newest.revision !== revision) return refused('changed-meanwhile')
    const columns = columnsOf(proposed)
    if (!columns) return refused('not-a-name')
    if (columns.printedName && unprintable(columns.printedName).length > 0)
      return refused('spelling-unprintable')
    await tx
      .update(person)
      .set({ knownAs: tidy(proposed.knownAs) })
      .where(and(eq(person.councilId, councilId), eq(person.id, child.personId)))
    if (isSame(newest, columns)) return done(newest)
    const reason = tidy(proposed.reason)
    if (newest.approvedAt && !reason) return refused('reason-needed')
    const [written] = await tx
      .insert(nameProof)
      .values({
        councilId,
        honoureeId,
        revision: revision + 1,
        ...columns,
        reason,
        createdBy: actorLabel(actor),
        createdAt: now,
      })
      .returning()
    if (!written) throw new Error('The name was not written')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'name.proposed',
      subjectId: honoureeId,
      detail: { revision: written.revision, unprintable: unprintableOf(written).length },
      now,
    })
    return done(written)
  })
}

/** The newest version of a child's name. */
export async function newestProof(
  tx: Database,
  { councilId, honoureeId }: { councilId: string; honoureeId: string },
): Promise<ProofRow | undefined> {
  const [newest] = await tx
    .select()
    .from(nameProof)
    .where(and(eq(nameProof.councilId, councilId), eq(nameProof.honoureeId, honoureeId)))
    .orderBy(desc(nameProof.revision))
    .limit(1)
  return newest
}

const COLUMNS = ['name', 'printedName', 'nativeLine', 'nativeLanguage', 'pronunciation'] as const
type Columns = Pick<ProofRow, (typeof COLUMNS)[number]>

function columnsOf(proposed: ProposedName): Columns | undefined {
  const [name, spelling, native] = [proposed.name, proposed.printedName, proposed.nativeLine].map(
    (typed) => (typed?.trim() ? cleanName(typed) : undefined),
  )
  if (!name || [name, spelling, native].some((one) => one && one.refused.length > 0))
    return undefined
  return {
    name: name.name,
    // A spelling for the certificate is for names that cannot be printed; else the name itself is printed.
    printedName: unprintable(name.name).length > 0 ? (spelling?.name ?? null) : null,
    nativeLine: native?.name ?? null,
    nativeLanguage: native ? (tidy(proposed.nativeLanguage) ?? 'en') : null,
    pronunciation: tidy(proposed.pronunciation),
  }
}

const tidy = (text: string | null | undefined): string | null => text?.trim() || null

const isSame = (before: ProofRow, after: Columns): boolean =>
  COLUMNS.every((column) => before[column] === after[column])

import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { designForIssue } from './designs.server.ts'
import { findNames, type CertificateRow, type NameEntry } from './find-names.server.ts'
import { lockChildren, writeCertificates } from './ledger.server.ts'
import { ceremonyFacts, type CeremonyFacts } from './printed-facts.server.ts'

/** How an issue went. `missing` are children without an approved name that can be printed. */
export interface Issued {
  issued: number
  replaced: number
  missing: number
}

/**
 * Issue a certificate to each child of a ceremony whose name is approved and who has none; who has one
 * keeps it, so that pressing twice issues nothing twice.
 *
 * @param renew Replaces certificates that were made with an earlier design, date or place, too.
 * @param origin Where codes are checked: the council's address.
 */
export async function issueCertificates(
  db: Database,
  {
    councilId,
    occurrenceId,
    origin,
    renew = false,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    origin: string
    renew?: boolean
    actor: Actor
    now: Date
  },
): Promise<Result<Issued, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    // Two officers who press at once: the second sees what the first issued.
    await lockChildren(tx, { councilId, occurrenceId })
    const facts = await factsForIssue(tx, { councilId, occurrenceId, origin, actor, now })
    if (!facts) return refused('unknown')
    const names = await findNames(tx, { councilId, occurrenceId })
    const ready = names.filter(({ state }) => state === 'approved')
    const fresh = ready.filter(({ live }) => !live)
    const outdated = renew ? ready.filter(({ live }) => live && !isAsPrinted(live, facts)) : []
    await writeCertificates(tx, {
      councilId,
      occurrenceId,
      facts,
      children: [...fresh, ...outdated].map(forLedger),
      actor,
      now,
    })
    return done({
      issued: fresh.length,
      replaced: outdated.length,
      missing: names.length - ready.length,
    })
  })
}

/** The design, date and place that a certificate issued now would carry. */
async function factsForIssue(
  tx: Database,
  {
    councilId,
    occurrenceId,
    origin,
    actor,
    now,
  }: { councilId: string; occurrenceId: string; origin: string; actor: Actor; now: Date },
) {
  let designId = ''
  const facts = await ceremonyFacts(tx, {
    councilId,
    occurrenceId,
    origin,
    content: async (eventId) => {
      const design = await designForIssue(tx, { councilId, eventId, actor, now })
      designId = design.id
      return design.content
    },
  })
  return facts && { ...facts, designId }
}

/** Whether a certificate says what one issued now would say, beside the name. */
export function isAsPrinted(
  row: Pick<CertificateRow, 'printed' | 'ceremonyOn'>,
  { printed, ceremonyOn }: Pick<CeremonyFacts, 'printed' | 'ceremonyOn'>,
): boolean {
  return ceremonyOn === row.ceremonyOn && sameFacts(row.printed, printed)
}

// The database keeps JSON with its keys in an order of its own.
const sameFacts = (one: object, other: object): boolean => inOrder(one) === inOrder(other)
const inOrder = (facts: object): string =>
  JSON.stringify(
    Object.entries(facts).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    (_, value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
  )

const forLedger = ({ honouree, proof, live }: NameEntry) => ({
  honoureeId: honouree.id,
  proof,
  replaces: live?.id ?? null,
})

/** Put new certificates in the place of some of one ceremony, in the transaction of what outdates them. */
export async function replaceInside(
  tx: Database,
  {
    councilId,
    live,
    actor,
    now,
  }: { councilId: string; live: CertificateRow[]; actor: Actor; now: Date },
): Promise<string[]> {
  const made: string[] = []
  for (const row of live) {
    const { occurrenceId } = row
    const { origin } = row.printed
    const facts = await factsForIssue(tx, { councilId, occurrenceId, origin, actor, now })
    const [child] = row.honoureeId
      ? await findNames(tx, { councilId, occurrenceId, honoureeId: row.honoureeId })
      : []
    if (!facts || child?.state !== 'approved') continue
    const children = [{ ...forLedger(child), replaces: row.id }]
    made.push(
      ...(await writeCertificates(tx, { councilId, occurrenceId, facts, children, actor, now })),
    )
  }
  return made
}

/**
 * Issue a certificate anew, with the name, design, date and place of now. The old one's code then says
 * that it was replaced.
 *
 * @returns The new certificate's id.
 */
export async function replaceCertificate(
  db: Database,
  {
    councilId,
    certificateId,
    actor,
    now,
  }: { councilId: string; certificateId: string; actor: Actor; now: Date },
): Promise<Result<string, 'unknown' | 'no-longer-valid' | 'no-approved-name'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select()
      .from(certificate)
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId)))
    if (!row) return refused('unknown')
    await lockChildren(tx, { councilId, occurrenceId: row.occurrenceId })
    if (row.revokedAt || row.replacedById || row.erasedAt) return refused('no-longer-valid')
    const [id] = await replaceInside(tx, { councilId, live: [row], actor, now })
    if (!id) return refused('no-approved-name')
    await recordAudit(tx, { councilId, actor, action: 'certificate.renewed', subjectId: id, now })
    return done(id)
  })
}

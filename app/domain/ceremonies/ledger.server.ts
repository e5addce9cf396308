import { and, asc, eq, like, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { certificate, council, honouree } from '#db/schema/index.ts'
import { hashOf, keyed } from '../access/secret.server.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { cleanName } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { certificateCodeOf } from './certificate-code.ts'
import { isLive, onCertificate, type ProofRow } from './find-names.server.ts'
import { serialOf } from './ledger.ts'
import type { CeremonyFacts } from './printed-facts.server.ts'

/** Whom a certificate is for, from which approved name, and which certificate it replaces. */
export interface ForLedger {
  honoureeId: string
  proof: ProofRow
  replaces: string | null
}

/** The code of a certificate, made of its id and the installation's secret; the database keeps its hash only. */
export const codeOf = (certificateId: string): string =>
  certificateCodeOf(keyed('certificate-code', certificateId))

/** Whether a framed keepsake carries the name it was issued with can be told for ever; the name cannot. */
export const nameHmac = (name: string): string => hmacOf(folded(name))

/** Whether a name as somebody typed it is the one of a certificate; capitals and spaces make no difference. */
export const isNameOf = (hmac: string, typed: string): boolean =>
  // Certificates of before were hashed as they were written.
  [folded(typed), typed.normalize('NFC')].some((name) => hmacOf(name) === hmac)

const hmacOf = (name: string): string => keyed('certificate-name', name).toString('hex')
const folded = (name: string): string => cleanName(name).name.toLowerCase().normalize('NFC')

/** The rows of a ceremony's children, locked in order: no name changes while certificates are issued. */
export async function lockChildren(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<void> {
  await tx
    .select({ id: honouree.id })
    .from(honouree)
    .where(and(eq(honouree.councilId, councilId), eq(honouree.occurrenceId, occurrenceId)))
    .orderBy(asc(honouree.id))
    .for('no key update')
}

/**
 * Write certificates into the ledger, with the next serials of the ceremony's year. The council's row is
 * locked until the transaction ends, so that no two get one serial and none is left out; the unique
 * index stands behind it.
 *
 * @returns Their ids, in the order of the children.
 */
export async function writeCertificates(
  tx: Database,
  {
    councilId,
    occurrenceId,
    facts,
    children,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    facts: CeremonyFacts & { designId: string }
    children: ForLedger[]
    actor: Actor
    now: Date
  },
): Promise<string[]> {
  if (children.length === 0) return []
  const year = Number(facts.ceremonyOn.slice(0, 4))
  const last = await lastSerial(tx, { councilId, year })
  const rows = children.map(({ honoureeId, proof, replaces }, at) => {
    const id = newId()
    return {
      replaces,
      row: {
        councilId,
        id,
        honoureeId,
        nameProofId: proof.id,
        occurrenceId,
        designId: facts.designId,
        serial: serialOf(year, last + at + 1),
        codeHash: hashOf(codeOf(id)),
        ceremonyOn: facts.ceremonyOn,
        nameHmac: nameHmac(onCertificate(proof)),
        printed: facts.printed,
        issuedAt: now,
        issuedBy: actorLabel(actor),
      },
    }
  })
  // First the old ones step back: a child has one certificate that holds.
  for (const { replaces, row } of rows) {
    if (!replaces) continue
    const stepped = await tx
      .update(certificate)
      .set({ replacedById: row.id })
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, replaces), isLive))
      .returning({ id: certificate.id })
    if (stepped.length === 0) throw new Error('A certificate changed while it was replaced')
  }
  await tx.insert(certificate).values(rows.map(({ row }) => row))
  await recordAudit(
    tx,
    ...rows.map(({ replaces, row }) => ({
      councilId,
      actor,
      action: replaces ? 'certificate.replaced' : 'certificate.issued',
      subjectId: row.id,
      detail: { serial: row.serial, replaces },
      now,
    })),
  )
  return rows.map(({ row }) => row.id)
}

async function lastSerial(
  tx: Database,
  { councilId, year }: { councilId: string; year: number },
): Promise<number> {
  await tx
    .select({ id: council.id })
    .from(council)
    .where(eq(council.id, councilId))
    .for('no key update')
  const [found] = await tx
    .select({
      last: sql<number>`coalesce(max(split_part(${certificate.serial}, '-', 2)::int), 0)::int`,
    })
    .from(certificate)
    .where(and(eq(certificate.councilId, councilId), like(certificate.serial, `${year}-%`)))
  return found?.last ?? 0
}

import { and, eq, inArray, isNull } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import type { Standard } from '#app/print/press.ts'
import { renderPdf } from '#app/print/render.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, file, nameProof } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { certificateFileName } from './certificate-file-name.ts'
import { jobOf, type Issue } from './certificate-job.server.ts'
import { onCertificate } from './find-names.server.ts'
import type { ReprintReason } from './ledger.ts'

/** What is kept of a certificate's own PDF: kind of the `file` row. */
const KEPT = 'certificate'

export interface CertificateFile {
  name: string
  bytes: Uint8Array
}

/**
 * A certificate's own PDF: the one that is kept, byte for byte, else made now of what was written down when
 * it was issued. Whatever the council changes later, a second print is the first one again.
 *
 * @param standard `a-2a`: the copy for an archive, made anew each time and alike each time; it is not kept.
 * @param keeps Keeps what is made, for a print; a page that only shows it leaves the ledger alone.
 * @returns Undefined for one of another council, and after its time, when the name is erased.
 * @throws PrintError when a font has meanwhile lost a letter.
 */
export async function certificatePdf(
  db: Database,
  {
    councilId,
    certificateId,
    keeps = false,
    standard = 'ua-1',
    now,
  }: {
    councilId: string
    certificateId: string
    keeps?: boolean
    standard?: Standard
    now: Date
  },
): Promise<CertificateFile | undefined> {
  const found = await inCouncil(db, councilId, async (tx) => {
    const [issue] = await findIssues(tx, { councilId, ids: [certificateId] })
    if (!issue) return undefined
    const kept =
      standard === 'ua-1' && (await keptFile(tx, { councilId, fileId: issue.certificate.fileId }))
    return kept ? { issue, kept } : { issue, job: await jobOf(tx, [issue]) }
  })
  if (!found) return undefined
  const { issue } = found
  const name = certificateFileName(issue.certificate.serial, onCertificate(issue.proof))
  if ('kept' in found && found.kept) return { name, bytes: found.kept }
  if (!('job' in found) || !found.job) return undefined
  const { job } = found
  const title = wordsFor('en')('certificate.file-title', {
    heading: job.title,
    name: onCertificate(issue.proof),
  })
  // The press works outside the transaction: its moment is the issue's, so the same bytes come each time.
  const bytes = await renderPdf(
    'certificate',
    { ...job, title },
    { createdAt: issue.certificate.issuedAt, standard },
  )
  if (!keeps || standard !== 'ua-1') return { name, bytes }
  return { name, bytes: await keep(db, { councilId, issue, bytes, now }) }
}

/** Keep a PDF for its certificate; of two made at the same moment the first stays. */
async function keep(
  db: Database,
  {
    councilId,
    issue,
    bytes,
    now,
  }: { councilId: string; issue: Issue; bytes: Uint8Array; now: Date },
): Promise<Uint8Array> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select()
      .from(certificate)
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, issue.certificate.id)))
      .for('no key update')
    const kept = await keptFile(tx, { councilId, fileId: row?.fileId ?? null })
    if (kept || !row || row.erasedAt) return kept ?? bytes
    const fileId = newId()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await tx.insert(file).values({
      councilId,
      id: fileId,
      kind: KEPT,
      name: `${row.serial}.pdf`,
      mediaType: 'application/pdf',
      sha256,
      bytes,
      createdAt: now,
    })
    await tx
      .update(certificate)
      .set({ fileId, pdfSha256: sha256 })
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, row.id)))
    return bytes
  })
}

async function keptFile(
  tx: Database,
  { councilId, fileId }: { councilId: string; fileId: string | null },
): Promise<Uint8Array | undefined> {
  if (!fileId) return undefined
  const [found] = await tx
    .select({ bytes: file.bytes })
    .from(file)
    .where(and(eq(file.councilId, councilId), eq(file.id, fileId)))
  return found && new Uint8Array(found.bytes)
}

/** Certificates with the names they were issued for, by serial; those whose name is erased are left out. */
export async function findIssues(
  tx: Database,
  { councilId, ids }: { councilId: string; ids: string[] },
): Promise<Issue[]> {
  if (ids.length === 0) return []
  return tx
    .select({ certificate, proof: nameProof })
    .from(certificate)
    .innerJoin(
      nameProof,
      and(
        eq(nameProof.councilId, certificate.councilId),
        eq(nameProof.id, certificate.nameProofId),
      ),
    )
    .where(
      and(
        eq(certificate.councilId, councilId),
        inArray(certificate.id, ids),
        isNull(certificate.erasedAt),
      ),
    )
    .orderBy(certificate.serial)
}

/**
 * Note that a certificate is printed once more, and why. The PDF is the one there is.
 *
 * @returns How often it has been printed now.
 */
export async function reprintCertificate(
  db: Database,
  {
    councilId,
    certificateId,
    reason,
    actor,
    now,
  }: {
    councilId: string
    certificateId: string
    reason: ReprintReason
    actor: Actor
    now: Date
  },
): Promise<Result<number, 'unknown' | 'no-longer-valid'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [row] = await tx
      .select()
      .from(certificate)
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId)))
      .for('no key update')
    if (!row) return refused('unknown')
    if (row.revokedAt || row.replacedById || row.erasedAt) return refused('no-longer-valid')
    const printedTimes = row.printedTimes + 1
    await tx
      .update(certificate)
      .set({ printedTimes })
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'certificate.reprinted',
      subjectId: certificateId,
      detail: { reason, printedTimes },
      now,
    })
    return done(printedTimes)
  })
}

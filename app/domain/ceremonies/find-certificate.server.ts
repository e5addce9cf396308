import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate, nameProof, occurrence } from '#db/schema/index.ts'
import { showCertificateCode } from './certificate-code.ts'
import { onCertificate } from './find-names.server.ts'
import { codeOf } from './ledger.server.ts'
import type { LedgerView } from './print-view.ts'

/** One certificate of the ledger, as an officer sees it. */
export interface CertificateView extends LedgerView {
  eventId: string
  occurrenceId: string
  replacedById: string | null
  /** As it is printed: `7F3K-2M9Q-RT4X`. */
  code: string
}

/** A certificate of this council; undefined for any other id. */
export async function findCertificate(
  db: Database,
  { councilId, certificateId }: { councilId: string; certificateId: string },
): Promise<CertificateView | undefined> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ certificate, proof: nameProof, eventId: occurrence.eventId })
      .from(certificate)
      .innerJoin(
        occurrence,
        and(
          eq(occurrence.councilId, certificate.councilId),
          eq(occurrence.id, certificate.occurrenceId),
        ),
      )
      .leftJoin(
        nameProof,
        and(
          eq(nameProof.councilId, certificate.councilId),
          eq(nameProof.id, certificate.nameProofId),
        ),
      )
      .where(and(eq(certificate.councilId, councilId), eq(certificate.id, certificateId)))
    if (!found) return undefined
    const { id, serial, occurrenceId, issuedAt, printedTimes, replacedById, revokedAt, erasedAt } =
      found.certificate
    return {
      id,
      serial,
      name: found.proof && !erasedAt ? onCertificate(found.proof) : null,
      state: revokedAt ? 'revoked' : replacedById ? 'replaced' : 'valid',
      issuedAt,
      printedTimes,
      eventId: found.eventId,
      occurrenceId,
      replacedById,
      code: showCertificateCode(codeOf(id)),
    }
  })
}

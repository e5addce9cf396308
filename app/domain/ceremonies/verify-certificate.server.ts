import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { certificate } from '#db/schema/index.ts'
import { hashOf } from '../access/secret.server.ts'
import { parseCertificateCode } from './certificate-code.ts'
import { isNameOf } from './ledger.server.ts'

/** What anyone may know of a certificate. Nothing of the child is read, so nothing can be shown. */
export interface VerifiedCertificate {
  state: 'genuine' | 'replaced' | 'revoked'
  serial: string
  /** The day of the ceremony, `2027-06-26`. */
  ceremonyOn: string
  issuedAt: Date
  isSpecimen: boolean
}

/**
 * The certificate behind a code as somebody typed it. Undefined for one that was never given out, or that
 * can be none: the caller answers alike.
 */
export async function verifyCertificate(
  db: Database,
  { councilId, code }: { councilId: string; code: string },
): Promise<VerifiedCertificate | undefined> {
  const parsed = parseCertificateCode(code)
  // Asked in any case: whether a text has the shape of a code is not told by the time that the answer takes.
  const hash = hashOf(parsed ?? '')
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({
        serial: certificate.serial,
        ceremonyOn: certificate.ceremonyOn,
        issuedAt: certificate.issuedAt,
        revokedAt: certificate.revokedAt,
        replacedById: certificate.replacedById,
        printed: certificate.printed,
      })
      .from(certificate)
      .where(and(eq(certificate.councilId, councilId), eq(certificate.codeHash, hash)))
    if (!found || !parsed) return undefined
    const { revokedAt, replacedById, printed, ...shown } = found
    const state = revokedAt ? 'revoked' : replacedById ? 'replaced' : 'genuine'
    return { state, isSpecimen: printed.specimen !== null, ...shown }
  })
}

/**
 * Whether the certificate behind a code was given out with this name: for its holder, who can read it. The
 * name itself is not read; what is compared is the keyed hash that stays when the name is erased.
 *
 * @returns Undefined for a code that was never given out.
 */
export async function confirmName(
  db: Database,
  { councilId, code, name }: { councilId: string; code: string; name: string },
): Promise<boolean | undefined> {
  const parsed = parseCertificateCode(code)
  const [found] = await inCouncil(db, councilId, (tx) =>
    tx
      .select({ nameHmac: certificate.nameHmac })
      .from(certificate)
      .where(
        and(eq(certificate.councilId, councilId), eq(certificate.codeHash, hashOf(parsed ?? ''))),
      ),
  )
  return found && parsed ? isNameOf(found.nameHmac, name) : undefined
}

import { and, eq } from 'drizzle-orm'
import { setsInNastaliq } from '#app/print/coverage.server.ts'
import type { Certificate, CertificateJob } from '#app/print/jobs.ts'
import { written, type Picture } from '#app/print/written.ts'
import { wordsFor } from '#app/translations/translate.ts'
import type { Database } from '#db/client.server.ts'
import { file } from '#db/schema/index.ts'
import { showCertificateCode } from './certificate-code.ts'
import { looksOf, type PrintedFacts } from './certificate-design.ts'
import { onCertificate, type CertificateRow, type ProofRow } from './find-names.server.ts'
import { codeOf } from './ledger.server.ts'

/** A certificate of the ledger with the version of the name that it was issued for. */
export interface Issue {
  certificate: CertificateRow
  proof: ProofRow
}

type Words = Pick<ProofRow, 'name' | 'printedName' | 'nativeLine' | 'nativeLanguage'>

/** A job for the press: certificates that share one look, in the order given. */
export async function jobOf(tx: Database, issues: Issue[]): Promise<CertificateJob> {
  const [first] = issues
  if (!first) throw new Error('nothing to print')
  const { printed } = first.certificate
  const job = await emptyJob(tx, first.certificate.councilId, printed)
  return { ...job, certificates: issues.map(pageOf) }
}

/** The issues in runs that share one look; nearly always there is one. */
export function byLook(issues: Issue[]): Issue[][] {
  const runs = new Map<string, Issue[]>()
  for (const issue of issues) {
    const look = JSON.stringify(issue.certificate.printed)
    const run = runs.get(look)
    if (run) run.push(issue)
    else runs.set(look, [issue])
  }
  return [...runs.values()]
}

/** A name on a certificate that is not issued: without serial and code, and marked as a proof. */
export async function proofJob(
  tx: Database,
  { councilId, printed, words }: { councilId: string; printed: PrintedFacts; words: Words },
): Promise<CertificateJob> {
  const t = wordsFor('en')
  const job = await emptyJob(tx, councilId, printed)
  return {
    ...job,
    specimen: t('certificate.proof'),
    certificates: [{ ...namesOf(words, printed), body: printed.body, number: '', verify: null }],
  }
}

async function emptyJob(
  tx: Database,
  councilId: string,
  printed: PrintedFacts,
): Promise<CertificateJob> {
  const { council, colour, accent, paper, rosette, heading, lead, signatories, statement } = printed
  return {
    title: heading,
    locale: 'en-GB',
    look: {
      council,
      colour,
      accent,
      paper,
      device: await deviceOf(tx, councilId, printed.deviceFileId),
      rosette,
      border: looksOf(printed).border,
      heading,
      lead,
      signatories: signatories.map((signatory) => ({ ...signatory, image: null })),
      statement,
    },
    specimen: printed.specimen,
    certificates: [],
  }
}

function pageOf({ certificate, proof }: Issue): Certificate {
  const t = wordsFor('en')
  const { origin, body } = certificate.printed
  const code = showCertificateCode(codeOf(certificate.id))
  return {
    ...namesOf(proof, certificate.printed),
    body,
    number: t('certificate.number', { serial: certificate.serial }),
    verify: {
      url: `${origin}/verify/${code}`,
      code,
      alt: t('certificate.verify-alt', { address: `${origin}/verify` }),
    },
  }
}

function namesOf(words: Words, printed: PrintedFacts): Pick<Certificate, 'name' | 'native'> {
  const language = words.nativeLanguage ?? 'en'
  const native = looksOf(printed).ownScript ? words.nativeLine : null
  return {
    name: written(onCertificate(words), language),
    native: native
      ? written(native, language, { nastaliq: language === 'ur' && setsInNastaliq(native) })
      : null,
  }
}

const KINDS: Record<string, Picture['kind']> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
}

/** The device as it goes on paper; null where the council has none. */
export async function deviceOf(
  tx: Database,
  councilId: string,
  fileId: string | null,
): Promise<Picture | null> {
  if (!fileId) return null
  const [found] = await tx
    .select({ mediaType: file.mediaType, bytes: file.bytes })
    .from(file)
    .where(and(eq(file.councilId, councilId), eq(file.id, fileId)))
  const kind = KINDS[found?.mediaType ?? '']
  return found && kind ? { kind, bytes: new Uint8Array(found.bytes) } : null
}

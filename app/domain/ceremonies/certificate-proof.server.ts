import type { CertificateJob } from '#app/print/jobs.ts'
import { renderPdf } from '#app/print/render.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { proofJob } from './certificate-job.server.ts'
import { findDesign } from './designs.server.ts'
import { findName, findNames, onCertificate, type ProofRow } from './find-names.server.ts'
import { keptPicture } from './kept-picture.server.ts'
import { ceremonyFacts } from './printed-facts.server.ts'

/** `svg`: a picture for the page. */
export type ProofForm = 'pdf' | 'svg'

interface Given {
  councilId: string
  occurrenceId: string
  origin: string
  form: ProofForm
  now: Date
}

/**
 * A child's certificate as it would be printed now, by the press itself, marked as a proof: it carries
 * no serial and no code.
 *
 * @returns Undefined for a child of another ceremony, or a name that cannot be printed.
 */
export async function proofOfName(
  db: Database,
  { honoureeId, ...given }: Given & { honoureeId: string },
): Promise<Uint8Array | undefined> {
  const job = await inCouncil(db, given.councilId, async (tx) => {
    const found = await findName(tx, { ...given, honoureeId })
    if (!found || found.entry.state === 'unprintable') return undefined
    return jobFor(tx, given, found.entry.proof)
  })
  return job && press(job, given)
}

/** Which name a design is tried with: the ceremony's longest, its shortest, or one from right to left. */
export const SAMPLES = ['longest', 'shortest', 'right-to-left'] as const
export type Sample = (typeof SAMPLES)[number]

type Words = Pick<ProofRow, 'name' | 'printedName' | 'nativeLine' | 'nativeLanguage'>
const invented = (
  name: string,
  nativeLine: string | null,
  nativeLanguage: string | null,
): Words => ({
  name,
  printedName: null,
  nativeLine,
  nativeLanguage,
})

/** Invented names, where a ceremony has none that tries the design hard enough. */
const INVENTED: Record<Sample, Words> = {
  longest: invented('Maria da Conceição Cavalcanti de Albuquerque Vasconcelos', null, null),
  shortest: invented('Bo', null, null),
  'right-to-left': invented('Layla Haddad', 'ليلى الحدّاد', 'ar'),
}

/** A ceremony's design with a name that tries it; a picture, marked as a proof. */
export async function sampleOfDesign(
  db: Database,
  { sample, ...given }: Given & { sample: Sample },
): Promise<Uint8Array | undefined> {
  const job = await inCouncil(db, given.councilId, async (tx) => {
    const names = await findNames(tx, given)
    const ready = names.filter(({ state }) => state !== 'unprintable').map(({ proof }) => proof)
    const tried = await jobFor(tx, given, chosen(ready, sample))
    return tried && { ...tried, showsMargin: true }
  })
  return job && press(job, given)
}

function chosen(names: ProofRow[], sample: Sample): Words {
  const byLength = names.toSorted((a, b) => onCertificate(a).length - onCertificate(b).length)
  if (sample === 'longest') return byLength.at(-1) ?? INVENTED.longest
  if (sample === 'shortest') return byLength[0] ?? INVENTED.shortest
  const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u
  return (
    byLength.findLast((one) => rightToLeft.test(`${onCertificate(one)}${one.nativeLine ?? ''}`)) ??
    INVENTED['right-to-left']
  )
}

async function jobFor(
  tx: Database,
  { councilId, occurrenceId, origin }: Given,
  words: Words,
): Promise<CertificateJob | undefined> {
  const facts = await ceremonyFacts(tx, {
    councilId,
    occurrenceId,
    origin,
    content: async (eventId) => (await findDesign(tx, { councilId, eventId })).content,
  })
  return facts && proofJob(tx, { councilId, printed: facts.printed, words })
}

const press = (job: CertificateJob, { form, now }: Given): Promise<Uint8Array> =>
  form === 'svg' ? keptPicture(job, now) : renderPdf('certificate', job, { createdAt: now })

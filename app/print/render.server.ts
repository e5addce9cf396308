import { unprintable } from './coverage.server.ts'
import { namesIn, type Artefact, type CertificateJob, type Jobs } from './jobs.ts'
import { written } from './written.ts'
import { pressSheet } from './press-sheet.ts'
import { sendToPress } from './press.server.ts'
import type { Standard } from './press.ts'

/**
 * A document that could not be printed. `names` are those that the officer has to mend (letters that no font
 * has); `fault` is what Typst said and may quote the document: never log either (docs/security.md 18).
 */
export class PrintError extends Error {
  readonly names: string[]
  readonly fault: string
  constructor(artefact: Artefact, names: string[], fault: string) {
    super(
      names.length > 0
        ? `${artefact}: ${names.length} names hold letters that no font has`
        : `${artefact}: the press refused the document`,
    )
    this.name = 'PrintError'
    this.names = names
    this.fault = fault
  }
}

export interface PrintOptions {
  /** Written into the file; the same job at the same second gives the same bytes. */
  createdAt: Date
  /** `ua-1` (accessible, the default) or `a-2a` (accessible and archival). With either, a missing glyph is an error. */
  standard?: Standard
  signal?: AbortSignal
}

export interface BatchOptions extends PrintOptions {
  /** Called after every batch with the number of pages that are ready. */
  onProgress?: (ready: number, of: number) => void
}

// A page takes about 0.7 MB in the press while it is made, and 8 ms: a hundred keep it under 200 MB.
const BATCH = 100

/**
 * Print one document, in a process of its own.
 *
 * @throws PrintError when a name has letters that no font has, or the template fails; the signal's reason when aborted.
 */
export async function renderPdf<A extends Artefact>(
  artefact: A,
  job: Jobs[A],
  options: PrintOptions,
): Promise<Uint8Array> {
  return render(artefact, job, 'pdf', options)
}

/**
 * The same sheet as an SVG picture, for an `<img>`: what the press makes, not an imitation of it. For
 * one page; a job of several would stand in one long picture.
 *
 * @throws As `renderPdf`.
 */
export async function renderPicture<A extends Artefact>(
  artefact: A,
  job: Jobs[A],
  options: PrintOptions,
): Promise<Uint8Array> {
  return render(artefact, job, 'svg', options)
}

async function render<A extends Artefact>(
  artefact: A,
  job: Jobs[A],
  form: 'pdf' | 'svg',
  { createdAt, standard = 'ua-1', signal }: PrintOptions,
): Promise<Uint8Array> {
  signal?.throwIfAborted()
  const { data, pictures } = pressSheet(artefact, job)
  const answer = await sendToPress(
    {
      artefact,
      data: JSON.stringify(data),
      pictures: [...pictures],
      standard,
      form,
      createdAt: Math.floor(createdAt.getTime() / 1000),
    },
    signal,
  )
  if ('sheet' in answer) return answer.sheet
  const names = namesIn(artefact, job).filter((name) => unprintable(name).length > 0)
  throw new PrintError(artefact, [...new Set(names)], answer.fault)
}

/**
 * PDFs that the press made, as one: `mergePdfs`, in the process of the press, where it holds nobody up.
 *
 * @throws PressStopped; the signal's reason when aborted.
 */
export async function mergeInPress(
  parts: Uint8Array[],
  { signal }: { signal?: AbortSignal } = {},
): Promise<Uint8Array> {
  const [only] = parts
  if (only && parts.length === 1) return only
  const answer = await sendToPress({ parts }, signal)
  if ('sheet' in answer) return answer.sheet
  throw new Error('the press could not merge its own sheets', { cause: answer.fault })
}

/** All certificates of a job as one PDF, one page each, made in batches; the bookmarks are the names. */
export async function renderCertificates(
  job: CertificateJob,
  options: BatchOptions,
): Promise<Uint8Array> {
  const parts = batches(job.certificates).map((certificates) => ({ ...job, certificates }))
  return inBatches('certificate', parts, job.certificates.length, options)
}

/** Each certificate as a PDF of its own, in the job's order, for a zip that is streamed as they come. */
export async function* renderEachCertificate(
  job: CertificateJob,
  options: PrintOptions,
): AsyncGenerator<Uint8Array> {
  for (const certificate of job.certificates) {
    yield await renderPdf('certificate', { ...job, certificates: [certificate] }, options)
  }
}

async function inBatches<A extends Artefact>(
  artefact: A,
  jobs: Jobs[A][],
  of: number,
  { onProgress, ...options }: BatchOptions,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (const job of jobs) {
    parts.push(await renderPdf(artefact, job, options))
    onProgress?.(Math.min(parts.length * BATCH, of), of)
  }
  return mergeInPress(parts, options)
}

function batches<T>(items: T[]): T[][] {
  if (items.length === 0) throw new Error('nothing to print')
  return Array.from({ length: Math.ceil(items.length / BATCH) }, (_, at) =>
    items.slice(at * BATCH, (at + 1) * BATCH),
  )
}

/**
 * Prove at boot that the press starts and knows every font: an unknown one is a warning, and a warning throws.
 *
 * @throws PrintError or PressStopped with what is wrong.
 */
export async function checkPress({ now }: { now: Date }): Promise<void> {
  const name = written('Ọlá Олена ليلى ሰላም 陳', 'en')
  await renderPdf(
    'roll',
    {
      title: 'Check',
      subtitle: '',
      locale: 'en-GB',
      landscape: false,
      notice: '',
      pages: '{page}/{pages}',
      heads: { number: '', name: '', people: '', needs: '', here: '' },
      rows: [{ number: '1', name, native: null, people: '1', needs: '' }],
    },
    { createdAt: now },
  )
}

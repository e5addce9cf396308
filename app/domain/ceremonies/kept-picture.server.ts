import { createHash } from 'node:crypto'
import type { CertificateJob } from '#app/print/jobs.ts'
import { renderPicture } from '#app/print/render.server.ts'

/** A picture has some 250 kB. */
const MOST_KEPT = 40

const kept = new Map<string, Promise<Uint8Array>>()

/**
 * A certificate as a picture for a page; what the press has made of the same words and look, it does not
 * make again. Kept in memory by what stands on it, the latest few.
 */
export function keptPicture(job: CertificateJob, createdAt: Date): Promise<Uint8Array> {
  const key = createHash('sha256').update(JSON.stringify(job, bytesAsText)).digest('hex')
  const known = kept.get(key)
  const made = known ?? renderPicture('certificate', job, { createdAt })
  // What is asked for again moves to the end; the oldest goes.
  kept.delete(key)
  kept.set(key, made)
  // A fault of the press is not kept.
  if (!known) made.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return made
}

const bytesAsText = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value

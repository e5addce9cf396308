import { makeZip } from 'client-zip'
import type { Database } from '#db/client.server.ts'
import { certificatePdf } from './certificate-pdf.server.ts'

/**
 * A zip of certificates, one PDF a child, as a stream: however many there are, one is in memory.
 *
 * @param certificateIds Those that a print task has made; one that was erased since is left out.
 */
export function zipOfCertificates(
  db: Database,
  { councilId, certificateIds, now }: { councilId: string; certificateIds: string[]; now: Date },
): ReadableStream<Uint8Array> {
  async function* files() {
    for (const certificateId of certificateIds) {
      const found = await certificatePdf(db, { councilId, certificateId, now })
      if (found) yield { name: found.name, input: found.bytes, lastModified: now }
    }
  }
  return makeZip(files())
}

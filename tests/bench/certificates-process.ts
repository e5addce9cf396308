/** Prints 1,000 certificates in a process of its own, so that its memory can be told. */
import { writeFileSync } from 'node:fs'
import { renderCertificates } from '#app/print/render.server.ts'
import { AT, aCertificate, certificates } from '#tests/print/print-jobs.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'

const [count = '1000', file = ''] = process.argv.slice(2)
const names = Object.values(WRITTEN_NAMES)
const all = Array.from({ length: Number(count) }, (_, at) =>
  aCertificate(`${names[at % names.length]} ${at + 1}`),
)
const shown: number[] = []
const from = performance.now()
const pdf = await renderCertificates(certificates(all), {
  ...AT,
  onProgress: (ready) => shown.push(ready),
})
const seconds = (performance.now() - from) / 1_000
if (file) writeFileSync(file, pdf)
process.send?.({ seconds, bytes: pdf.length, shown, ownKb: process.resourceUsage().maxRSS })

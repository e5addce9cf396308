import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { z } from 'zod'
import { watchMemory } from '../memory-of.ts'
import { rounded, type BenchRow } from '../row.ts'

const MOST_SECONDS = 60
const MOST_MB = 500

const told = z.object({
  seconds: z.number(),
  bytes: z.number(),
  shown: z.array(z.number()),
})

/** A thousand certificates with distinct names in fifty scripts and languages, as one PDF. */
export const certificates1000: BenchRow = {
  id: 'certificates-1000',
  how: '1,000 certificates with distinct names in fifty scripts and languages as one PDF/UA-1; memory is that of the printing process and its press together.',
  async measure() {
    const child = fork(join(import.meta.dirname, '../certificates-process.ts'), ['1000'])
    const memory = watchMemory(child.pid ?? 0)
    const [message] = await once(child, 'message')
    memory.stop()
    child.kill()
    const { seconds, bytes, shown } = told.parse(message)
    const peak = memory.peakMb()
    return {
      value: rounded(seconds),
      unit: 's',
      floor: null,
      ratio: null,
      bar: '<= 60 s, <= 500 MB, progress shown',
      holds: seconds <= MOST_SECONDS && (peak ?? 0) <= MOST_MB && shown.length >= 10,
      detail: `Peak memory ${peak ?? 'unknown'} MB, ${rounded(bytes / 2 ** 20)} MB of PDF, progress told ${shown.length} times.`,
    }
  },
}

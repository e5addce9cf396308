import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { root } from '#app/paths.server.ts'
import type { BenchRow } from '../row.ts'

const measured = z.object({
  value: z.number(),
  unit: z.string(),
  floor: z.number().nullable(),
  ratio: z.number().nullable(),
  bar: z.string(),
  holds: z.boolean(),
  detail: z.string(),
})

/** How fast invitations leave the house, beside the same messages when somebody else has written them. */
export const mailing5000: BenchRow = {
  id: 'mailing-5000',
  how: '5,000 invitations in three languages with their calendar part, from the outbox of a PostgreSQL with fsync on to a local SMTP server in a process of its own: claimed, written, handed over and marked as sent; against the same pooled transport handing over 5,000 such messages that lie ready in memory; letters per second, in turn, the median of five.',
  async measure() {
    const run = promisify(execFile)
    const files = ['tests/support/in-vite.ts', 'tests/bench/mailing-process.ts']
    const { stdout } = await run(
      process.execPath,
      [path.join(root, files[0] ?? ''), files[1] ?? ''],
      {
        cwd: root,
        env: { ...process.env, VITEST: '' },
      },
    )
    return measured.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  },
}

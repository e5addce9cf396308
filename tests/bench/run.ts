/**
 * `npm run -s bench`: measures every row, prints the table and writes docs/benchmarks.md.
 * `npm run -s bench -- ID --json`: one row; the last line of stdout is the row as JSON.
 *
 * It ends with 1 when a bar does not hold. A row that breaks is named, and the others are measured.
 */
import { parseArgs } from 'node:util'
import { broken, type BenchRow, type Measured } from './row.ts'
import { certificates1000 } from './rows/certificates-1000.ts'
import { eventPage } from './rows/event-page.ts'
import { feed500 } from './rows/feed-500.ts'
import { import5000 } from './rows/import-5000.ts'
import { invitationLcp } from './rows/invitation-lcp.ts'
import { invitationWeight } from './rows/invitation-weight.ts'
import { list10000 } from './rows/list-10000.ts'
import { mailing5000 } from './rows/mailing-5000.ts'
import { repliesHttp } from './rows/replies-http.ts'
import { repliesOneEvent } from './rows/replies-one-event.ts'
import { replyFlat } from './rows/reply-flat.ts'
import { start } from './rows/start.ts'
import { lineOf, writeTable } from './table.ts'

const ROWS: BenchRow[] = [
  invitationWeight,
  invitationLcp,
  eventPage,
  feed500,
  certificates1000,
  import5000,
  list10000,
  mailing5000,
  start,
  repliesOneEvent,
  repliesHttp,
  replyFlat,
]

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean' } },
})
const chosen = positionals.length === 0 ? ROWS : ROWS.filter(({ id }) => positionals.includes(id))
const isOne = positionals.length === 1 && chosen.length === 1
if (chosen.length < positionals.length || (values.json && !isOne)) {
  console.error(
    `npm run -s bench [-- ID [--json]], where ID is ${ROWS.map(({ id }) => id).join(', ')}.`,
  )
  process.exit(1)
}

const seen: { row: BenchRow; measured: Measured }[] = []
for (const row of chosen) {
  console.error(`Measuring ${row.id}`)
  const measured = await row.measure().catch((error: unknown) => broken(row, error))
  seen.push({ row, measured })
  console.log(lineOf(row, measured))
}
if (positionals.length === 0) writeTable(seen)
if (values.json)
  for (const { row, measured } of seen) {
    const { value, unit, floor, ratio, bar, holds } = measured
    console.log(JSON.stringify({ id: row.id, value, unit, floor, ratio, bar, holds }))
  }
process.exit(seen.every(({ measured }) => measured.holds) ? 0 : 1)

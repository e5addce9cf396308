import postgres from 'postgres'
import type { Actor } from '#app/domain/actor.ts'
import { findEventAtDesk } from '#app/domain/events/find-event.server.ts'
import { newId } from '#app/domain/ids.ts'
import { findGuests } from '#app/domain/invitations/find-guests.server.ts'
import { listFilter } from '#app/domain/invitations/list-filter.form.ts'
import { connect, type Database } from '#db/client.server.ts'
import { aCouncil, anEvent, NOW, type Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { counting, type Statement } from '#tests/support/statements.ts'
import { aLongList } from '../long-list.ts'
import { rounded, type BenchRow } from '../row.ts'

const [FEW, MANY] = [100, 10_000]
const MOST_STATEMENTS = 3
const MOST_TIMES = 1.2
const actor: Actor = { kind: 'account', accountId: newId(), role: 'officer' }

/** What an officer may ask of a list, as it stands in the address. */
const VIEWS: Record<string, Record<string, string>> = {
  coming: { answer: 'coming' },
  'nobody answered': { answer: 'none' },
  need: { need: 'interpreter' },
  language: { language: 'ti' },
  name: { q: 'Soloviia' },
  'by answer': { sort: 'answer' },
  'by last heard': { sort: 'heard' },
}

/** The first page of a guest list, with ten thousand families on it and with a hundred. */
export const list10000: BenchRow = {
  id: 'list-10000',
  how: 'The first page of a list of 10,000 families through the use-case on PostgreSQL: its statements (the council’s setting, the list, the line of audit) and the shared buffers that they touch, by EXPLAIN (ANALYZE, BUFFERS), against a list of 100 in the same database.',
  async measure() {
    const server = await startPgServer()
    const connection = await connect({ url: server.url(), pool: 2 })
    const plain = postgres(server.url(), { max: 1, prepare: false, onnotice: () => {} })
    try {
      await connection.migrate()
      const { db } = connection
      const councilId = await aCouncil(db)
      const [few, many] = [await anEvent(db, { councilId }), await anEvent(db, { councilId })]
      await aLongList(db, few, FEW)
      await aLongList(db, many, MANY)
      await plain`vacuum analyze`
      const cost = async (work: (watched: Database) => Promise<unknown>) => {
        const queries = await statementsOf(db, work)
        return { statements: queries.length, buffers: await buffersOf(plain, queries) }
      }
      const both = async (work: (db: Database, setting: Setting) => Promise<unknown>) => {
        const small = await cost((watched) => work(watched, few))
        const large = await cost((watched) => work(watched, many))
        return { ...large, floor: small.buffers, times: large.buffers / small.buffers }
      }
      const listed = (fields: Record<string, string>) =>
        both((watched, setting) =>
          findGuests(watched, { ...setting, filter: listFilter.parse(fields), actor, now: NOW }),
        )
      const first = await listed({})
      const head = await both((watched, setting) =>
        findEventAtDesk(watched, { ...setting, now: NOW }),
      )
      const others: string[] = []
      for (const [name, fields] of Object.entries(VIEWS))
        others.push(`${name} ${inWords(await listed(fields))}`)
      return {
        value: first.buffers,
        unit: 'buffers',
        floor: first.floor,
        ratio: rounded(first.times, 2),
        bar: '<= 3 statements, buffers <= 1.2x those of 100',
        holds: first.statements <= MOST_STATEMENTS && first.times <= MOST_TIMES,
        detail: `${first.statements} statements. The head of the page: ${head.statements} statements, ${inWords(head)}. Not in the bar, each against the same of 100: ${others.join('; ')}.`,
      }
    } finally {
      await plain.end()
      await connection.close()
      await server.stop()
    }
  },
}

const inWords = ({ buffers, floor, times }: { buffers: number; floor: number; times: number }) =>
  `${buffers} buffers (${floor}; ${rounded(times, 1)}x)`

/** What a use-case asks of the database; what it writes is taken back, so that it can be asked again. */
async function statementsOf(
  db: Database,
  work: (watched: Database) => Promise<unknown>,
): Promise<Statement[]> {
  const asked: Statement[] = []
  await takenBack((ended) =>
    db.transaction(async (tx) => {
      const { db: watched, queries } = counting(tx)
      await work(watched)
      asked.push(...queries)
      throw ended
    }),
  )
  return asked
}

/** Buffers that the statements of one transaction touch together; what they write is taken back. */
async function buffersOf(plain: postgres.Sql, queries: Statement[]): Promise<number> {
  let buffers = 0
  await takenBack((ended) =>
    plain.begin(async (tx) => {
      for (const { sql, params } of queries) {
        const given = params.map((one) => (one instanceof Date ? one.toISOString() : one))
        // The statement that takes the role and names the council is the first: it holds for the others.
        const [row] = await tx.unsafe(
          `explain (analyze, buffers, format json) ${sql}`,
          given as never[],
        )
        const [{ Plan: plan }] = Object(row)['QUERY PLAN']
        buffers += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
      }
      throw ended
    }),
  )
  return buffers
}

/** Runs a transaction that ends by throwing what it is given, and so leaves nothing behind. */
async function takenBack(run: (ended: Error) => Promise<unknown>): Promise<void> {
  const ended = new Error('Taken back')
  await run(ended).catch((error: unknown) => {
    if (error !== ended) throw error
  })
}

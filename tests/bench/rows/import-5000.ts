import { rmSync } from 'node:fs'
import { startSignIn } from '#app/domain/access/sign-in.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import { account } from '#db/schema/index.ts'
import { aCouncil, anEvent } from '#tests/support/factories.ts'
import { AS_PREPARED, prepareData } from '#tests/support/prepared-data.ts'
import { startApp } from '#tests/support/running-app.ts'
import { aLongList } from '../long-list.ts'
import { watchMemory } from '../memory-of.ts'
import { median, rounded, type BenchRow } from '../row.ts'
import { asCsv, asXlsx, aListWithFaults } from '../wrong-list.ts'

const ROWS = 5_000
const KNOWN = 10_000
const ROUNDS = 5
const MOST_SECONDS = 10
const MOST_MB = 300

interface Previewed {
  seconds: number
  megabytes: number
}

/** How long an officer waits for the preview of a long list with faults in it, and what memory it takes. */
export const import5000: BenchRow = {
  id: 'import-5000',
  how: 'A guest list of 5,000 rows, a tenth of them wrong, brought in over HTTP where the directory knows 10,000 people: from sending the file to the whole preview page with its errors, CSV and XLSX in turn, the slower median of five; memory is what server and reading process hold together above what the server held before the first round, the most of all rounds.',
  async measure() {
    const { dataDir, filled } = await prepareData(async (db) => {
      const councilId = await aCouncil(db)
      const setting = await anEvent(db, { councilId, kind: 'welcome' })
      await aLongList(db, await anEvent(db, { councilId }), KNOWN)
      const cookie = await inCouncil(db, councilId, async (tx) => {
        const [accountId, now] = [newId(), new Date()]
        const email = 'officer@borchester.example'
        const role = 'officer'
        const values = { councilId, id: accountId, email, name: 'Ada Officer', role } as const
        await tx.insert(account).values({ ...values, createdAt: now })
        return startSignIn(tx, { councilId, accountId, role, address: '192.0.2.1', now })
      })
      return { cookie: `herald=${cookie}`, guests: `/desk/events/${setting.eventId}/guests` }
    })
    const app = await startApp({ environment: AS_PREPARED, dataDir })
    try {
      const { rows, wrong } = aListWithFaults(ROWS)
      const files = { 'list.csv': asCsv(rows), 'list.xlsx': await asXlsx(rows) }
      const pid = app.process.pid ?? 0
      // Growth is counted from here, so that what a round leaves behind counts in the next.
      await fetch(`${app.origin}${filled.guests}`, { headers: { cookie: filled.cookie } })
      const atRest = watchMemory(pid)
      atRest.stop()
      const before = atRest.peakMb() ?? 0
      const seen: Record<string, Previewed[]> = { 'list.csv': [], 'list.xlsx': [] }
      for (let round = 0; round < ROUNDS; round += 1)
        for (const [name, bytes] of Object.entries(files)) {
          const memory = watchMemory(pid)
          const from = performance.now()
          const page = await previewed(app.origin, { ...filled, name, bytes })
          const seconds = (performance.now() - from) / 1_000
          memory.stop()
          const words = page.replaceAll(/<[^>]*>/g, ' ')
          if (!words.includes(`${wrong} have a problem`))
            throw new Error(`The preview of ${name} does not speak of ${wrong} wrong rows`)
          seen[name]?.push({ seconds, megabytes: (memory.peakMb() ?? Infinity) - before })
        }
      const told = Object.entries(seen).map(([name, all]) => ({
        name,
        seconds: median(all.map(({ seconds }) => seconds)),
        megabytes: Math.max(...all.map(({ megabytes }) => megabytes)),
      }))
      const slowest = Math.max(...told.map(({ seconds }) => seconds))
      return {
        value: rounded(slowest, 2),
        unit: 's',
        floor: null,
        ratio: null,
        bar: '<= 10 s, <= 300 MB',
        holds: slowest <= MOST_SECONDS && told.every(({ megabytes }) => megabytes <= MOST_MB),
        detail: told
          .map(
            ({ name, seconds, megabytes }) =>
              `${name}: ${rounded(seconds, 2)} s, ${megabytes} MB, ${wrong} wrong rows told.`,
          )
          .join(' '),
      }
    } finally {
      await app.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
  },
}

/** Sends a list as the form of the page does, and reads the preview that it leads to. */
async function previewed(
  origin: string,
  asked: { cookie: string; guests: string; name: string; bytes: Buffer },
): Promise<string> {
  const { cookie, guests, name, bytes } = asked
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name))
  const written = new Response(form)
  const sent = await fetch(`${origin}${guests}/import`, {
    method: 'POST',
    // Whole, so that it says how long it is, as browsers do.
    body: await written.arrayBuffer(),
    headers: { cookie, origin, 'content-type': written.headers.get('content-type') ?? '' },
    redirect: 'manual',
  })
  const next = sent.headers.get('location')
  if (sent.status !== 303 || !next) throw new Error(`The list was answered with ${sent.status}`)
  const page = await fetch(`${origin}${next}/check`, { headers: { cookie } })
  if (page.status !== 200) throw new Error(`The preview was answered with ${page.status}`)
  return page.text()
}

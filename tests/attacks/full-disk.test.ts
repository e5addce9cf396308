/** A disk that fills up under the embedded database: a small file system of its own, which needs root on Linux. */
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readSettings } from '#app/settings.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { connect, type Connection } from '#db/client.server.ts'
import { file, reply } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { aWorld } from '#tests/support/world.ts'

const MEGABYTES = 160
const folder = mkdtempSync(join(tmpdir(), 'herald-full-disk-'))
const mayMount = mounted()
let connection: Connection | undefined

useApp({
  connection() {
    if (!connection) throw new Error('The small disk holds no database')
    return connection
  },
})
globalThis.heraldSettings = readSettings({ APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

beforeAll(async () => {
  if (!mayMount) return
  connection = await connect({ folder: join(folder, 'pg') })
  await connection.migrate()
}, 120_000)
afterAll(async () => {
  await connection?.close()
  if (mayMount) execFileSync('umount', [folder])
  rmSync(folder, { recursive: true })
})

function mounted(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false // not Linux, or not root
  }
}

/** Writes until not a byte is left. */
function fillDisk(): void {
  for (const bytes of [1_048_576, 4_096])
    for (let at = 0; ; at += 1)
      try {
        writeFileSync(join(folder, `full-${bytes}-${at}`), Buffer.alloc(bytes))
      } catch {
        break
      }
}

test.runIf(mayMount)(
  'a full disk costs an answer in the reader’s language, keeps nothing by half, and all works again once there is room',
  async () => {
    const db = connection?.db
    if (!db) throw new Error('No database')
    await loadSecret(db, 'a secret for tests, 32 letters at least')
    const { replyToken, cookies, events } = await aWorld(db, 'here.example')
    const path = `/i/${replyToken}`
    const form = { answer: 'yes', 'people.adults': '2', step: 'send' }
    const headers = { 'Accept-Language': 'uk' }
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    fillDisk()
    // Text that no database can make small, as long as a long list.
    const lines =
      randomBytes(400_000)
        .toString('hex')
        .match(/.{1,70}/g)
        ?.slice(0, 4_000) ?? []
    const sent = [
      [
        `/desk/events/${events[0].eventId}/guests/paste`,
        { lines: lines.join('\n') },
        'en',
        cookies.owner,
      ],
      [path, form, 'ar', undefined],
      ['/sign-in', { email: 'dana@borchester.example' }, 'uk', undefined],
    ] as const
    const statuses: number[] = []
    for (const [asked, fields, speaks, cookie] of sent) {
      const { status, body } = await app.ask(asked, {
        form: fields,
        headers,
        ...(cookie ? { cookie } : {}),
      })
      const told = /Amira|53100|could not extend|No space|node_modules/.exec(body)?.[0]
      const language = /<html lang="(\w+)"/.exec(body)?.[1]
      const isFault = status >= 500
      expect([asked, told, isFault ? language : speaks]).toEqual([asked, undefined, speaks])
      statuses.push(status)
    }
    expect(statuses.some((status) => status >= 500)).toBe(true)
    const page = await app.ask(path, { headers })
    expect([page.status, (await app.ask('/livez')).status]).toEqual([200, 200])
    const kept = await db.select().from(file)
    expect(kept.filter(({ bytes }) => bytes.length > 100_000)).toEqual([])
    execFileSync('find', [folder, '-maxdepth', '1', '-name', 'full-*', '-delete'])
    expect((await app.ask(path, { form })).status).toBe(303)
    expect(await db.select().from(reply)).toMatchObject([{ people: 2, answer: 'yes' }])
    const said = log.mock.calls.map(([line]) => String(line)).join('')
    log.mockRestore()
    expect(said).toContain('53100')
    expect(said).not.toMatch(new RegExp(`Amira|${replyToken}`))
  },
  120_000,
)

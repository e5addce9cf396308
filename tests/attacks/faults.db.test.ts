/** A database that goes away under a running server, and comes back. Mail servers: tests/domain/mail/deliver.db.test.ts. */
import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'
import { expect, inject, test, vi } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { reply } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { driver, useDatabase } from '#tests/support/database.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { aWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

test.runIf(driver === 'postgres')(
  'a database that refuses for a while costs an answer, not a server: it is said, and then all works again',
  async () => {
    await loadSecret(database.db, 'a secret for tests, 32 letters at least')
    const { replyToken, cookies } = await aWorld(database.db, 'here.example')
    const path = `/i/${replyToken}`
    const form = { answer: 'yes', 'people.adults': '2', step: 'send' }
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const name = new URL(database.url ?? '').pathname.slice(1)
    const admin = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} })
    try {
      await admin.unsafe(`alter database ${name} with allow_connections false`)
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`
      for (const [asked, sent] of [
        [path, {}],
        [path, { form }],
        ['/', {}],
        ['/desk', { cookie: cookies.officer }],
        ['/sign-in', { form: { email: 'dana@borchester.example' } }],
      ] as const) {
        const headers = { 'Accept-Language': 'uk' }
        const { status, body } = await app.ask(asked, { ...sent, headers })
        expect([asked, status]).toEqual([asked, 503])
        expect(body).toContain('lang="uk"')
        expect(body).not.toMatch(/Amira|connection|postgres| at /)
      }
      await admin.unsafe(`alter database ${name} with allow_connections true`)
    } finally {
      await admin.end()
    }
    // The driver waits a little longer after each refusal before it knocks again.
    const until = Date.now() + 20_000
    let status = 0
    while (status !== 303 && Date.now() < until) {
      ;({ status } = await app.ask(path, { form }))
      if (status !== 303) await wait(200)
    }
    const said = log.mock.calls.map(([line]) => String(line)).join('')
    log.mockRestore()
    expect(status).toBe(303)
    expect(await database.db.select().from(reply)).toMatchObject([{ people: 2 }])
    expect(said).toContain('request.failed')
    expect(said).not.toContain(replyToken)
    expect(said).not.toMatch(/dana@|Amira/)
  },
  60_000,
)

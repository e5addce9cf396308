import { createHmac } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { signMail } from '#app/http/mail-hook.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { readSettings } from '#app/settings.server.ts'
import { MOST_INBOUND_BYTES } from '#app/domain/mail/read-inbound.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { reply } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, anInvitation } from '#tests/support/factories.ts'
import { pressed } from '#tests/support/guest-mail/pressed.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'

const SECRET = 'the secret of the mail hook, long enough'
const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example', MAIL_HOOK_SECRET: SECRET })
const app = useWholeApp({ host: 'here.example' })

const seconds = (ago = 0) => Math.floor(Date.now() / 1_000) - ago
const soon = new Date(Date.now() + 30 * 86_400_000)
soon.setUTCSeconds(0, 0)

/** What a mail server sends: no cookie, no Origin. */
const post = (raw: Buffer, signature: string | undefined) =>
  app.ask('/hooks/mail', {
    raw: { type: 'message/rfc822', body: raw.toString() },
    headers: {
      'Sec-Fetch-Site': undefined,
      Origin: undefined,
      ...(signature ? { 'Herald-Signature': signature } : {}),
    },
  })

async function anInvited() {
  const councilId = await aCouncil(database.db, { host: 'here.example' })
  const setting = await anEvent(database.db, { councilId, startsAt: soon })
  const invitationId = await anInvitation(database.db, setting, { limit: 1 })
  const uid = `${invitationId}@borchester.example`
  const message = (over = {}) =>
    pressed('outlook', { uid, startsAt: soon, stamp: new Date(), ...over })
  const answer = () =>
    inCouncil(database.db, councilId, async (tx) => {
      const [row] = await tx.select().from(reply).where(eq(reply.invitationId, invitationId))
      return row?.answer
    })
  return { message, answer }
}

let invited: Awaited<ReturnType<typeof anInvited>>
beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  invited = await anInvited()
})

describe('a message that a mail server posts', () => {
  test('is taken when it is signed, once', async () => {
    const raw = invited.message()
    const signature = signMail(SECRET, raw, seconds())
    expect(await post(raw, signature)).toMatchObject({ status: 200, body: 'taken\n' })
    expect(await invited.answer()).toBe('yes')
    expect((await post(raw, signature)).status).toBe(409)
  })

  test('is signed as the documents say', () => {
    const raw = Buffer.from('From: a@example.org\r\n\r\nx')
    const plain = createHmac('sha256', SECRET).update('1789000000.').update(raw).digest('hex')
    expect(signMail(SECRET, raw, 1_789_000_000)).toBe(`t=1789000000,v1=${plain}`)
  })

  test.each<[string, (raw: Buffer) => string | undefined, number]>([
    ['no signature', () => undefined, 401],
    ['what is no signature', () => 'v1=00', 401],
    ['another secret', (raw) => signMail('x'.repeat(40), raw, seconds()), 401],
    ['a signature of another message', () => signMail(SECRET, Buffer.from('x'), seconds()), 401],
    [
      'another time than was signed',
      (raw) => signMail(SECRET, raw, seconds()).replace(/t=\d/, 't=2'),
      401,
    ],
    ['an old signature', (raw) => signMail(SECRET, raw, seconds(301)), 401],
    ['a signature of tomorrow', (raw) => signMail(SECRET, raw, seconds(-400)), 401],
  ])('with %s is refused, and nothing happens', async (_what, signature, status) => {
    const raw = invited.message()
    expect((await post(raw, signature(raw))).status).toBe(status)
    expect(await invited.answer()).toBeUndefined()
  })

  test('is refused beyond a megabyte, before anybody reads it', async () => {
    const raw = Buffer.alloc(MOST_INBOUND_BYTES + 1, 'x')
    expect((await post(raw, signMail(SECRET, raw, seconds()))).status).toBe(413)
  })

  test('that cannot be read is taken all the same: to send it again would change nothing', async () => {
    const raw = Buffer.from('--\r\n'.repeat(2_000))
    expect((await post(raw, signMail(SECRET, raw, seconds()))).status).toBe(200)
  })
})

test('the address is there for messages only', async () => {
  expect((await app.ask('/hooks/mail')).status).toBe(404)
  expect((await app.ask('/hooks/mail', { method: 'PUT' })).status).toBe(405)

  globalThis.heraldSettings = readSettings({ APP_URL: 'http://here.example' })
  const raw = invited.message()
  expect((await post(raw, signMail(SECRET, raw, seconds()))).status).toBe(404)
  expect(await invited.answer()).toBeUndefined()
})

import { sql } from 'drizzle-orm'
import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { readMailbox } from '#app/domain/mail/read-mailbox.server.ts'
import { leaseMailbox, mailboxKey, LEASE_SECONDS } from '#app/domain/mail/mailbox-lease.server.ts'
import { readSettings } from '#app/settings.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { inboundMessage, reply } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, type Setting } from '#tests/support/factories.ts'
import { pressed } from '#tests/support/guest-mail/pressed.ts'
import { plainMail } from '#tests/support/guest-mail/returned.ts'
import { anImapServer, type ImapMailbox } from '#tests/support/imap-server.ts'

const database = useDatabase()
const now = () => new Date()
const soon = new Date(Date.now() + 40 * 86_400_000)
soon.setUTCSeconds(0, 0)
let server: ImapMailbox
let setting: Setting

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await anImapServer()
  setting = await anEvent(database.db, { startsAt: soon })
})
afterEach(() => server.close())

const mailbox = (url = server.url) => readSettings({ IMAP_URL: url }).imap!
const look = (owner = 'one process', at = now) =>
  readMailbox(database.db, { server: mailbox(), owner, now: at })

/** Somebody who is invited alone presses a button. */
async function aPress(over: Partial<Parameters<typeof pressed>[1]> = {}) {
  const invitationId = await anInvitation(database.db, setting, { limit: 1 })
  const uid = `${invitationId}@borchester.example`
  return pressed('exchange', { uid, startsAt: soon, stamp: new Date(Date.now() - 60_000), ...over })
}

const answers = () =>
  inCouncil(database.db, setting.councilId, (tx) => tx.select({ answer: reply.answer }).from(reply))
const taken = () =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx.select({ decision: inboundMessage.decision }).from(inboundMessage),
  )

describe('the mailbox', () => {
  test('is read: answers count and are put away, letters of people stay unread', async () => {
    server.deliver(
      await aPress(),
      plainMail({ text: 'A question' }),
      await aPress({ partstat: 'DECLINED' }),
    )
    expect(await look()).toBe(3)
    expect((await answers()).map(({ answer }) => answer).toSorted()).toEqual(['no', 'yes'])
    expect([server.count('INBOX'), server.unseen('INBOX'), server.count('Herald')]).toEqual([
      1, 1, 2,
    ])
    expect(await look()).toBe(0)
  })

  test('is not blocked by a message that cannot be taken, whatever the fault is', async () => {
    const refuse = `create function refuse_poison() returns trigger language plpgsql as
      $$ begin if new.excerpt like '%poison%' then raise 'cannot be kept'; end if; return new; end $$`
    await database.db.execute(sql.raw(refuse))
    await database.db.execute(
      sql`create trigger refuse_poison before insert or update on inbound_message
        for each row execute function refuse_poison()`,
    )
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    try {
      server.deliver(await aPress({ comment: 'poison' }), await aPress())
      await expect(look()).rejects.toThrow('Failed query')
      await expect(look()).rejects.toThrow('Failed query')
      expect(await answers()).toHaveLength(0)
      expect(await look()).toBe(2)
      expect(await answers()).toHaveLength(1)
      expect([server.unseen('INBOX'), await look()]).toEqual([1, 0])
      expect(log.mock.calls.join()).toContain('mail-in.passed-over')
    } finally {
      log.mockRestore()
      await database.db.execute(sql`drop function refuse_poison cascade`)
    }
  })

  test('is read on where the last look ended, also by another process', async () => {
    server.deliver(plainMail({}), await aPress())
    expect(await look('one')).toBe(2)
    server.deliver(await aPress())
    expect(await look('another')).toBe(1)
    expect(await answers()).toHaveLength(2)
  })

  test('that is numbered anew is read again, and nothing counts twice', async () => {
    server.deliver(await aPress(), plainMail({}))
    await look()
    server.renumber()
    server.deliver(await aPress())
    expect(await look()).toBe(2)
    expect(await taken()).toHaveLength(2)
  })

  test('is read by one process at a time', async () => {
    server.deliver(await aPress())
    const looked = await Promise.all([look('one'), look('another'), look('a third')])
    expect(looked.filter((count) => count === 1)).toHaveLength(1)
    expect(await taken()).toHaveLength(1)
  })

  test('is waited for while its reader may be alive, and read by another when it is dead', async () => {
    server.deliver(await aPress())
    await leaseMailbox(database.db, { key: mailboxKey(mailbox()), owner: 'dead', now: now() })
    expect(await look('alive')).toBeUndefined()
    const later = () => new Date(Date.now() + (LEASE_SECONDS + 1) * 1_000)
    expect(await look('alive', later)).toBe(1)
    expect(await answers()).toEqual([{ answer: 'yes' }])
  })

  test('that a process left in the middle loses nothing and doubles nothing', async () => {
    server.deliver(await aPress(), await aPress(), await aPress())
    const stopping = new AbortController()
    let looks = 0
    // Stopped after the first message.
    const counting = () => {
      if ((looks += 1) === 4) stopping.abort()
      return now()
    }
    const first = await readMailbox(database.db, {
      server: mailbox(),
      owner: 'one',
      now: counting,
      signal: stopping.signal,
    })
    expect(first).toBeLessThan(3)
    expect(first! + (await look('another'))!).toBe(3)
    expect(await taken()).toHaveLength(3)
  })

  test('with a message that is too large goes on behind it', async () => {
    const huge = Buffer.concat([plainMail({}), Buffer.alloc(1_100_000, 'x')])
    server.deliver(huge, await aPress())
    expect(await look()).toBe(2)
    expect(await answers()).toHaveLength(1)
    expect(server.count('INBOX')).toBe(1)
  })

  test('that is away, or lets nobody in, is an error, and is free for the next try', async () => {
    const wrong = { ...mailbox(), password: 'another' }
    await expect(readMailbox(database.db, { server: wrong, owner: 'one', now })).rejects.toThrow(
      /command failed/i,
    )
    await expect(
      readMailbox(database.db, { server: { ...mailbox(), port: 1 }, owner: 'one', now }),
    ).rejects.toThrow(/ECONNREFUSED/)
    server.deliver(await aPress())
    expect(await look('another')).toBe(1)
  })
})

describe('a mailbox that is opened by a token', () => {
  test('asks for one as this application, and reads', async () => {
    const asked: string[] = []
    const tokens = createServer((req, res) => {
      req.on('data', (chunk) => asked.push(String(chunk)))
      req.on('end', () => {
        const isRight = asked.join('').includes('client_secret=right')
        res.writeHead(isRight ? 200 : 401, { 'Content-Type': 'application/json' })
        res.end(JSON.stringify(isRight ? { access_token: 'the token' } : { error: 'no' }))
      })
    })
    await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve))
    const address = tokens.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const at = (secret: string) =>
      readSettings({
        IMAP_URL: server.url.replace(':a%20password', ''),
        IMAP_TOKEN_URL: `http://127.0.0.1:${port}/token`,
        IMAP_CLIENT_ID: 'herald',
        IMAP_CLIENT_SECRET: secret,
      }).imap!
    server.deliver(await aPress())
    await expect(
      readMailbox(database.db, { server: at('wrong'), owner: 'one', now }),
    ).rejects.toThrow('401')
    asked.length = 0
    expect(await readMailbox(database.db, { server: at('right'), owner: 'one', now })).toBe(1)
    expect(new URLSearchParams(asked.join('')).get('grant_type')).toBe('client_credentials')
    await new Promise((resolve) => tokens.close(resolve))
  })

  test('needs all of its variables, or none', () => {
    expect(() => readSettings({ IMAP_URL: server.url, IMAP_CLIENT_ID: 'herald' })).toThrow(
      'set together',
    )
    expect(() => readSettings({ IMAP_URL: 'https://mail.example' })).toThrow('IMAP_URL')
    expect(readSettings({ IMAP_URL: 'imaps://a%40b.example:p%3Aw@mail.example' }).imap).toEqual({
      host: 'mail.example',
      port: 993,
      secure: true,
      user: 'a@b.example',
      password: 'p:w',
    })
  })
})

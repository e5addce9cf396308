/** Links in the wrong hands, and in too many: guessed, forwarded, opened by machines, sent to another host. */
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { allowReadOutCode, replyLink } from '#app/domain/access/links.server.ts'
import { countTowards } from '#app/domain/access/rate.server.ts'
import { showReadOutCode } from '#app/domain/access/tokens.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { smtpPost } from '#app/domain/mail/smtp-post.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { council, invitation, letter, link, reply } from '#db/schema/index.ts'
import { originOf } from '#app/http/visit.server.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, anEvent } from '#tests/support/factories.ts'
import { changedTables, fingerprint } from '#tests/support/fingerprint.ts'
import { aMailServer } from '#tests/support/mail-server.ts'
import { routesUnderTest } from '#tests/support/route-table.ts'
import { useWholeApp, type Heard } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
// One proxy stands before us: it appends the address that it saw.
useApp(database, { APP_URL: 'http://here.example', TRUST_PROXY: '1' })
const app = useWholeApp({ host: 'here.example' })
const routes = await routesUnderTest()

let here: CouncilWorld
let elsewhere: CouncilWorld
beforeEach(async () => ({ here, elsewhere } = await twoWorlds(database.db)))

const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } })
/** A token of the right shape that nobody was given. */
const guess = (at: number) =>
  at
    .toString(32)
    .replace(/[01890]/g, 'z')
    .padStart(26, 'q')
/** A page without what differs between any two: its own address, and the reference of the request. */
const plain = ({ body }: Heard, path: string) =>
  body.replaceAll(path, '/…').replaceAll(encodeURIComponent(path), '/…')

const yes = { answer: 'yes', 'people.adults': '2', step: 'send' }

async function replies(): Promise<number> {
  return (await database.db.select().from(reply)).length
}

describe('a token that was never issued here', () => {
  test('is answered like any unknown address, by GET and POST, whoever’s it is', async () => {
    const nowhere = plain(await app.ask('/nowhere'), '/nowhere')
    for (const token of [guess(1), elsewhere.replyToken, here.signInToken, 'x', 'A'.repeat(26)]) {
      for (const form of [undefined, yes]) {
        const path = `/i/${token}`
        const answer = await app.ask(path, form ? { form } : {})
        expect([token, answer.status]).toEqual([token, 404])
        expect(form ? nowhere : plain(answer, path)).toBe(nowhere)
      }
      expect((await app.ask(`/i/${token}/event.ics`)).status).toBe(404)
    }
    for (const token of [guess(1), elsewhere.signInToken, here.replyToken])
      for (const form of [undefined, {}]) {
        const answer = await app.ask(`/sign-in/${token}`, form ? { form } : {})
        expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined])
      }
    expect(await replies()).toBe(0)
  })
})

describe('a link that is over', () => {
  const SECRETS = /citizenship|Family event|Council House|Amira|Khatib/

  test('says so and names nobody, nothing and nowhere; its answer is not taken', async () => {
    await database.db.update(link).set({ revokedAt: new Date() })
    const path = `/i/${here.replyToken}`
    const page = await app.ask(path)
    expect(page.status).toBe(200)
    expect(page.body).not.toMatch(SECRETS)
    expect(page.body).not.toContain('<form method="post"')
    expect((await app.ask(path, { form: yes })).status).toBe(404)
    expect(await replies()).toBe(0)
    expect((await app.ask(`${path}/event.ics`)).status).toBe(404)
  })

  test('signs nobody in: expired, spent, revoked', async () => {
    const path = `/sign-in/${here.signInToken}`
    const before = new Date(Date.now() - 1_000)
    for (const column of ['expiresAt', 'spentAt', 'revokedAt'] as const) {
      await database.db
        .update(link)
        .set({ expiresAt: null, spentAt: null, revokedAt: null, [column]: before })
        .where(eq(link.purpose, 'sign_in'))
      for (const form of [undefined, {}]) {
        const { status, headers } = await app.ask(path, form ? { form } : {})
        expect([column, status, headers['set-cookie']]).toEqual([column, 410, undefined])
      }
    }
  })

  test('of a withdrawn invitation takes no answer', async () => {
    await database.db.update(invitation).set({ revokedAt: new Date() })
    const { status } = await app.ask(`/i/${here.replyToken}`, { form: yes })
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(await replies()).toBe(0)
  })
})

describe('machines that open every link', () => {
  test('three scanners by GET and HEAD change nothing, and the links still work', async () => {
    const paths = [
      `/i/${here.replyToken}`,
      `/i/${here.replyToken}?answer=no`,
      `/i/${here.replyToken}/event.ics`,
      `/sign-in/${here.signInToken}`,
    ]
    const before = await fingerprint(database.db)
    for (const address of ['192.0.2.51', '192.0.2.52', '192.0.2.53'])
      for (const path of paths)
        for (const method of ['GET', 'HEAD']) {
          const { status, headers } = await app.ask(path, { method, ...from(address) })
          expect([path, method, status]).toEqual([path, method, 200])
          expect(headers['set-cookie']).toBeUndefined()
        }
    expect(changedTables(before, await fingerprint(database.db))).toEqual([])
    const signedIn = await app.ask(`/sign-in/${here.signInToken}`, { form: {} })
    expect(signedIn.status).toBe(303)
    expect(signedIn.headers['set-cookie']?.[0]).toMatch(/^herald=[\w-]{43}; /)
    expect((await app.ask(`/i/${here.replyToken}`, { form: yes })).status).toBe(303)
    expect(await replies()).toBe(1)
  })

  test('HEAD says what GET says without a body, and OPTIONS the same to a good link and a bad one', async () => {
    const before = await fingerprint(database.db)
    for (const { path, loader } of routes.filter(({ path }) => !/[*]|^\/desk/.test(path))) {
      if (!loader) continue
      const filled = path.replace(/:(\w+)/g, (_, name: string) =>
        name === 'token' ? here.replyToken : (here.events[0][name] ?? 'x'),
      )
      const { body } = await app.ask(filled, { method: 'HEAD', cookie: here.cookies.owner })
      expect([filled, body]).toEqual([filled, ''])
    }
    expect(changedTables(before, await fingerprint(database.db))).toEqual([])
    const asked = []
    for (const path of [`/i/${here.replyToken}`, `/i/${guess(2)}`, '/desk', '/'])
      for (const method of ['OPTIONS', 'PUT', 'DELETE', 'PATCH']) {
        const { status, body, headers } = await app.ask(path, { method })
        asked.push([status, body, headers.allow, headers['access-control-allow-origin']])
      }
    expect(new Set(asked.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(asked[0]?.[0]).toBe(405)
  }, 60_000)
})

describe('guesses', () => {
  test('are stopped after sixty, while a good link from the same address opens and answers', async () => {
    const attacker = from('192.0.2.66')
    const statuses = new Set<number>()
    for (let at = 0; at < 130; at += 1) {
      const { status } = await app.ask(`/i/${guess(at)}/event.ics`, attacker)
      statuses.add(status)
    }
    expect([...statuses].toSorted()).toEqual([404, 429])
    expect((await app.ask(`/i/${guess(999)}`, attacker)).status).toBe(429)
    // What a client writes before the proxy's own entry changes nothing.
    const forged = from('203.0.113.1, 192.0.2.66')
    expect((await app.ask(`/i/${guess(999)}`, forged)).status).toBe(429)
    expect((await app.ask(`/i/${guess(999)}`, from('192.0.2.67'))).status).toBe(404)
    expect((await app.ask(`/i/${here.replyToken}`, attacker)).status).toBe(200)
    expect((await app.ask(`/i/${here.replyToken}`, { form: yes, ...attacker })).status).toBe(303)
  }, 60_000)

  test('of codes are stopped by address, and the code that hits at last opens nothing from there', async () => {
    const code = await aReadOutCode()
    const attacker = from('192.0.2.68')
    for (let at = 0; at < 22; at += 1)
      await app.ask('/c', {
        form: { code: `AAAAA-AAA${'ABCDEFGHJKLMNPQRSTUVWX'[at]}A` },
        ...attacker,
      })
    expect((await app.ask('/c', { form: { code }, ...attacker })).status).toBe(429)
    const honest = await app.ask('/c', { form: { code }, ...from('192.0.2.69') })
    expect([honest.status, honest.headers.location]).toEqual([303, `/i/${here.replyToken}`])
  })

  test('of codes are stopped by council, from however many addresses', async () => {
    const whose = `${here.councilId}/`
    await countAlready({ what: 'code-miss-council', whose, times: 299 })
    const miss = (address: string) =>
      app.ask('/c', { form: { code: 'AAAAA-AAAAA' }, ...from(address) })
    expect((await miss('198.51.100.1')).status).toBe(422)
    expect((await miss('198.51.100.2')).status).toBe(429)
    const other = { host: 'elsewhere.example', ...from('198.51.100.9') }
    expect((await app.ask('/c', { form: { code: 'AAAAA-AAAAA' }, ...other })).status).toBe(422)
  }, 60_000)

  test('of one event’s families do not stop a hotel’s 150 residents at one address', async () => {
    const { councilId } = here
    await anEvent(database.db, {
      councilId,
      kind: 'welcome',
      capacity: 400,
      startsAt: new Date(Date.now() + 20 * 86_400_000),
      event: { slug: 'picnic' },
    })
    const join = (at: number) =>
      app.ask('/events/picnic/join', {
        form: {
          name: 'Amira Al-Khatib',
          language: 'ar',
          mark: `01a201a0-2b20-757b-8d9a-${String(at).padStart(12, '0')}`,
          'people.adults': '1',
          step: 'send',
        },
        ...from('192.0.2.80'),
      })
    await countAlready({ what: 'sign-up', whose: `${councilId}/192.0.2.80`, times: 145 })
    for (let at = 0; at < 5; at += 1) expect((await join(at)).status).toBe(303)
    expect(await replies()).toBe(5)
    // A machine that fills in the form all night is stopped all the same.
    await countAlready({ what: 'sign-up', whose: `${councilId}/192.0.2.80`, times: 51 })
    expect((await join(5)).status).toBe(429)
  })
})

/** As if so many had been counted: in this window of time, and in the next, should it begin meanwhile. */
async function countAlready({
  times,
  ...limit
}: {
  what: string
  whose: string
  times: number
}): Promise<void> {
  for (const now of [new Date(), new Date(Date.now() + 600_000)])
    for (let at = 0; at < times; at += 1)
      await countTowards(database.db, { ...limit, seconds: 600, now })
}

async function aReadOutCode(): Promise<string> {
  return inCouncil(database.db, here.councilId, async (tx) => {
    const { partyId = '', eventId = '' } = here.events[0]
    const linkRow = await replyLink(tx, { ...here, partyId, eventId, now: new Date() })
    return showReadOutCode(await allowReadOutCode(tx, { ...here, linkRow }))
  })
}

describe('signing in', () => {
  test('answers alike to an address that works here and to one that does not', async () => {
    const known = await emailOf(here)
    const answers = []
    for (const email of [known, 'nobody@example.org']) {
      const startedAt = performance.now()
      const { status, headers, body } = await app.ask('/sign-in', { form: { email } })
      const ms = performance.now() - startedAt
      expect(ms).toBeGreaterThan(245)
      const { date: _, ...same } = headers
      answers.push({ status, headers: same, body })
    }
    expect(answers[0]?.status).toBe(303)
    expect(answers[0]).toEqual(answers[1])
  })

  test('sends five letters to one address and no more, from wherever they are asked for', async () => {
    const email = await emailOf(here)
    const statuses = []
    // Two windows of time at most: ten letters, and not fourteen.
    for (let at = 0; at < 14; at += 1)
      statuses.push(
        (await app.ask('/sign-in', { form: { email }, ...from(`192.0.2.${at}`) })).status,
      )
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(4)
    expect(statuses.at(-1)).toBe(429)
    const sent = await database.db.select().from(letter).where(eq(letter.purpose, 'sign_in'))
    expect(sent).toHaveLength(statuses.filter((status) => status === 303).length)
  })

  async function emailOf({ councilId }: CouncilWorld): Promise<string> {
    const email = 'dana.whitlock@borchester.example'
    await anAccount(database.db, councilId, { email })
    return email
  }
})

describe('a way out of the site', () => {
  const OURS = /^(\/[^/\\]|\/$|#|(?:http|webcal):\/\/here\.example\/|tel:)/
  const OUT = [
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example/',
    '/%2f/evil.example',
    '/.//evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '\u0001//evil.example',
  ]
  test('is none, wherever an address is taken', async () => {
    await database.db.update(council).set({ demo: true })
    const cookie = here.cookies.officer
    for (const to of OUT) {
      const asked = encodeURIComponent(to)
      await database.db.update(link).set({ spentAt: null })
      const answers = [
        await app.ask('/sign-in', { form: { as: 'demo', to } }),
        await app.ask(`/sign-in?to=${asked}`, { cookie }),
        await app.ask(`/sign-in/${here.signInToken}?to=${asked}`, { form: {} }),
      ]
      const led = answers.map(({ status, headers }) => [status, headers.location])
      expect([to, led]).toEqual([to, Array(3).fill([303, '/desk'])])
      const { body } = await app.ask(`/language?from=${asked}`)
      const leads = [...body.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, href = '']) => href)
      expect(leads.filter((href) => !OURS.test(href))).toEqual([])
    }
  })
})

describe('another host', () => {
  test('that nobody has here gets nothing, by Host, by X-Forwarded-Host or in the request line', async () => {
    for (const host of ['evil.example', 'here.example.evil.example', 'here.example:99', '']) {
      const answer = await app.ask(`/i/${here.replyToken}`, { host })
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.body).not.toContain('Amira')
    }
    const forged = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      'X-Original-URL': '/desk',
      'X-Rewrite-URL': '/desk',
      Forwarded: 'host=evil.example',
    }
    const page = await app.ask(`/i/${here.replyToken}`, { headers: forged })
    expect(page.status).toBe(200)
    expect(page.body).not.toContain('evil.example')
    expect(page.body).toBe((await app.ask(`/i/${here.replyToken}`)).body)
    // A whole address in the request line, as proxies are asked: it must not choose another council.
    const whole = await app.ask(`http://elsewhere.example/i/${elsewhere.replyToken}`)
    expect(whole.body).not.toContain('evil.example')
  })

  test('is in no letter: its links begin with APP_URL, whatever Host asked for them', async () => {
    await database.db.execute(sql`truncate council cascade`)
    const councilId = await aCouncil(database.db)
    const email = 'owner@borchester.example'
    await anAccount(database.db, councilId, { email, role: 'owner' })
    const server = await aMailServer()
    const post = smtpPost(server.url, { socket: 1_500 })
    try {
      const asked = await app.ask('/sign-in', { form: { email }, host: 'evil.example' })
      expect(asked.status).toBe(303)
      await deliverDueLetters(database.db, { post, originOf, now: () => new Date() })
      const raw = server.arrived.map((one) => one.raw.toString('utf8')).join('')
      expect(raw).toContain('http://here.example/sign-in/')
      expect(raw).not.toContain('evil.example')
    } finally {
      post.close()
      await server.close()
    }
  })
})

/** What stands around every answer of a council behind TLS, of whatever kind and however it ends. */
import { expect, test, vi } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent } from '#tests/support/factories.ts'
import { useWholeApp, type Sent } from '#tests/support/whole-app.ts'
import { aWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'https://here.example' })
const app = useWholeApp({ host: 'here.example' })

/** Pages that search engines may keep, which therefore ask for nothing else. */
const OPEN =
  /^\/(?:$|events\/picnic$|calendar\.ics$|privacy$|accessibility$|robots\.txt$|sitemap\.xml$)/
test('every kind of answer carries its headers', async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const here = await aWorld(database.db, 'here.example')
  const startsAt = new Date(Date.now() + 20 * 86_400_000)
  await anEvent(database.db, {
    councilId: here.councilId,
    kind: 'welcome',
    startsAt,
    event: { slug: 'picnic' },
  })
  const cookie = `__Host-${here.cookies.owner}`
  const desk = `/desk/events/${here.events[0].eventId}`
  const guest = `/i/${here.replyToken}`
  const asked: Array<[what: string, status: number, path: string, sent?: Sent]> = [
    ['the calendar', 200, '/'],
    ['a public event', 200, '/events/picnic'],
    ['a feed', 200, '/calendar.ics'],
    ['robots.txt', 200, '/robots.txt'],
    ['the sitemap', 200, '/sitemap.xml'],
    ['the form to join', 200, '/events/picnic/join'],
    ['a form with a mistake', 422, '/events/picnic/join', { form: { mark: crypto.randomUUID() } }],
    ['an invitation', 200, guest],
    ['its head', 200, guest, { method: 'HEAD' }],
    ['its calendar', 200, `${guest}/event.ics`],
    ['an answer to it', 303, guest, { form: { answer: 'no', step: 'send' } }],
    ['a link to sign in', 200, `/sign-in/${here.signInToken}`],
    ['signing in', 303, `/sign-in/${here.signInToken}`, { form: {} }],
    ['a link that is over', 410, `/sign-in/${here.signInToken}`],
    ['the desk without an account', 303, '/desk'],
    ['the desk', 200, '/desk', { cookie }],
    ['a page of the desk that is not there', 404, '/desk/tasks/x', { cookie }],
    [
      'a page that the role may not open',
      403,
      '/desk/settings/accounts',
      { cookie: `__Host-${here.cookies.officer}` },
    ],
    ['a list as a file', 200, `${desk}/guests/download/file?format=csv`, { cookie }],
    ['a roll', 200, `${desk}/guests/roll.pdf`, { cookie }],
    ['a letter', 200, `/desk/letters/${here.events[0].letterId}/message`, { cookie }],
    ['a letter as a file', 200, `/desk/letters/${here.events[0].letterId}/message.eml`, { cookie }],
    ['a proof', 200, `${desk}/names/${here.events[0].honoureeId}/proof.svg`, { cookie }],
    ['what is nowhere', 404, '/nowhere'],
    ['the data of a page', 404, `${guest}.data`],
    [
      'a form from elsewhere',
      403,
      guest,
      { form: { answer: 'no' }, headers: { 'Sec-Fetch-Site': 'cross-site' } },
    ],
    ['a method of nobody', 405, guest, { method: 'DELETE' }],
    ['a form that is none', 400, guest, { method: 'POST', raw: { type: 'text/plain', body: 'x' } }],
    ['a form that is too large', 413, guest, { form: { message: 'x'.repeat(300_000) } }],
    ['another host', 404, '/', { host: 'evil.example' }],
    ['health', 200, '/livez'],
  ]
  for (const [what, status, path, sent] of asked) {
    const answer = await app.ask(path, sent)
    const { headers } = answer
    expect([what, answer.status]).toEqual([what, status])
    expect([what, headers]).toMatchObject([
      what,
      {
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': 'camera=(), microphone=(), geolocation=()',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
      },
    ])
    const policy = String(headers['content-security-policy'])
    expect([what, policy]).toEqual([what, expect.stringMatching(/^default-src 'none';/)])
    expect([what, policy]).toEqual([what, expect.stringContaining("frame-ancestors 'none'")])
    expect([what, policy]).not.toEqual([what, expect.stringContaining('unsafe-eval')])
    // Inline styles: of papers and letters that are shut in, and never of a page.
    const isPage = !policy.includes('sandbox') && headers['content-type'] !== 'application/pdf'
    expect([what, isPage && policy.includes('unsafe-inline')]).toEqual([what, false])
    expect([what, /script-src (?!'self'(;|$))/.test(policy)]).toEqual([what, false])
    const isOpen = OPEN.test(path)
    expect([what, String(headers['x-robots-tag']).startsWith('noindex')]).toEqual([what, !isOpen])
    const isKeptNowhere = String(headers['cache-control']).includes('no-store')
    expect([what, isOpen || isKeptNowhere]).toEqual([what, true])
    for (const one of headers['set-cookie'] ?? [])
      expect(one).toMatch(
        /^__Host-\w+=[\w-]*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
      )
    expect([what, headers['x-powered-by'], headers.server]).toEqual([what, undefined, undefined])
  }
}, 60_000)

test('the answer while the database is away is a page in the reader’s language, with its headers', async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const { replyToken } = await aWorld(database.db, 'here.example')
  const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const working = globalThis.heraldConnection
  const away = Promise.reject(new Error('connect ECONNREFUSED'))
  away.catch(() => undefined)
  globalThis.heraldConnection = away
  const path = `/i/${replyToken}`
  for (const sent of [{}, { form: { answer: 'yes', 'people.adults': '1', step: 'send' } }]) {
    const { status, headers, body } = await app.ask(path, {
      ...sent,
      headers: { 'Accept-Language': 'ar' },
    })
    expect([status, headers['retry-after'], headers['cache-control']]).toEqual([
      503,
      '30',
      'no-store',
    ])
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['content-language']).toBe('ar')
    expect(body).toContain('dir="rtl"')
    const reference = /<p dir="ltr">(\w+)<\/p>/.exec(body)?.[1] ?? 'none'
    const said = log.mock.calls.map(([line]) => String(line)).join('')
    expect(said).toContain(reference)
    expect(said).not.toContain(replyToken)
  }
  globalThis.heraldConnection = working
  log.mockRestore()
  expect((await app.ask(path)).status).toBe(200)
})

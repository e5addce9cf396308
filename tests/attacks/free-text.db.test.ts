/** Words that want to be something else, typed by strangers, and read again in all that Herald makes of them. */
import { parse } from 'csv-parse/sync'
import { expect, test, vi } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { smtpPost } from '#app/domain/mail/smtp-post.server.ts'
import { originOf } from '#app/http/visit.server.ts'
import { person } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent } from '#tests/support/factories.ts'
import { KEPT, RUNS } from '#tests/support/hostile-words.ts'
import { aMailServer, opened } from '#tests/support/mail-server.ts'
import { unescaped } from '#tests/support/page-forms.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { aWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

/** What is mended on the way in: line ends, directions, a NUL in a message. */
const MENDED = [
  ['Amira\r\nBcc: evil@example.org', 'Amira Bcc: evil@example.org'],
  ['Amira\r\nATTENDEE:mailto:evil@example.org', 'Amira ATTENDEE:mailto:evil@example.org'],
  ['\u202eAmira\u2066', 'Amira'],
] as const
/** What nobody is called: refused in words. */
const REFUSED = [
  'Amira\u0000',
  'A'.repeat(10_000),
  '\u0301\u0301\u0301',
  'A\u0301\u0301\u0301\u0301\u0301',
  '',
]

async function aPicnic() {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const here = await aWorld(database.db, 'here.example')
  const title = 'Picnic </script><script>alert(1)</script> {reply_link}'
  const setting = await anEvent(database.db, {
    councilId: here.councilId,
    kind: 'welcome',
    capacity: 400,
    startsAt: new Date(Date.now() + 20 * 86_400_000),
    event: {
      slug: 'picnic',
      title,
      outsideTitle: title,
      summary: '<!-- <script> {{x}}\r\nEND:VCALENDAR',
    },
    occurrence: { place: '=1+1 <b>Hall</b>, BEGIN:VEVENT' },
  })
  const join = (name: string, over: Record<string, string> = {}) =>
    app.ask('/events/picnic/join', {
      form: {
        name,
        language: 'en',
        email: 'guest@example.org',
        mark: crypto.randomUUID(),
        'people.adults': '1',
        step: 'send',
        ...over,
      },
    })
  return { ...here, ...setting, title, join, cookie: here.cookies.owner }
}

test('what strangers type stands in pages, letters, calendars and lists as it was typed, and does nothing', async () => {
  const { join, eventId, title, cookie } = await aPicnic()
  const log = vi.spyOn(process.stderr, 'write')
  const names = [...KEPT, ...MENDED.map(([, kept]) => kept)]
  const pages: string[] = []
  const calendars: string[] = []
  for (const typed of [...KEPT, ...MENDED.map(([raw]) => raw)]) {
    const needs = { needs: 'other', 'detail.other': typed, message: `${typed}\u0000\r\n${typed}` }
    const check = await join(typed, { ...needs, step: 'check' })
    expect([typed, check.status]).toEqual([typed, 200])
    const { status, headers } = await join(typed, needs)
    expect([typed, status]).toEqual([typed, 303])
    const own = String(headers.location)
    pages.push(check.body, (await app.ask(own)).body)
    calendars.push((await app.ask(`${own}/event.ics`)).body)
  }
  const stored = await database.db.select({ name: person.fullName }).from(person)
  expect(stored.map(({ name }) => name)).toEqual(expect.arrayContaining(names))

  const desk = `/desk/events/${eventId}`
  const event = await app.ask('/events/picnic')
  pages.push(event.body)
  for (const path of ['/', `${desk}/guests`, `${desk}/guests/counts`, `${desk}/arrivals`, desk])
    pages.push((await app.ask(path, { cookie })).body)
  for (const page of pages) expect(RUNS.exec(page)?.[0]).toBeUndefined()
  const list = unescaped((await app.ask(`${desk}/guests`, { cookie })).body)
  for (const name of names) expect(list).toContain(name)

  const told = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(event.body)?.[1] ?? ''
  expect(JSON.parse(told)['@graph'][0].name).toBe(title)

  calendars.push((await app.ask('/events/picnic/event.ics')).body)
  for (const file of calendars)
    for (const read of [readByIcalJs, readByNodeIcal])
      expect(read(file).entries).toMatchObject([{ title, attendees: [] }])

  const csv = await app.ask(`${desk}/guests/download/file?format=csv`, { cookie })
  const cells: string[][] = parse(csv.body, { bom: true })
  const first = new Set(
    cells
      .slice(1)
      .flat()
      .map((cell) => cell[0]),
  )
  for (const mark of ['=', '+', '@', '\t', '\r']) expect(first.has(mark)).toBe(false)
  expect(csv.body).toContain('HYPERLINK')

  const roll = await app.ask(`${desk}/guests/roll.pdf`, { cookie })
  expect([roll.status, roll.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  const said = log.mock.calls.map(([line]) => String(line)).join('')
  log.mockRestore()
  expect(said).not.toMatch(/Amira|HYPERLINK|guest@example/)
}, 60_000)

test('letters go to the one guest, with the words in their place and no header of theirs', async () => {
  const { join, title } = await aPicnic()
  const typed = [...KEPT, ...MENDED.map(([raw]) => raw)]
  for (const name of typed) expect((await join(name)).status).toBe(303)
  const server = await aMailServer()
  const post = smtpPost(server.url, { socket: 3_000 })
  try {
    const later = new Date(Date.now() + 600_000)
    await deliverDueLetters(database.db, { post, originOf, now: () => later })
    const confirmations = server.arrived.filter(
      ({ recipients }) => recipients[0] === 'guest@example.org',
    )
    expect(confirmations).toHaveLength(typed.length)
    for (const { raw, recipients } of confirmations) {
      const { mail, calendar, header } = await opened(raw)
      expect([recipients, header('bcc'), header('cc')]).toEqual([
        ['guest@example.org'],
        undefined,
        undefined,
      ])
      expect(mail.html).not.toMatch(RUNS)
      expect(mail.subject).toContain(title)
      expect(mail.text).toMatch(/^http:\/\/here\.example\/i\/[a-z2-7]{26}$/m)
      for (const read of [readByIcalJs, readByNodeIcal]) {
        const { entries } = read(calendar ?? '')
        expect(entries).toHaveLength(1)
        expect(entries[0]?.attendees.map(({ address }) => address)).toEqual(['guest@example.org'])
      }
    }
  } finally {
    post.close()
    await server.close()
  }
}, 60_000)

test('what nobody is called is refused in words, and never half kept', async () => {
  const { join } = await aPicnic()
  const before = await database.db.select().from(person)
  for (const name of REFUSED) {
    const { status, body } = await join(name)
    expect([name.slice(0, 9), status]).toEqual([name.slice(0, 9), 422])
    expect(body).toContain('govuk-error-summary')
  }
  for (const email of [
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example, c@d.example',
    'x'.repeat(10_000),
  ])
    expect((await join('Amira', { email })).status).toBe(422)
  for (const message of ['x'.repeat(10_000)])
    expect((await join('Amira', { message })).status).toBe(422)
  expect(await database.db.select().from(person)).toHaveLength(before.length)
})

test('a list that officers bring in is shown as text, its headings too', async () => {
  const { eventId, cookie } = await aPicnic()
  const multipart = new FormData()
  const head = '"Name","<img src=x onerror=alert(1)>","E-mail"'
  const rows = KEPT.map(
    (value) => `"${value.replaceAll('"', '""')}","${value.replaceAll('"', '""')}",""`,
  )
  const file = new File([[head, ...rows].join('\r\n')], '<img src=x onerror=alert(1)>.csv')
  multipart.append('file', file)
  const path = `/desk/events/${eventId}/guests/import`
  const begun = await app.ask(path, { cookie, multipart })
  expect(begun.status).toBe(303)
  const columns = await app.ask(String(begun.headers.location), { cookie })
  const check = await app.ask(`${begun.headers.location}/check`, { cookie })
  for (const page of [columns, check]) {
    expect(page.status).toBe(200)
    expect(RUNS.exec(page.body)?.[0]).toBeUndefined()
    expect(unescaped(page.body)).toContain('<img src=x onerror=alert(1)>')
  }
})

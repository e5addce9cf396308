/**
 * Things of somebody else, asked for by id: every id that a form of ours carries, in a hidden field or in
 * a list to choose from, is swapped for one of another event and of another council. The addresses
 * themselves are walked by tests/routes/policies.db.test.ts.
 */
import { beforeEach, describe, expect, test } from 'vitest'
import { inCouncil } from '#db/client.server.ts'
import { event, invitation, occurrence } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent } from '#tests/support/factories.ts'
import { changedTables, fingerprint } from '#tests/support/fingerprint.ts'
import { formsIn, type PageForm } from '#tests/support/page-forms.ts'
import { routesUnderTest } from '#tests/support/route-table.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld, type Ids } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })
const routes = await routesUnderTest()

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** What ends things goes last, so that the others still have something to act on. */
const ENDS = /cancel|delete|withdraw|close|sign-out/

let here: CouncilWorld
let elsewhere: CouncilWorld
beforeEach(async () => ({ here, elsewhere } = await twoWorlds(database.db)))

/** Every form of every page of the first event and of the desk around it. */
async function everyForm(): Promise<PageForm[]> {
  const [own] = here.events
  const found: PageForm[] = []
  for (const { path, loader } of routes) {
    if (!loader || !path.startsWith('/desk')) continue
    const filled = path.replace(/:(\w+)/g, (_, name: string) => own[name] ?? 'x')
    const { body, headers } = await app.ask(filled, { cookie: here.cookies.owner })
    if (String(headers['content-type']).startsWith('text/html'))
      found.push(...formsIn(body, filled))
  }
  return found.filter(({ action }) => action !== '/sign-out')
}

/** The form with one field's ids swapped, for each field that holds any; nothing when there is none. */
function swapped(form: PageForm, swap: (id: string) => string | undefined) {
  const offered = Object.entries({ ...form.fields, ...form.choices }).flatMap(([name, values]) =>
    values.map((value) => ({ name, value })),
  )
  const forged = offered.flatMap(({ name, value }) => {
    const other = value.replace(ID, (id) => swap(id) ?? id)
    return other === value ? [] : [{ name, value: other }]
  })
  // A button says what is to be done: each of them is pressed.
  const buttons = Object.entries(form.choices).filter(([name]) =>
    /^(do|intent|step|as)$/.test(name),
  )
  const pressed = buttons.flatMap(([name, values]) => values.map((value) => ({ [name]: [value] })))
  return forged.flatMap(({ name, value }) =>
    (pressed.length > 0 ? pressed : [{}]).map((button) => ({
      name,
      fields: { ...form.fields, ...button, [name]: [value] },
    })),
  )
}

const sent = async (
  { action, method, isMultipart }: PageForm,
  fields: Record<string, string[]>,
) => {
  const cookie = here.cookies.owner
  if (method === 'GET') {
    const query = new URLSearchParams(
      Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value])),
    )
    return app.ask(`${action.split('?')[0]}?${query}`, { cookie })
  }
  if (!isMultipart) return app.ask(action, { cookie, form: fields })
  const multipart = new FormData()
  for (const [name, values] of Object.entries(fields))
    for (const value of values) multipart.append(name, value)
  return app.ask(action, { cookie, multipart })
}

describe('an id in a form', () => {
  test.each(['another event', 'another council'] as const)(
    'of %s changes nothing there, and shows nothing from there',
    async (whose) => {
      const [own, beside] = here.events
      const theirs: Ids = whose === 'another event' ? beside : elsewhere.events[0]
      const names = new Map(Object.entries(own).map(([name, id]) => [id, name]))
      // What belongs to no event is the same in both, and may be changed.
      const apart = Object.entries(theirs).filter(
        ([name, id]) => name !== 'format' && own[name] !== id,
      )
      const guarded = apart.map(([, id]) => id)
      const before = await fingerprint(database.db, guarded)
      const forms = (await everyForm()).toSorted(
        (one, other) => Number(ENDS.test(one.action)) - Number(ENDS.test(other.action)),
      )
      const tried = new Set<string>()
      for (const form of forms) {
        const forged = swapped(form, (id) => {
          const name = names.get(id)
          return name && own[name] !== theirs[name] ? theirs[name] : undefined
        })
        for (const { name, fields } of forged) {
          const { status } = await sent(form, fields)
          expect([form.action, name, status < 500]).toEqual([form.action, name, true])
          tried.add(name)
        }
      }
      expect(tried.size).toBeGreaterThanOrEqual(whose === 'another event' ? 1 : 3)
      expect(changedTables(before, await fingerprint(database.db, guarded))).toEqual([])
    },
    60_000,
  )

  test('a change to what is guarded would be seen', async () => {
    const { eventId = '', invitationId = '' } = here.events[1]
    const before = await fingerprint(database.db, [eventId, invitationId])
    await inCouncil(database.db, here.councilId, (tx) =>
      tx.update(invitation).set({ peopleLimit: 3 }),
    )
    expect(changedTables(before, await fingerprint(database.db, [eventId, invitationId]))).toEqual([
      'invitation',
    ])
  })
})

describe('lists of ids that officers send along', () => {
  test('give no family of another event or council in a download', async () => {
    const [own, beside] = here.events
    const ids = [beside.invitationId, elsewhere.events[0].invitationId].join(',')
    const path = `/desk/events/${own.eventId}/guests/download/file?format=csv&ids=`
    const cookie = here.cookies.owner
    const mine = await app.ask(`${path}${own.invitationId}`, { cookie })
    expect(mine.body).toContain('Amira Al-Khatib')
    const theirs = await app.ask(`${path}${ids}`, { cookie })
    expect([theirs.status, theirs.body.includes('Amira')]).toEqual([200, false])
  })
})

describe('what the public may not know of', () => {
  test('a draft and a private event answer as what never was, by any way in', async () => {
    const startsAt = new Date(Date.now() + 20 * 86_400_000)
    const { councilId } = here
    const common = { councilId, kind: 'welcome' as const, startsAt }
    await anEvent(database.db, { ...common, event: { slug: 'not-out-yet', publishedAt: null } })
    await anEvent(database.db, {
      ...common,
      event: { slug: 'by-invitation', visibility: 'invited' },
    })
    for (const way of ['', '/join', '/event.ics']) {
      const bodies = []
      for (const slug of ['never-was', 'not-out-yet', 'by-invitation']) {
        const path = `/events/${slug}${way}`
        const { status, body } = await app.ask(path)
        expect([path, status]).toEqual([path, 404])
        bodies.push(body.replaceAll(slug, '…'))
      }
      expect(new Set(bodies).size).toBe(1)
    }
    for (const slug of ['never-was', 'not-out-yet', 'by-invitation'])
      expect((await app.ask(`/events/${slug}/join`, { form: { step: 'send' } })).status).toBe(404)
  })

  test('a sign-up for a private date, sent from a public event’s form, is refused', async () => {
    const startsAt = new Date(Date.now() + 20 * 86_400_000)
    const { councilId } = here
    const open = await anEvent(database.db, {
      councilId,
      kind: 'welcome',
      startsAt,
      event: { slug: 'picnic' },
    })
    await inCouncil(database.db, councilId, (tx) =>
      tx.insert(occurrence).values({
        councilId,
        id: '01a201a0-2b20-757b-8d9a-000000000001',
        eventId: open.eventId,
        startsAt: new Date(startsAt.getTime() + 7 * 86_400_000),
        endsAt: new Date(startsAt.getTime() + 7 * 86_400_000 + 3_600_000),
        timeZone: 'Europe/London',
        place: 'Guildhall',
        repliesCloseAt: startsAt,
      }),
    )
    const form = {
      name: 'Amira Al-Khatib',
      language: 'ar',
      mark: '01a201a0-2b20-757b-8d9a-9bbf7fdf2571',
      'people.adults': '1',
      step: 'send',
    }
    const join = (date: string | undefined) =>
      app.ask('/events/picnic/join', { form: { ...form, date: date ?? '' } })
    const before = await database.db.select().from(invitation)
    for (const date of [here.events[0].occurrenceId, elsewhere.events[0].occurrenceId, undefined])
      expect((await join(date)).status).toBe(422)
    expect(await database.db.select().from(invitation)).toHaveLength(before.length)
    expect((await join(open.occurrenceId)).status).toBe(303)
  })

  test('a guest’s link shows and answers no date but the family’s own', async () => {
    const theirs = elsewhere.events[0].occurrenceId
    for (const date of [here.events[1].occurrenceId, theirs]) {
      const path = `/i/${here.replyToken}?date=${date}`
      const before = await fingerprint(database.db, [date ?? ''])
      const form = { answer: 'yes', 'people.adults': '1', step: 'send' }
      expect((await app.ask(path, { form })).status).toBeLessThan(500)
      expect(changedTables(before, await fingerprint(database.db, [date ?? '']))).toEqual([])
    }
    expect(await database.db.select().from(event)).toHaveLength(4)
  })
})

/** Numbers that are none, times that are not there, and too many at one moment, through the real forms. */
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findSignedIn } from '#app/domain/access/sign-in.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { event, invitation, link, occurrence, party, reply } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent } from '#tests/support/factories.ts'
import { formsIn, unescaped } from '#tests/support/page-forms.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })

let here: CouncilWorld
beforeEach(async () => ({ here } = await twoWorlds(database.db)))

const answer = (form: Record<string, string>) =>
  app.ask(`/i/${here.replyToken}`, { form: { answer: 'yes', step: 'send', ...form } })
const replies = () => database.db.select().from(reply)
const setDate = (values: Partial<typeof occurrence.$inferInsert>) =>
  inCouncil(database.db, here.councilId, (tx) =>
    tx
      .update(occurrence)
      .set(values)
      .where(eq(occurrence.id, here.events[0].occurrenceId ?? '')),
  )
async function dateNow() {
  const [row] = await database.db
    .select()
    .from(occurrence)
    .where(eq(occurrence.id, here.events[0].occurrenceId ?? ''))
  return row!
}
const minutes = (count: number) => new Date(Date.now() + count * 60_000)

describe('a party', () => {
  test('of what is no number of people is refused in words, and what was typed stands in the form', async () => {
    for (const people of '0 -1 1.5 1e9 NaN 999999999999 Infinity 0x2 7'.split(' ')) {
      const { status, body } = await answer({ 'people.adults': people })
      expect([people, status]).toEqual([people, 422])
      expect(body).toContain('govuk-error-summary')
      expect(body).toContain(`value="${people}"`)
    }
    expect(await replies()).toEqual([])
  }, 60_000)

  test('of three is three in Arabic, Persian and wide digits', async () => {
    for (const people of ['٣', '۳', '３', ' 3 ']) {
      expect((await answer({ 'people.adults': people })).status).toBe(303)
      expect(await replies()).toMatchObject([{ people: 3, state: 'confirmed' }])
      await answer({ answer: 'no' })
    }
  })
})

describe('at one moment', () => {
  test('sixty answers to one invitation are one reply, with the places of one', async () => {
    const { placesHeld } = await dateNow()
    await setDate({ capacity: placesHeld + 5 })
    const sent = await Promise.all(
      Array.from({ length: 60 }, (_, at) => answer({ 'people.adults': String((at % 5) + 1) })),
    )
    const counted = (status: number) => sent.filter((one) => one.status === status).length
    // Thirty a minute by one link; the minute may turn meanwhile.
    expect(counted(303) + counted(429)).toBe(60)
    expect(counted(303)).toBeGreaterThanOrEqual(30)
    const [only, ...more] = await replies()
    expect(more).toEqual([])
    expect((await dateNow()).placesTaken).toBe(only?.people)
  }, 60_000)

  test('two sendings of one sign-up form are one family', async () => {
    const startsAt = minutes(30_000)
    const { councilId } = here
    await anEvent(database.db, { councilId, kind: 'welcome', startsAt, event: { slug: 'picnic' } })
    const form = {
      name: 'Olena Koval',
      language: 'uk',
      mark: '01a201a0-2b20-757b-8d9a-9bbf7fdf2571',
      'people.adults': '2',
      step: 'send',
    }
    const before = await database.db.select().from(party)
    const sent = await Promise.all([1, 2, 3].map(() => app.ask('/events/picnic/join', { form })))
    expect(new Set(sent.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1)
    expect(sent[0]?.status).toBe(303)
    expect(await database.db.select().from(party)).toHaveLength(before.length + 1)
    // The mark opens nothing by itself: it is not the token.
    expect(sent[0]?.headers.location).not.toContain(form.mark)
  })
})

describe('a capacity', () => {
  test('below the places that are taken is refused, through the form of the date', async () => {
    await setDate({ capacity: 9 })
    await answer({ 'people.adults': '4' })
    const { eventId = '', occurrenceId = '' } = here.events[0]
    const path = `/desk/events/${eventId}/settings/dates/${occurrenceId}`
    const { body } = await app.ask(path, { cookie: here.cookies.owner })
    const fields = fieldsOf(body, path)
    for (const capacity of ['3', '-1', '1.5', '1e9', 'NaN']) {
      const form = { ...fields, capacity: [capacity] }
      const { status } = await app.ask(path, { form, cookie: here.cookies.owner })
      expect([capacity, status]).toEqual([capacity, 422])
    }
    const [date] = await database.db
      .select()
      .from(occurrence)
      .where(eq(occurrence.id, occurrenceId))
    expect(date).toMatchObject({ capacity: 9, placesTaken: 4 })
  })
})

function fieldsOf(body: string, path: string): Record<string, string[]> {
  const found = formsIn(body, path).find(({ fields }) => 'revision' in fields)
  if (!found) throw new Error('The page has no form of a date')
  return found.fields
}

describe('an answer', () => {
  test('out of its time is refused with a page that says so', async () => {
    const dates = { startsAt: minutes(600), endsAt: minutes(660) }
    const open = { ...dates, repliesOpenAt: null, cancelledAt: null, repliesCloseAt: minutes(60) }
    for (const when of [
      { repliesOpenAt: minutes(10) },
      { repliesCloseAt: minutes(-1) },
      { startsAt: minutes(-30), endsAt: minutes(30), repliesCloseAt: minutes(-30) },
      { cancelledAt: minutes(-1) },
    ]) {
      await setDate({ ...open, ...when })
      const { status, body } = await answer({ 'people.adults': '1' })
      expect([when, status, /<h1/.test(body)]).toEqual([when, 409, true])
    }
    expect(await replies()).toEqual([])
  })
})

describe('a new event through the desk’s form', () => {
  const create = (over: Record<string, string>) =>
    app.ask('/desk/events/new?kind=welcome', {
      cookie: here.cookies.officer,
      form: {
        title: 'Spring picnic',
        outsideTitle: 'Picnic',
        format: 'gathering',
        'startsOn.day': '28',
        'startsOn.month': '3',
        'startsOn.year': '2027',
        startsAt: '14:00',
        endsAt: '16:00',
        where: 'elsewhere',
        place: 'Guildhall',
        placeShown: 'always',
        ...over,
      },
    })
  const made = () => database.db.select().from(event).where(eq(event.title, 'Spring picnic'))

  test('at a plain time is made: the control', async () => {
    const { status, body } = await create({})
    expect([status, /error-message.{0,200}/s.exec(body)?.[0]]).toEqual([303, undefined])
    expect(await made()).toHaveLength(1)
  })

  test('at a time that is not there, or is there twice, is refused with two that are', async () => {
    const skipped = await create({ startsAt: '01:30', endsAt: '04:00' })
    expect([skipped.status, unescaped(skipped.body)]).toEqual([
      422,
      expect.stringMatching(/00:30.*02:30/s),
    ])
    const october = { 'startsOn.day': '31', 'startsOn.month': '10' }
    const twice = await create({ ...october, startsAt: '01:30', endsAt: '04:00' })
    expect([twice.status, unescaped(twice.body)]).toEqual([
      422,
      expect.stringMatching(/00:30.*02:30/s),
    ])
    expect(await made()).toEqual([])
  })

  test('on a day that is none, that ends as it starts, or of another age, keeps what was typed', async () => {
    const wrong: Array<Record<string, string>> = [
      { 'startsOn.day': '30', 'startsOn.month': '2' },
      { endsAt: '14:00' },
      { 'startsOn.year': '99999' },
      { capacity: '1e9' },
      { capacity: '-1' },
    ]
    for (const over of wrong) {
      const { status, body } = await create(over)
      expect([over, status]).toEqual([over, 422])
      expect(body).toContain('value="Spring picnic"')
    }
    expect(await made()).toEqual([])
  })
})

describe('two clocks that are five minutes apart', () => {
  test('sign nobody out and lock nobody in: what one process began, the other takes', async () => {
    const [own] = here.events
    const token = here.cookies.officer.replace('herald=', '')
    const { councilId } = here
    for (const skew of [-5, 0, 5])
      expect(
        await findSignedIn(database.db, { councilId, token, now: minutes(skew) }),
      ).toMatchObject({ role: 'officer' })
    // A sign-in link of a process that runs five minutes ahead, and one of a process that runs behind.
    for (const skew of [5, -5]) {
      await database.db
        .update(link)
        .set({ createdAt: minutes(skew), expiresAt: minutes(skew + 15), spentAt: null })
        .where(eq(link.purpose, 'sign_in'))
      const path = `/sign-in/${here.signInToken}`
      expect((await app.ask(path)).status).toBe(200)
      expect((await app.ask(path, { form: {} })).status).toBe(303)
    }
    // An answer that a process ahead of us wrote is still changed by us, and the later one stands.
    await answer({ 'people.adults': '1' })
    await inCouncil(database.db, councilId, (tx) =>
      tx.update(reply).set({ answeredAt: minutes(5) }),
    )
    expect((await answer({ 'people.adults': '2' })).status).toBe(303)
    expect(await replies()).toMatchObject([{ people: 2 }])
    expect(
      await database.db
        .select()
        .from(invitation)
        .where(eq(invitation.id, own.invitationId ?? '')),
    ).toHaveLength(1)
  })
})

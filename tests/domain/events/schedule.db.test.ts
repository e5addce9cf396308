import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDates } from '#app/domain/events/add-dates.server.ts'
import { copyEvent } from '#app/domain/events/copy.server.ts'
import type { DateOfEvent } from '#app/domain/events/date-of-event.ts'
import { deleteDraft, removeDate } from '#app/domain/events/delete-draft.server.ts'
import { editEvent } from '#app/domain/events/edit.server.ts'
import { findInitiativeOf, findInitiatives } from '#app/domain/events/initiatives.server.ts'
import { addPartner, findPartners } from '#app/domain/events/partners.server.ts'
import { publishEvent } from '#app/domain/events/publish.server.ts'
import { scheduleEvent } from '#app/domain/events/schedule.server.ts'
import { findDesignVersions, saveDesign } from '#app/domain/ceremonies/designs.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  auditEntry,
  event,
  eventPartner,
  invitation,
  occurrence,
  party,
  room,
  venue,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
const FIELDS = {
  title: 'Children’s citizenship ceremony',
  outsideTitle: 'Family event',
  summary: '',
  format: 'gathering',
} as const

const aDate = (over: Partial<DateOfEvent> = {}): DateOfEvent => ({
  startsAt: new Date('2027-09-22T13:00:00Z'),
  endsAt: new Date('2027-09-22T14:15:00Z'),
  timeZone: 'Europe/London',
  roomId: null,
  place: 'Council chamber',
  onlineUrl: null,
  placeShown: 'always',
  placeShownFromAt: null,
  repliesOpenAt: null,
  repliesCloseAt: new Date('2027-09-15T13:00:00Z'),
  capacity: 60,
  ...over,
})
const schedule = (councilId: string, dates: DateOfEvent[] = [aDate()], confirmed = false) =>
  scheduleEvent(database.db, {
    councilId,
    actor,
    now: NOW,
    kind: 'ceremony',
    fields: FIELDS,
    dates,
    confirmed,
  })
async function scheduled(councilId: string, dates?: DateOfEvent[]) {
  const result = await schedule(councilId, dates)
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
const eventsOf = (councilId: string) =>
  inCouncil(database.db, councilId, (tx) => tx.select().from(event).orderBy(asc(event.createdAt)))
const datesOf = (councilId: string, eventId: string) =>
  inCouncil(database.db, councilId, (tx) =>
    tx
      .select()
      .from(occurrence)
      .where(eq(occurrence.eventId, eventId))
      .orderBy(occurrence.startsAt),
  )
async function aRoom(councilId: string) {
  const roomId = newId()
  await inCouncil(database.db, councilId, async (tx) => {
    const venueId = newId()
    await tx.insert(venue).values({ councilId, id: venueId, name: 'Council House' })
    await tx.insert(room).values({ councilId, id: roomId, venueId, name: 'Chamber', capacity: 80 })
  })
  return roomId
}

test('a new event is a draft with what its kind brings along', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId } = await scheduled(councilId)
  const [row] = await eventsOf(councilId)
  expect(row).toMatchObject({
    id: eventId,
    kind: 'ceremony',
    visibility: 'invited',
    publishedAt: null,
    slug: 'childrens-citizenship-ceremony',
    paper: ['letter', 'roll', 'certificates'],
    questions: { names: 'children', quickExit: true },
  })
  const audit = await inCouncil(database.db, councilId, (tx) => tx.select().from(auditEntry))
  expect(audit.map((line) => [line.action, line.subjectId, line.detail])).toEqual([
    ['event.scheduled', eventId, { kind: 'ceremony', dates: 1 }],
  ])
})

test('events of one title have addresses of their own', async () => {
  const councilId = await aCouncil(database.db)
  for (let times = 0; times < 3; times += 1) await scheduled(councilId)
  expect((await eventsOf(councilId)).map((row) => row.slug).toSorted()).toEqual([
    'childrens-citizenship-ceremony',
    'childrens-citizenship-ceremony-2',
    'childrens-citizenship-ceremony-3',
  ])
})

test('a taken room is told before the draft is saved, and taken all the same when that is meant', async () => {
  const councilId = await aCouncil(database.db)
  const there = { roomId: await aRoom(councilId), place: null }
  await scheduled(councilId, [aDate(there)])
  const refused = await schedule(councilId, [aDate(there)])
  expect(refused).toMatchObject({
    ok: false,
    reason: 'room-clash',
    clashes: [{ roomName: 'Chamber' }],
  })
  expect(await eventsOf(councilId)).toHaveLength(1)
  expect((await schedule(councilId, [aDate(there)], true)).ok).toBe(true)
})

test('a room of another council cannot be taken', async () => {
  const theirs = await aRoom(await aCouncil(database.db))
  const councilId = await aCouncil(database.db)
  expect(await schedule(councilId, [aDate({ roomId: theirs, place: null })])).toEqual({
    ok: false,
    reason: 'no-such-room',
  })
})

test('publishing wants a date to come and a place for it, and happens once', async () => {
  const councilId = await aCouncil(database.db)
  const publish = (eventId: string, now = NOW) =>
    publishEvent(database.db, { councilId, eventId, actor, now })
  const homeless = await scheduled(councilId, [aDate({ place: null })])
  expect(await publish(homeless.eventId)).toEqual({ ok: false, reason: 'no-place' })
  const { eventId } = await scheduled(councilId)
  expect(await publish(eventId, new Date('2028-01-01T00:00:00Z'))).toEqual({
    ok: false,
    reason: 'over',
  })
  expect(await publish(eventId)).toEqual({ ok: true, value: undefined })
  expect(await publish(eventId)).toEqual({ ok: false, reason: 'already-published' })
  const other = await anEvent(database.db, { event: { publishedAt: null } })
  expect(await publish(other.eventId)).toEqual({ ok: false, reason: 'unknown' })
})

test('a copy has everything but the guests, so many days later at the same time of day, also over a change of clocks', async () => {
  const councilId = await aCouncil(database.db)
  const original = await anEvent(database.db, {
    councilId,
    capacity: 40,
    startsAt: new Date('2026-10-21T13:00:00Z'), // 14:00 in summer time
    event: { texts: { ar: { title: 'حفل' } }, languages: ['ar'] },
  })
  await anInvitation(database.db, original)
  await addPartner(database.db, {
    councilId,
    eventId: original.eventId,
    actor,
    now: NOW,
    who: { name: 'Parkgate Primary School' },
    role: 'nominator',
  })
  // 57 weeks: a Wednesday in winter time.
  const copied = await copyEvent(database.db, {
    councilId,
    eventId: original.eventId,
    actor,
    now: NOW,
    days: 57 * 7,
  })
  if (!copied.ok) throw new Error(copied.reason)
  const { eventId } = copied.value
  const [copy] = (await eventsOf(councilId)).filter((row) => row.id === eventId)
  expect(copy).toMatchObject({
    publishedAt: null,
    copiedFromId: original.eventId,
    texts: { ar: { title: 'حفل' } },
    languages: ['ar'],
    revision: 1,
  })
  const [date, ...more] = await datesOf(councilId, eventId)
  expect(more).toEqual([])
  expect(date).toMatchObject({
    startsAt: new Date('2027-11-24T14:00:00Z'), // still 14:00 on the wall
    endsAt: new Date('2027-11-24T15:15:00Z'),
    repliesCloseAt: new Date('2027-11-16T14:00:00Z'),
    capacity: 40,
    placesTaken: 0,
    revision: 1,
  })
  await inCouncil(database.db, councilId, async (tx) => {
    const guests = await tx.select().from(invitation).where(eq(invitation.occurrenceId, date!.id))
    expect(guests).toEqual([])
    const partners = await tx.select().from(eventPartner).where(eq(eventPartner.eventId, eventId))
    expect(partners.map((row) => row.role)).toEqual(['nominator'])
  })
})

test('cancelled dates stay behind, unless all were cancelled: then it is on again', async () => {
  const councilId = await aCouncil(database.db)
  const dates = [
    aDate(),
    aDate({ startsAt: new Date('2027-09-29T13:00:00Z'), endsAt: new Date('2027-09-29T14:00:00Z') }),
  ]
  const { eventId, occurrenceIds } = await scheduled(councilId, dates)
  const cancel = (id: string) =>
    inCouncil(database.db, councilId, (tx) =>
      tx.update(occurrence).set({ cancelledAt: NOW }).where(eq(occurrence.id, id)),
    )
  const copyDates = async () => {
    const copied = await copyEvent(database.db, { councilId, eventId, actor, now: NOW, days: 7 })
    return copied.ok ? datesOf(councilId, copied.value.eventId) : []
  }
  await cancel(occurrenceIds[0]!)
  expect(await copyDates()).toHaveLength(1)
  await cancel(occurrenceIds[1]!)
  const again = await copyDates()
  expect(again.map((row) => row.cancelledAt)).toEqual([null, null])
})

test('a draft is deleted with its guest list, and the families stay', async () => {
  const draft = await anEvent(database.db, { event: { publishedAt: null } })
  await anInvitation(database.db, draft)
  expect(await deleteDraft(database.db, { ...draft, actor, now: NOW })).toEqual({
    ok: true,
    value: undefined,
  })
  await inCouncil(database.db, draft.councilId, async (tx) => {
    expect(await tx.select().from(event)).toEqual([])
    expect(await tx.select().from(occurrence)).toEqual([])
    expect(await tx.select().from(invitation)).toEqual([])
    expect(await tx.select().from(party)).toHaveLength(1)
  })
})

test('what is published, and what is another council’s, is not deleted', async () => {
  const published = await anEvent(database.db)
  expect(await deleteDraft(database.db, { ...published, actor, now: NOW })).toEqual({
    ok: false,
    reason: 'published',
  })
  const theirs = await anEvent(database.db, { event: { publishedAt: null } })
  expect(
    await deleteDraft(database.db, { ...theirs, councilId: published.councilId, actor, now: NOW }),
  ).toEqual({ ok: false, reason: 'unknown' })
  expect(await eventsOf(theirs.councilId)).toHaveLength(1)
})

test('an event keeps at least one date, and a date that somebody is invited to', async () => {
  const setting = await anEvent(database.db, { event: { publishedAt: null } })
  const remove = (occurrenceId: string) =>
    removeDate(database.db, { ...setting, occurrenceId, actor, now: NOW })
  expect(await remove(setting.occurrenceId)).toEqual({ ok: false, reason: 'last' })
  const added = await addDates(database.db, { ...setting, actor, now: NOW, dates: [aDate()] })
  await anInvitation(database.db, setting)
  expect(await remove(setting.occurrenceId)).toEqual({ ok: false, reason: 'invited' })
  expect(added.ok && (await remove(added.value[0]!))).toEqual({ ok: true, value: undefined })
})

test('an event has at most 60 dates', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId } = await scheduled(
    councilId,
    Array.from({ length: 60 }, () => aDate()),
  )
  expect(
    await addDates(database.db, { councilId, eventId, actor, now: NOW, dates: [aDate()] }),
  ).toEqual({ ok: false, reason: 'too-many' })
  expect(
    await schedule(
      councilId,
      Array.from({ length: 61 }, () => aDate()),
    ),
  ).toEqual({
    ok: false,
    reason: 'too-many',
  })
})

test('the second officer on one event is refused, and what the first saved stands', async () => {
  const { councilId, eventId } = await anEvent(database.db)
  const edit = (title: string) =>
    editEvent(database.db, {
      councilId,
      eventId,
      actor,
      now: NOW,
      revision: 1,
      change: { title },
    })
  expect(await edit('Ceremony of welcome')).toEqual({ ok: true, value: 2 })
  expect(await edit('Welcome ceremony')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await eventsOf(councilId))[0]).toMatchObject({
    title: 'Ceremony of welcome',
    revision: 2,
  })
})

test('a partner’s name that is known in another spelling is that organisation', async () => {
  const { councilId, eventId } = await anEvent(database.db)
  const add = (name: string, role: 'host' | 'funder') =>
    addPartner(database.db, { councilId, eventId, actor, now: NOW, who: { name }, role })
  await add('Café Congo', 'host')
  await add('CAFE CONGO', 'funder')
  await add('Cafe Congo', 'funder')
  const { partners, organisations } = await findPartners(database.db, { councilId, eventId })
  expect(partners.map(({ name, role }) => [name, role])).toEqual([
    ['Café Congo', 'funder'],
    ['Café Congo', 'host'],
  ])
  expect(organisations).toHaveLength(1)
})

test('publishing looks at the rooms again: one taken since the draft is told, and taken when that is meant', async () => {
  const councilId = await aCouncil(database.db)
  const there = { roomId: await aRoom(councilId), place: null }
  const { eventId } = await scheduled(councilId, [aDate(there)])
  const other = await schedule(councilId, [aDate(there)], true)
  const publish = (confirmed: boolean) =>
    publishEvent(database.db, { councilId, eventId, actor, now: NOW, confirmed })
  expect(await publish(false)).toMatchObject({
    ok: false,
    reason: 'room-clash',
    clashes: [{ eventId: other.ok && other.value.eventId, roomName: 'Chamber' }],
  })
  expect((await eventsOf(councilId)).map((row) => row.publishedAt)).toEqual([null, null])
  expect(await publish(true)).toEqual({ ok: true, value: undefined })
})

test('a draft in a room that was archived meanwhile is not published', async () => {
  const councilId = await aCouncil(database.db)
  const roomId = await aRoom(councilId)
  const { eventId } = await scheduled(councilId, [aDate({ roomId, place: null })])
  await inCouncil(database.db, councilId, (tx) =>
    tx.update(room).set({ archivedAt: NOW }).where(eq(room.id, roomId)),
  )
  expect(await publishEvent(database.db, { councilId, eventId, actor, now: NOW })).toEqual({
    ok: false,
    reason: 'no-such-room',
  })
})

test('two dates of one event clash where they overlap in one place, and nowhere else', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId } = await scheduled(councilId)
  const add = (over: Partial<DateOfEvent>) =>
    addDates(database.db, { councilId, eventId, actor, now: NOW, dates: [aDate(over)] })
  expect(await add({})).toMatchObject({
    ok: false,
    reason: 'room-clash',
    clashes: [{ eventId, roomName: 'Council chamber' }],
  })
  expect((await add({ place: 'The garden' })).ok).toBe(true)
  const after = {
    startsAt: new Date('2027-09-22T14:15:00Z'),
    endsAt: new Date('2027-09-22T15:00:00Z'),
  }
  expect((await add(after)).ok).toBe(true)
  expect(await publishEvent(database.db, { councilId, eventId, actor, now: NOW })).toEqual({
    ok: true,
    value: undefined,
  })
})

test('an event joins an initiative by its name, however that is spelt, and its copy belongs to it, too', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId } = await scheduled(councilId)
  const second = await scheduled(councilId)
  const join = (id: string, choice: { id: string; name: string }, revision = 1) =>
    editEvent(database.db, {
      councilId,
      eventId: id,
      actor,
      now: NOW,
      revision,
      change: {},
      initiative: choice,
    })
  expect(await join(eventId, { id: '', name: 'Inclusive Cities' })).toEqual({ ok: true, value: 2 })
  await join(second.eventId, { id: '', name: 'inclusive  CITIES' })
  const known = await findInitiatives(database.db, councilId)
  expect(known.map(({ name }) => name)).toEqual(['Inclusive Cities'])
  const copied = await copyEvent(database.db, { councilId, eventId, actor, now: NOW, days: 364 })
  if (!copied.ok) throw new Error(copied.reason)
  const of = (id: string) => findInitiativeOf(database.db, { councilId, eventId: id })
  const found = await of(copied.value.eventId)
  expect(found?.name).toBe('Inclusive Cities')
  expect(found?.others.map(({ id }) => id).toSorted()).toEqual([eventId, second.eventId].toSorted())
  // Another council's is as good as none.
  const elsewhere = await aCouncil(database.db)
  const theirs = await scheduled(elsewhere)
  await editEvent(database.db, {
    councilId: elsewhere,
    eventId: theirs.eventId,
    actor,
    now: NOW,
    revision: 1,
    change: {},
    initiative: { id: known[0]!.id, name: '' },
  })
  expect(
    await findInitiativeOf(database.db, { councilId: elsewhere, eventId: theirs.eventId }),
  ).toBe(undefined)
  expect(await join(eventId, { id: '', name: '' }, 2)).toEqual({ ok: true, value: 3 })
  expect(await of(eventId)).toBe(undefined)
})

test('a copy has the newest design of the certificates as its first version', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId } = await scheduled(councilId)
  const other = await scheduled(councilId)
  const content = {
    heading: 'Certificate of Celebration',
    lead: 'presented by the Lord Mayor',
    body: 'at {place}, on {date}',
    signatories: [{ name: 'Maud Ellery', role: 'Lord Mayor' }],
    rosette: false,
  }
  const save = (id: string, version: number, lead: string) =>
    saveDesign(database.db, {
      councilId,
      eventId: id,
      version,
      content: { ...content, lead },
      actor,
      now: NOW,
    })
  await save(eventId, 0, 'the first')
  await save(eventId, 1, 'the second')
  await save(other.eventId, 0, 'of another ceremony, and later')
  const copied = await copyEvent(database.db, { councilId, eventId, actor, now: NOW, days: 364 })
  if (!copied.ok) throw new Error(copied.reason)
  const versions = await findDesignVersions(database.db, { councilId, ...copied.value })
  expect(versions.map(({ version, content: { lead } }) => [version, lead])).toEqual([
    [1, 'the second'],
  ])
})

import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cancelDates } from '#app/domain/events/cancel.server.ts'
import { findCallList, tickCall } from '#app/domain/events/call-list.server.ts'
import { changeDates } from '#app/domain/events/change-dates.server.ts'
import { dateOf, type DateOfEvent } from '#app/domain/events/date-of-event.ts'
import { scheduleEvent } from '#app/domain/events/schedule.server.ts'
import { newId } from '#app/domain/ids.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  auditEntry,
  event,
  invitation,
  letter,
  occurrence,
  reply,
  room,
  venue,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  aCouncil,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
const ZONE = 'Europe/London'

const rowOf = async ({ councilId, occurrenceId }: Setting) =>
  inCouncil(database.db, councilId, async (tx) => {
    const [row] = await tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId))
    return row!
  })
const change = async (
  setting: Setting,
  over: Partial<DateOfEvent>,
  more: Partial<Parameters<typeof changeDates>[1]> = {},
) => {
  const row = await rowOf(setting)
  return changeDates(database.db, {
    ...setting,
    actor,
    now: NOW,
    edition: row.edition,
    date: { ...dateOf(row), ...over },
    ...more,
  })
}
const sent = (setting: Setting, invitationId: string) =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(invitation).set({ sentAt: NOW, round: 1 }).where(eq(invitation.id, invitationId)),
  )
const answer = (setting: Setting, invitationId: string, wish: ReturnType<typeof answering>) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: wish,
    now: NOW,
  })
const lettersAbout = (
  { councilId, eventId }: Setting,
  purpose: 'event_changed' | 'event_cancelled',
) =>
  inCouncil(database.db, councilId, (tx) =>
    tx
      .select()
      .from(letter)
      .where(and(eq(letter.eventId, eventId), eq(letter.purpose, purpose)))
      .orderBy(asc(letter.id)),
  )

const LATER = {
  startsAt: new Date('2027-06-27T13:00:00Z'),
  endsAt: new Date('2027-06-27T14:00:00Z'),
}

test('a move says first whom it writes to, and changes nothing until it is confirmed', async () => {
  const setting = await anEvent(database.db)
  const family = await anInvitation(database.db, setting)
  await sent(setting, family)
  expect(await change(setting, LATER)).toEqual({
    ok: false,
    reason: 'confirm-first',
    telling: { byEmail: 1, byText: 0, texts: [], toRing: 0 },
    languages: ['ar'],
    clashes: [],
    dates: 1,
  })
  expect(await rowOf(setting)).toMatchObject({ revision: 1, edition: 1 })
  expect(await lettersAbout(setting, 'event_changed')).toEqual([])
})

test('a confirmed move writes to all who know of it, but not to those who said no or were never invited', async () => {
  const setting = await anEvent(database.db)
  const comes = await anInvitation(database.db, setting, { name: 'Sara Haddad' })
  const silent = await anInvitation(database.db, setting, { name: 'Olena Kovalenko' })
  const rung = await anInvitation(database.db, setting, { name: 'Tesfay Gebre', email: null })
  const declined = await anInvitation(database.db, setting, { name: 'Ivan Petrov' })
  const prepared = await anInvitation(database.db, setting, { name: 'Nobody Yet' })
  for (const id of [comes, silent, rung, declined]) await sent(setting, id)
  await answer(setting, comes, answering('yes', 2))
  await answer(setting, declined, answering('no'))
  const before = await rowOf(setting)
  expect(
    await change(setting, LATER, { confirmed: true, reason: 'The room has no heating.' }),
  ).toEqual({
    ok: true,
    value: { byEmail: 2, byText: 0, texts: [], toRing: 1, dates: 1, promoted: 0 },
  })
  const letters = await lettersAbout(setting, 'event_changed')
  expect(letters.map((row) => [row.subjectId, row.state, row.occasion]).toSorted()).toEqual(
    [
      [comes, 'queued', '2'],
      [silent, 'queued', '2'],
      [rung, 'by_hand', '2'],
    ].toSorted(),
  )
  expect(letters[0]!.facts).toEqual({
    before: {
      startsAt: before.startsAt.toISOString(),
      endsAt: before.endsAt.toISOString(),
      timeZone: ZONE,
      place: 'Council House, Earl Street',
      online: false,
    },
    reason: 'The room has no heating.',
  })
  expect(await rowOf(setting)).toMatchObject({ ...LATER, revision: 2, edition: 2 })
  const sequences = await inCouncil(database.db, setting.councilId, async (tx) =>
    Object.fromEntries(
      (await tx.select().from(invitation)).map((row) => [row.id, row.calendarSequence]),
    ),
  )
  expect(sequences).toEqual({ [comes]: 2, [silent]: 1, [rung]: 1, [declined]: 2, [prepared]: 0 })
})

test('a place that a guest had not been told is not told by the letter about the move', async () => {
  const setting = await anEvent(database.db, { occurrence: { placeShown: 'confirmed' } })
  const comes = await anInvitation(database.db, setting)
  const silent = await anInvitation(database.db, setting)
  for (const id of [comes, silent]) await sent(setting, id)
  await answer(setting, comes, answering('yes', 1))
  await change(setting, LATER, { confirmed: true })
  const places = (await lettersAbout(setting, 'event_changed')).map((row) => [
    row.subjectId,
    Reflect.get(Object(row.facts.before), 'place'),
  ])
  expect(Object.fromEntries(places)).toEqual({
    [comes]: 'Council House, Earl Street',
    [silent]: null,
  })
})

test('a draft moves freely: nobody is written to and nothing has to be confirmed', async () => {
  const setting = await anEvent(database.db, { event: { publishedAt: null } })
  const family = await anInvitation(database.db, setting)
  await sent(setting, family)
  expect(await change(setting, LATER)).toMatchObject({
    ok: true,
    value: { byEmail: 0, byText: 0, texts: [], toRing: 0 },
  })
  expect(await rowOf(setting)).toMatchObject({ ...LATER, revision: 1, edition: 2 })
})

test('the second officer on one date is refused, and the first one’s save stands', async () => {
  const setting = await anEvent(database.db, { capacity: 20 })
  expect((await change(setting, { capacity: 30 })).ok).toBe(true)
  expect(await change(setting, { capacity: 40 }, { edition: 1 })).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(await rowOf(setting)).toMatchObject({ capacity: 30, edition: 2, revision: 1 })
})

test('places cannot drop below those that are taken, and the refusal has the numbers', async () => {
  const setting = await anEvent(database.db, { capacity: 10 })
  const family = await anInvitation(database.db, setting)
  await answer(setting, family, answering('yes', 4))
  expect(await change(setting, { capacity: 3 })).toMatchObject({
    ok: false,
    reason: 'below-taken',
    taken: 4,
    held: 0,
  })
  expect((await change(setting, { capacity: 4 })).ok).toBe(true)
  expect((await change(setting, { capacity: null })).ok).toBe(true)
})

test('more places go to the waiting parties at once, in order, until replies close', async () => {
  const setting = await anEvent(database.db, { capacity: 2 })
  const [first, second, third] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await answer(setting, first, answering('yes', 2))
  await answer(setting, second, answering('yes', 3))
  await answer(setting, third, answering('yes', 1))
  expect(await change(setting, { capacity: 5 })).toMatchObject({ value: { promoted: 1 } })
  const states = await inCouncil(database.db, setting.councilId, async (tx) =>
    Object.fromEntries((await tx.select().from(reply)).map((row) => [row.invitationId, row.state])),
  )
  expect(states).toEqual({ [first]: 'confirmed', [second]: 'confirmed', [third]: 'waiting' })
  const closed = new Date('2027-06-25T09:00:00Z')
  expect(await change(setting, { capacity: 20 }, { now: closed })).toMatchObject({
    value: { promoted: 0 },
  })
  const audit = await inCouncil(database.db, setting.councilId, (tx) =>
    tx.select().from(auditEntry).where(eq(auditEntry.action, 'occurrence.edited')),
  )
  expect(audit.map((line) => [line.detail.capacityFrom, line.detail.capacityTo])).toEqual([
    [2, 5],
    [5, 20],
  ])
})

test('a cancellation is written to everyone who knows of it, and is final', async () => {
  const setting = await anEvent(database.db)
  const [comes, rung, declined] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting, { email: null, name: 'Tesfay Gebre' }),
    await anInvitation(database.db, setting),
  ]
  for (const id of [comes, rung, declined]) await sent(setting, id)
  await answer(setting, declined, answering('no'))
  const cancel = () =>
    cancelDates(database.db, { ...setting, actor, now: NOW, edition: 1, reason: 'Storm' })
  expect(await cancel()).toEqual({
    ok: true,
    value: { byEmail: 1, byText: 0, texts: [], toRing: 1, dates: 1 },
  })
  expect(await cancel()).toEqual({ ok: false, reason: 'already-cancelled' })
  expect(await rowOf(setting)).toMatchObject({
    cancelledAt: NOW,
    cancelledReason: 'Storm',
    revision: 2,
  })
  expect(
    (await lettersAbout(setting, 'event_cancelled')).map((row) => [
      row.subjectId,
      row.state,
      row.facts,
    ]),
  ).toEqual([
    [comes, 'queued', { reason: 'Storm' }],
    [rung, 'by_hand', { reason: 'Storm' }],
  ])
  expect(await change(setting, LATER)).toEqual({ ok: false, reason: 'cancelled' })

  const [call] = await findCallList(database.db, setting)
  expect(call).toMatchObject({ label: 'Tesfay Gebre', purpose: 'event_cancelled', ticked: null })
  const tick = { ...setting, letterId: call!.letterId, actor, now: NOW }
  await tickCall(database.db, { ...tick, rung: true })
  await tickCall(database.db, { ...tick, rung: true })
  const by = `account:${actor.accountId}`
  expect((await findCallList(database.db, setting))[0]!.ticked).toEqual({ at: NOW, by })
  await tickCall(database.db, { ...tick, rung: false })
  expect((await findCallList(database.db, setting))[0]!.ticked).toBeNull()
})

/** A weekly draft of three Thursdays over the end of summer time: 14, 21 and 28 October 2027, 4 November. */
async function weekly(councilId: string, over: Partial<DateOfEvent> = {}) {
  const at = (day: string, hour: string) => new Date(`${day}T${hour}:00Z`)
  const date = (day: string, start: string, end: string): DateOfEvent => ({
    startsAt: at(day, start),
    endsAt: at(day, end),
    timeZone: ZONE,
    roomId: null,
    place: 'Library',
    onlineUrl: null,
    placeShown: 'always',
    placeShownFromAt: null,
    repliesOpenAt: null,
    repliesCloseAt: at(day, start),
    capacity: 20,
    ...over,
  })
  const scheduled = await scheduleEvent(database.db, {
    councilId,
    actor,
    now: NOW,
    kind: 'welcome',
    fields: { title: 'Sewing', outsideTitle: 'Sewing', summary: '', format: 'workshop' },
    // 14:00 on the wall: summer time until 31 October.
    dates: [
      date('2027-10-21', '13:00', '15:00'),
      date('2027-10-28', '13:00', '15:00'),
      date('2027-11-04', '14:00', '16:00'),
    ],
  })
  if (!scheduled.ok) throw new Error(scheduled.reason)
  return scheduled.value
}

const startsOf = ({ councilId, eventId }: Pick<Setting, 'councilId' | 'eventId'>) =>
  inCouncil(database.db, councilId, (tx) =>
    tx
      .select()
      .from(occurrence)
      .where(eq(occurrence.eventId, eventId))
      .orderBy(occurrence.startsAt),
  )

test('"this and following" moves each date by as many days and keeps the wall clock across the change of clocks', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId, occurrenceIds } = await weekly(councilId)
  const setting = { councilId, eventId, occurrenceId: occurrenceIds[1]! }
  expect(
    await change(
      setting,
      {
        startsAt: new Date('2027-10-29T09:30:00Z'), // Friday, 10:30 in summer time
        endsAt: new Date('2027-10-29T11:30:00Z'),
        capacity: 25,
      },
      { scope: 'following' },
    ),
  ).toMatchObject({ ok: true, value: { dates: 2 } })
  const dates = await startsOf(setting)
  expect(
    dates.map((row) => [row.startsAt.toISOString(), row.endsAt.toISOString(), row.capacity]),
  ).toEqual([
    ['2027-10-21T13:00:00.000Z', '2027-10-21T15:00:00.000Z', 20],
    ['2027-10-29T09:30:00.000Z', '2027-10-29T11:30:00.000Z', 25],
    ['2027-11-05T10:30:00.000Z', '2027-11-05T12:30:00.000Z', 25],
  ])
})

test('"this and following" leaves alone on the later dates what was not changed on this one', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId, occurrenceIds } = await weekly(councilId)
  const last = { councilId, eventId, occurrenceId: occurrenceIds[2]! }
  await change(last, { place: 'Town hall', capacity: 12 })
  const first = { ...last, occurrenceId: occurrenceIds[0]! }
  await change(first, { onlineUrl: null, placeShown: 'confirmed' }, { scope: 'following' })
  expect((await startsOf(last)).map((row) => [row.place, row.capacity, row.placeShown])).toEqual([
    ['Library', 20, 'confirmed'],
    ['Library', 20, 'confirmed'],
    ['Town hall', 12, 'confirmed'],
  ])
})

test('a series is refused as a whole where the clocks repeat the new time on a later date', async () => {
  const councilId = await aCouncil(database.db)
  const { eventId, occurrenceIds } = await weekly(councilId)
  const setting = { councilId, eventId, occurrenceId: occurrenceIds[1]! }
  // Sunday 24 October, 01:30; a week on it is 31 October, when 01:30 comes twice.
  await change({ ...setting, occurrenceId: occurrenceIds[0]! }, {}, {})
  const refused = await change(
    { ...setting, occurrenceId: occurrenceIds[0]! },
    {
      startsAt: new Date('2027-10-24T00:30:00Z'),
      endsAt: new Date('2027-10-24T03:00:00Z'),
      repliesCloseAt: new Date('2027-10-20T12:00:00Z'),
    },
    { scope: 'following' },
  )
  expect(refused).toMatchObject({
    ok: false,
    reason: 'happens-twice',
    wall: { date: '2027-10-31', time: '01:30' },
  })
  expect((await startsOf(setting))[0]!.startsAt.toISOString()).toBe('2027-10-21T13:00:00.000Z')
})

test('a room that another event has at that time has to be confirmed; beside it in time it is free', async () => {
  const councilId = await aCouncil(database.db)
  const roomId = newId()
  await inCouncil(database.db, councilId, async (tx) => {
    const venueId = newId()
    await tx.insert(venue).values({ councilId, id: venueId, name: 'Council House' })
    await tx.insert(room).values({ councilId, id: roomId, venueId, name: 'Chamber' })
  })
  const other = await anEvent(database.db, { councilId, occurrence: { roomId, place: null } })
  const { startsAt, endsAt } = await rowOf(other)
  const mine = await anEvent(database.db, { councilId, event: { title: 'Mine' } })
  const there = { roomId, place: null }
  const overlapping = {
    ...there,
    startsAt: new Date(endsAt.getTime() - 60_000),
    endsAt: new Date(endsAt.getTime() + 3_600_000),
  }
  expect(await change(mine, overlapping)).toMatchObject({
    reason: 'confirm-first',
    clashes: [{ eventId: other.eventId, roomName: 'Chamber', startsAt }],
  })
  expect((await change(mine, overlapping, { confirmed: true })).ok).toBe(true)
  const after = { ...there, startsAt: endsAt, endsAt: new Date(endsAt.getTime() + 3_600_000) }
  expect((await change(mine, after)).ok).toBe(true)
})

test('dates, rooms and events of another council are as good as none', async () => {
  const ours = await anEvent(database.db)
  const theirs = await anEvent(database.db)
  const theirRoom = newId()
  await inCouncil(database.db, theirs.councilId, async (tx) => {
    const venueId = newId()
    await tx.insert(venue).values({ councilId: theirs.councilId, id: venueId, name: 'Their hall' })
    await tx
      .insert(room)
      .values({ councilId: theirs.councilId, id: theirRoom, venueId, name: 'Hall' })
  })
  const date = dateOf(await rowOf(theirs))
  const common = { councilId: ours.councilId, actor, now: NOW, edition: 1 }
  expect(
    await changeDates(database.db, { ...theirs, ...common, date: { ...date, ...LATER } }),
  ).toEqual({ ok: false, reason: 'unknown' })
  expect(await cancelDates(database.db, { ...theirs, ...common, reason: '' })).toEqual({
    ok: false,
    reason: 'unknown',
  })
  expect(await change(ours, { roomId: theirRoom, place: null })).toEqual({
    ok: false,
    reason: 'no-such-room',
  })
  expect(await rowOf(theirs)).toMatchObject({ startsAt: date.startsAt, cancelledAt: null })
  expect(
    await inCouncil(database.db, ours.councilId, (tx) => tx.select().from(event)),
  ).toHaveLength(1)
})

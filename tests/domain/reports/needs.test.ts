import { describe, expect, test } from 'vitest'
import { milestonesOf } from '#app/domain/reports/milestones.ts'
import { needsOf, type DateInWork } from '#app/domain/reports/needs.ts'

const NOW = new Date('2027-06-07T08:00:00Z')
const aDate = (over: Partial<DateInWork> = {}): DateInWork => ({
  eventId: 'event',
  occurrenceId: 'date',
  kind: 'ceremony',
  title: 'Ceremony',
  isDraft: false,
  startsAt: new Date('2027-06-26T09:30:00Z'),
  endsAt: new Date('2027-06-26T11:00:00Z'),
  timeZone: 'Europe/London',
  repliesCloseAt: new Date('2027-06-18T22:59:00Z'),
  capacity: 160,
  placesTaken: 97,
  placesHeld: 0,
  waitingParties: 0,
  invited: 64,
  sent: 64,
  unanswered: 0,
  children: 43,
  approved: 43,
  lettersFailed: 0,
  messages: 0,
  toRing: 0,
  isPlanned: false,
  rolesMissing: 0,
  adults: 2,
  hasSafeguarding: true,
  ...over,
})
const kinds = (dates: DateInWork[], now = NOW) =>
  needsOf(dates, now).map(({ kind, urgency, count }) => [kind, urgency, count])

test('an event on its way needs nobody', () => {
  expect(kinds([aDate()])).toEqual([])
})

test('the overdue comes first, then today, then the rest by day', () => {
  const late = new Date('2027-06-14T08:00:00Z')
  expect(kinds([aDate({ approved: 38, toRing: 2, unanswered: 11, sent: 60 })], late)).toEqual([
    ['unsent', 'late', 4],
    ['names', 'late', 5],
    ['calls', 'today', 2],
    ['unanswered', 'later', 11],
  ])
})

describe('waiting families', () => {
  const full = { placesTaken: 160, waitingParties: 3 }
  test('want more places also where some are free, but too few for them', () => {
    expect(kinds([aDate({ placesTaken: 158, waitingParties: 1 })])).toEqual([
      ['waiting', 'later', 1],
    ])
  })
  test('want more places while replies are open', () => {
    expect(kinds([aDate(full)])).toEqual([['waiting', 'later', 3]])
  })
  test('want somebody once replies have closed, full or not', () => {
    const closed = new Date('2027-06-20T08:00:00Z')
    expect(kinds([aDate(full)], closed)).toEqual([['waiting-closed', 'today', 3]])
  })
})

test('a draft presses when its day is near, and late when it is two weeks away', () => {
  const draft = aDate({ isDraft: true, invited: 0, sent: 0, children: 0, approved: 0 })
  expect(kinds([draft], new Date('2027-05-01T08:00:00Z'))).toEqual([])
  expect(kinds([draft])).toEqual([['draft', 'later', 1]])
  expect(kinds([draft], new Date('2027-06-15T08:00:00Z'))).toEqual([['draft', 'late', 1]])
})

test('an empty guest list of invited guests is said; a welcome event needs none', () => {
  const empty = { invited: 0, sent: 0 }
  expect(kinds([aDate(empty)])).toEqual([['no-guests', 'later', 1]])
  expect(kinds([aDate({ ...empty, kind: 'welcome' })])).toEqual([])
})

test('what is over needs nobody', () => {
  expect(kinds([aDate({ toRing: 4, approved: 0 })], new Date('2027-06-27T08:00:00Z'))).toEqual([])
})

describe('the road to the day', () => {
  const road = (date: DateInWork, now: Date) =>
    milestonesOf(date, {
      publishedAt: new Date('2027-05-01T08:00:00Z'),
      firstSentAt: new Date('2027-05-24T08:00:00Z'),
      certificates: 0,
      remindAt: new Date('2027-06-24T09:00:00Z'),
      now,
    }).map(({ kind, state }) => [kind, state])

  test('of a ceremony stands at the names, late once their day has passed', () => {
    const date = aDate({ approved: 38 })
    expect(road(date, NOW)).toEqual([
      ['published', 'done'],
      ['guests', 'done'],
      ['invitations', 'done'],
      ['names', 'now'],
      ['closing', 'ahead'],
      ['reminder', 'ahead'],
      ['printed', 'ahead'],
      ['day', 'ahead'],
    ])
    expect(road(date, new Date('2027-06-14T08:00:00Z'))[3]).toEqual(['names', 'late'])
  })

  test('of guests who are not all invited yet is late only when a week is left to answer', () => {
    const date = aDate({ sent: 10 })
    expect(road(date, NOW)[2]).toEqual(['invitations', 'now'])
    expect(road(date, new Date('2027-06-12T08:00:00Z'))[2]).toEqual(['invitations', 'late'])
  })

  test('of a welcome event without a guest list has no invitations on it', () => {
    const open = aDate({ kind: 'welcome', invited: 0, sent: 0 })
    expect(road(open, NOW).map(([kind]) => kind)).toEqual([
      'published',
      'closing',
      'reminder',
      'day',
    ])
  })
})

test('a planned date wants two adults, a safeguarding lead and its roles, near the day', () => {
  const alone = aDate({ isPlanned: true, adults: 1, hasSafeguarding: true, rolesMissing: 3 })
  expect(kinds([alone])).toEqual([
    ['adults', 'later', 1],
    ['roles', 'later', 3],
  ])
  expect(kinds([alone], new Date('2027-05-01T08:00:00Z'))).toEqual([])
  const dropIn = aDate({ kind: 'welcome', adults: 0, hasSafeguarding: false, rolesMissing: 3 })
  expect(kinds([dropIn])).toEqual([])
})

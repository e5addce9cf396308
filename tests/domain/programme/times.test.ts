import { describe, expect, test } from 'vitest'
import { fixedMinuteOf } from '#app/domain/programme/fixed-time.ts'
import { SECONDS_A_CHILD, templateOf } from '#app/domain/programme/templates.ts'
import {
  endOf,
  minutesForChildren,
  minutesOf,
  momentAt,
  timesOf,
} from '#app/domain/programme/times.ts'
import { instantToWall } from '#app/domain/time.ts'

const item = (minutes: number, over: { isBefore?: boolean; fixedMinute?: number } = {}) => ({
  minutes,
  isBefore: over.isBefore ?? false,
  fixedMinute: over.fixedMinute ?? null,
})
const before = (minutes: number, fixedMinute?: number) =>
  item(minutes, { isBefore: true, ...(fixedMinute === undefined ? {} : { fixedMinute }) })
const startsOf = (items: ReturnType<typeof item>[]) =>
  timesOf(items).map(({ startsMinute }) => startsMinute)
const gapsOf = (items: ReturnType<typeof item>[]) =>
  timesOf(items).map(({ gapBefore }) => gapBefore)
const London = 'Europe/London'
const clockAt = (startsAt: Date, minute: number) =>
  instantToWall(momentAt(startsAt, minute), London).time

describe('times', () => {
  test('add up from the start, and count back before it', () => {
    expect(startsOf([before(10), before(20), item(5), item(15), item(3)])).toEqual([
      -30,
      -10 - 10,
      0,
      5,
      20,
    ])
  })

  test('doors open earlier when what follows them grows', () => {
    expect(startsOf([before(10), before(35), item(5)])[0]).toBe(-45)
  })

  test('an item of no length is a cue and takes no time', () => {
    expect(startsOf([item(0), item(5), item(0)])).toEqual([0, 0, 5])
  })

  test('a fixed item leaves a gap, and what follows hangs on it', () => {
    const items = [item(10), item(5, { fixedMinute: 20 }), item(5)]
    expect(startsOf(items)).toEqual([0, 20, 25])
    expect(gapsOf(items)).toEqual([0, 10, 0])
  })

  test('a fixed item that begins too early says by how much', () => {
    expect(gapsOf([item(10), item(5, { fixedMinute: 7 })])).toEqual([0, -3])
  })

  test('a gap right after the start is a gap, even when nothing is before it', () => {
    expect(gapsOf([item(5, { fixedMinute: 10 })])).toEqual([10])
    expect(gapsOf([before(10), item(5, { fixedMinute: 10 })])).toEqual([0, 10])
  })

  test('fixed doors leave a gap to the start, and those before them count back from them', () => {
    const items = [before(5), before(10, -30), item(5)]
    expect(startsOf(items)).toEqual([-35, -30, 0])
    expect(gapsOf(items)).toEqual([0, 0, 20])
  })

  test('the end is the latest end, also where an earlier item lasts longer', () => {
    expect(endOf(timesOf([item(60), item(5, { fixedMinute: 10 })]))).toBe(60)
    expect(endOf([])).toBe(0)
  })

  test('an order that runs past midnight goes on', () => {
    const startsAt = new Date('2027-06-26T22:30:00Z')
    expect(timesOf([item(20), item(45)]).map((one) => clockAt(startsAt, one.startsMinute))).toEqual(
      ['23:30', '23:50'],
    )
    expect(clockAt(startsAt, 65)).toBe('00:35')
  })

  test('the wall shows the jump in spring and the second hour in autumn', () => {
    const spring = new Date('2027-03-28T00:30:00Z')
    expect([0, 20, 40].map((minute) => clockAt(spring, minute))).toEqual([
      '00:30',
      '00:50',
      '02:10',
    ])
    const autumn = new Date('2027-10-31T00:30:00Z')
    expect([0, 30, 60].map((minute) => clockAt(autumn, minute))).toEqual([
      '01:30',
      '01:00',
      '01:30',
    ])
  })
})

describe('a fixed time', () => {
  const startsAt = new Date('2027-06-26T13:00:00Z')
  const at = (time: string, isBefore = false) =>
    fixedMinuteOf({ time, isBefore, startsAt, timeZone: London })

  test('is minutes from the start, on the side that was chosen', () => {
    expect(at('14:30')).toEqual({ ok: true, value: 30 })
    expect(at('13:30', true)).toEqual({ ok: true, value: -30 })
    expect(at('14:00')).toEqual({ ok: true, value: 0 })
  })

  test('past midnight is the next day', () => {
    expect(at('00:15')).toEqual({ ok: true, value: 615 })
  })

  test('before a start at night is the evening before', () => {
    const night = new Date('2027-06-25T23:10:00Z')
    expect(
      fixedMinuteOf({ time: '23:50', isBefore: true, startsAt: night, timeZone: London }),
    ).toEqual({ ok: true, value: -20 })
  })

  test('that the clocks skip or repeat is refused', () => {
    const spring = { isBefore: false, startsAt: new Date('2027-03-28T00:30:00Z'), timeZone: London }
    expect(fixedMinuteOf({ time: '01:30', ...spring })).toMatchObject({ reason: 'does-not-exist' })
    const autumn = { isBefore: false, startsAt: new Date('2027-10-30T23:30:00Z'), timeZone: London }
    expect(fixedMinuteOf({ time: '01:30', ...autumn })).toMatchObject({ reason: 'happens-twice' })
  })

  test('over a change of the clocks counts what really passes', () => {
    const spring = new Date('2027-03-28T00:30:00Z')
    expect(
      fixedMinuteOf({ time: '02:30', isBefore: false, startsAt: spring, timeZone: London }),
    ).toEqual({ ok: true, value: 60 })
  })
})

describe('a presentation', () => {
  test('takes as long as its children take, at least a minute', () => {
    expect(minutesForChildren(18, 40)).toBe(12)
    expect(minutesForChildren(1, 40)).toBe(1)
    expect(minutesForChildren(19, 40)).toBe(13)
  })

  test('counts its own minutes until a child is on the list', () => {
    expect(minutesOf({ minutes: 20, secondsEach: 40 }, 0)).toBe(20)
    expect(minutesOf({ minutes: 20, secondsEach: 40 }, 30)).toBe(20)
    expect(minutesOf({ minutes: 20, secondsEach: null }, 90)).toBe(20)
  })
})

describe('templates', () => {
  const placed = (kind: 'ceremony' | 'welcome') =>
    templateOf(kind).map(({ minutes, isBefore = false }) => ({
      minutes,
      isBefore,
      fixedMinute: null,
    }))

  test('a ceremony opens its doors 30 minutes before and lasts 75 minutes', () => {
    const times = timesOf(placed('ceremony'))
    expect(times[0]?.startsMinute).toBe(-30)
    expect(endOf(times)).toBe(75)
    expect(templateOf('ceremony').map(({ kind }) => kind)).toEqual([
      'doors',
      'photograph',
      'other',
      'welcome',
      'speech',
      'poem',
      'video',
      'presentation',
      'photograph',
      'anthem',
      'refreshments',
    ])
    expect(minutesForChildren(30, SECONDS_A_CHILD)).toBe(20)
  })

  test('a welcome event lasts two hours', () => {
    expect(endOf(timesOf(placed('welcome')))).toBe(120)
  })
})

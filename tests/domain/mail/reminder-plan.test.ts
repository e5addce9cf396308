import { describe, expect, test } from 'vitest'
import { afterQuiet, isQuiet } from '#app/domain/mail/quiet-hours.ts'
import { planOf, type PlannedDate, type RunOfRule } from '#app/domain/mail/reminder-plan.ts'
import { rulesOf, type RuleName } from '#app/domain/mail/reminder-rules.ts'
import { ruleTime } from '#app/domain/mail/reminder-time.ts'

const LONDON = 'Europe/London'
const at = (iso: string) => new Date(iso)
const date: PlannedDate = {
  startsAt: at('2027-06-26T09:30:00Z'),
  endsAt: at('2027-06-26T11:00:00Z'),
  repliesCloseAt: at('2027-06-18T16:00:00Z'),
  timeZone: LONDON,
  revision: 1,
  cancelledAt: null,
  movedAt: null,
}
const NIGHT = { from: '21:00', until: '08:00', timeZone: LONDON }

describe('the moment of a rule', () => {
  const before = { aim: 'before', amount: 2, unit: 'days', time: '10:00' } as const
  const of = (startsAt: string, amount: number) =>
    ruleTime({ ...date, startsAt: at(startsAt) }, { ...before, amount }).toISOString()

  test('is its time on the wall of the place, in summer and in winter', () => {
    expect(of('2027-06-26T09:30:00Z', 2)).toBe('2027-06-24T09:00:00.000Z')
    expect(of('2027-03-29T09:30:00Z', 2)).toBe('2027-03-27T10:00:00.000Z')
    expect(of('2027-06-25T23:30:00Z', 1)).toBe('2027-06-25T09:00:00.000Z')
  })

  test('in hours is so many hours before, whatever the clocks do in the night between', () => {
    const hours = { ...before, amount: 12, unit: 'hours' } as const
    const spring = { ...date, startsAt: at('2027-03-28T09:00:00Z') }
    expect(ruleTime(spring, hours).toISOString()).toBe('2027-03-27T21:00:00.000Z')
  })

  test('counts from the close of replies for those who have not answered, and from the end for thanks', () => {
    expect(ruleTime(date, { ...before, aim: 'unanswered', amount: 7 }).toISOString()).toBe(
      '2027-06-11T09:00:00.000Z',
    )
    expect(ruleTime(date, { ...before, aim: 'thanks', amount: 1 }).toISOString()).toBe(
      '2027-06-27T09:00:00.000Z',
    )
  })
})

describe('quiet hours', () => {
  test.each([
    ['noon', '2027-06-10T11:00:00Z', '2027-06-10T11:00:00Z'],
    ['the last minute before them', '2027-06-10T19:59:00Z', '2027-06-10T19:59:00Z'],
    ['the evening', '2027-06-10T20:00:00Z', '2027-06-11T07:00:00Z'],
    ['the small hours', '2027-06-11T01:00:00Z', '2027-06-11T07:00:00Z'],
    ['their end', '2027-06-11T07:00:00Z', '2027-06-11T07:00:00Z'],
    ['the night that the clocks go forward', '2027-03-27T22:00:00Z', '2027-03-28T07:00:00Z'],
    ['the night that the clocks go back', '2027-10-30T21:00:00Z', '2027-10-31T08:00:00Z'],
  ])('%s', (_, moment, goes) => {
    expect(afterQuiet(at(moment), NIGHT)).toEqual(at(goes))
  })

  test('that end at a time which the clocks skip or repeat end after the moment all the same', () => {
    const early = { from: '22:00', until: '01:30', timeZone: LONDON }
    expect(afterQuiet(at('2027-03-28T00:30:00Z'), early)).toEqual(at('2027-03-28T01:30:00Z'))
    // 01:10 of the second time round; 01:30 comes twice, once it is behind.
    expect(afterQuiet(at('2027-10-31T01:10:00Z'), early)).toEqual(at('2027-10-31T01:30:00Z'))
    for (let minute = 0; minute < 60 * 24; minute += 7) {
      const moment = new Date(+at('2027-10-30T12:00:00Z') + minute * 60_000)
      expect(+afterQuiet(moment, early)).toBeGreaterThanOrEqual(+moment)
      expect(isQuiet(afterQuiet(moment, early), early)).toBe(false)
    }
  })

  test('can lie within a day, or not be there at all', () => {
    const lunch = { from: '12:00', until: '14:00', timeZone: LONDON }
    expect(afterQuiet(at('2027-06-10T12:00:00Z'), lunch)).toEqual(at('2027-06-10T13:00:00Z'))
    expect(afterQuiet(at('2027-06-10T20:00:00Z'), lunch)).toEqual(at('2027-06-10T20:00:00Z'))
    const none = { ...NIGHT, until: '21:00' }
    expect(isQuiet(at('2027-06-10T21:00:00Z'), none)).toBe(false)
  })
})

describe('what the rules of an event will do', () => {
  const rule = (over: object = {}) => ({
    isOn: true,
    amount: 2,
    unit: 'days',
    time: '10:00',
    ...over,
  })
  const plan = (
    kept: Partial<Record<RuleName, object>>,
    {
      on = date,
      now = at('2027-06-01T09:00:00Z'),
      runs = [],
    }: { on?: PlannedDate; now?: Date; runs?: RunOfRule[] } = {},
  ) =>
    planOf(rulesOf(kept), on, {
      publishedAt: at('2027-05-01T09:00:00Z'),
      quiet: NIGHT,
      runs,
      now,
    }).map((one) => [one.rule.name, one.state, one.sendAt.toISOString().slice(0, 16)])

  test('an event that nobody has touched reminds those who come, two days before', () => {
    expect(plan({})).toEqual([['before-1', 'planned', '2027-06-24T09:00']])
  })

  test('a rule that is set after its moment writes to nobody', () => {
    const since = '2027-06-25T09:00:00.000Z'
    expect(plan({ 'before-1': rule({ since }) }, { now: at(since) })).toEqual([
      ['before-1', 'missed', '2027-06-24T09:00'],
    ])
  })

  test('a date that is moved takes its rules along; what the move put in the past writes to nobody', () => {
    const later = { ...date, startsAt: at('2027-07-10T09:30:00Z'), revision: 2 }
    expect(plan({}, { on: later })).toEqual([['before-1', 'planned', '2027-07-08T09:00']])
    const nearer = {
      ...date,
      startsAt: at('2027-06-03T09:30:00Z'),
      movedAt: at('2027-06-02T09:00:00Z'),
      revision: 2,
    }
    expect(plan({}, { on: nearer, now: at('2027-06-02T09:00:00Z') })).toEqual([
      ['before-1', 'missed', '2027-06-01T09:00'],
    ])
  })

  test('a rule runs once for each revision of a date; what went before a change of place was not missed', () => {
    const sent = { rule: 'before-1', revision: 1, state: 'sent' } as const
    expect(plan({}, { runs: [sent] })).toEqual([])
    const elsewhere = { ...date, revision: 2, movedAt: at('2027-06-25T09:00:00Z') }
    expect(plan({}, { on: elsewhere, runs: [sent], now: elsewhere.movedAt })).toEqual([])
    const later = { ...elsewhere, startsAt: at('2027-07-10T09:30:00Z') }
    expect(plan({}, { on: later, runs: [sent], now: later.movedAt })).toEqual([
      ['before-1', 'planned', '2027-07-08T09:00'],
    ])
  })

  test('in the quiet hours it waits for the morning, unless that is too late', () => {
    expect(plan({ 'before-1': rule({ amount: 1, time: '22:00' }) })).toEqual([
      ['before-1', 'planned', '2027-06-26T07:00'],
    ])
    const dawn = { ...date, startsAt: at('2027-06-26T06:30:00Z') }
    expect(plan({ 'before-1': rule({ amount: 2, unit: 'hours' }) }, { on: dawn })).toEqual([
      ['before-1', 'too-late', '2027-06-26T07:00'],
    ])
  })

  test('of a cancelled date, or with a rule switched off, nothing is left', () => {
    expect(plan({}, { on: { ...date, cancelledAt: at('2027-06-01T08:00:00Z') } })).toEqual([])
    expect(plan({ 'before-1': rule({ isOn: false }) })).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import {
  daysOf,
  monthBounds,
  monthGrid,
  monthOf,
  monthsApart,
  monthText,
  parseMonth,
  shiftMonth,
} from '#app/domain/events/month-grid.ts'

const grid = (text: string) => {
  const month = parseMonth(text)
  return month.ok ? monthGrid(month.value).map((week) => week.map(({ day }) => day)) : undefined
}

describe('a month as a grid', () => {
  it('begins on Monday and leaves out what is before the first and after the last', () => {
    expect(grid('2027-06')).toEqual([
      [0, 1, 2, 3, 4, 5, 6],
      [7, 8, 9, 10, 11, 12, 13],
      [14, 15, 16, 17, 18, 19, 20],
      [21, 22, 23, 24, 25, 26, 27],
      [28, 29, 30, 0, 0, 0, 0],
    ])
  })

  it('has four weeks for a February that begins on Monday, and six for a month that begins on Sunday', () => {
    expect(grid('2027-02')).toHaveLength(4)
    expect(grid('2027-08')).toHaveLength(6)
    expect(grid('2027-08')?.[0]).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(grid('2027-08')?.at(-1)).toEqual([30, 31, 0, 0, 0, 0, 0])
  })

  it('names each square by its date, the leap day too', () => {
    const month = monthGrid({ year: 2028, month: 2 }).flat()
    expect(month.filter(({ date }) => date !== null)).toHaveLength(29)
    expect(month.find(({ day }) => day === 29)?.date).toBe('2028-02-29')
  })

  it.each(['2027-00', '2027-13', '2027-6', '0000-01', '2027', '٢٠٢٧-٠٦', '2027-06-01', ''])(
    'takes %j for no month',
    (text) => expect(parseMonth(text).ok).toBe(false),
  )

  it('counts on and back over the year’s end', () => {
    expect(shiftMonth({ year: 2027, month: 12 }, 1)).toEqual({ year: 2028, month: 1 })
    expect(shiftMonth({ year: 2027, month: 1 }, -1)).toEqual({ year: 2026, month: 12 })
    expect(monthsApart({ year: 2026, month: 11 }, { year: 2027, month: 2 })).toBe(3)
    expect(monthText({ year: 2027, month: 3 })).toBe('2027-03')
  })

  it('lies between the midnights of the zone, in summer as in winter', () => {
    const { from, until } = monthBounds({ year: 2027, month: 3 }, 'Europe/London')
    expect(from.toISOString()).toBe('2027-03-01T00:00:00.000Z')
    expect(until.toISOString()).toBe('2027-03-31T23:00:00.000Z')
    expect(monthOf(until, 'Europe/London')).toEqual({ year: 2027, month: 4 })
    expect(monthOf(new Date(until.getTime() - 1), 'Europe/London')).toEqual({
      year: 2027,
      month: 3,
    })
  })
})

describe('the days of an event', () => {
  const days = (startsAt: string, endsAt: string, timeZone = 'Europe/London') =>
    daysOf({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), timeZone })

  it('is one day, by the clock of its place', () => {
    expect(days('2027-06-20T12:00:00Z', '2027-06-20T16:00:00Z')).toEqual(['2027-06-20'])
    expect(days('2027-06-20T23:30:00Z', '2027-06-21T01:00:00Z')).toEqual(['2027-06-21'])
  })

  it('is two days past midnight, and one when it ends at midnight', () => {
    expect(days('2027-06-20T20:00:00Z', '2027-06-21T01:00:00Z')).toEqual([
      '2027-06-20',
      '2027-06-21',
    ])
    expect(days('2027-06-20T20:00:00Z', '2027-06-20T23:00:00Z')).toEqual(['2027-06-20'])
  })

  it('is every day of one that lasts, the days of the clock change included', () => {
    expect(days('2027-10-30T10:00:00Z', '2027-11-01T10:00:00Z')).toEqual([
      '2027-10-30',
      '2027-10-31',
      '2027-11-01',
    ])
  })
})

import { Temporal } from 'temporal-polyfill'

import { latinDigits } from './digits.ts'
import { type Done, done, type Refused, refused, type Result } from './result.ts'
import type { CalendarDate } from './time.ts'

const CLOCK = /^(\d{1,2})(?:\s*[:.h ]\s*([0-5]\d))?\s*(?:([ap])\s*\.?\s*m\.?)?$/
const FOUR_DIGITS = /^(\d{1,2})([0-5]\d)\s*(?:([ap])\s*\.?\s*m\.?)?$/
const SAID = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['12 noon', '12:00'],
  ['midnight', '00:00'],
])

/**
 * A time of day as officers type it (`9.30am`, `09:30`, `9:30 pm`, `0930`, `noon`), as `HH:MM` of 24 hours.
 *
 * A bare `2` is refused: nobody can tell two in the afternoon from two at night.
 */
export function parseTime(typed: string): Result<string, 'missing' | 'not-a-time' | 'am-or-pm'> {
  const text = latinDigits(typed).normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')
  if (text === '') return refused('missing')
  const said = SAID.get(text)
  if (said) return done(said)
  const [, hourText, minutes, half] = FOUR_DIGITS.exec(text) ?? CLOCK.exec(text) ?? []
  if (hourText === undefined) return refused('not-a-time')
  const hour = Number(hourText)
  if (half === undefined) {
    if (hour > 23) return refused('not-a-time')
    if (minutes === undefined && hour >= 1 && hour <= 12) return refused('am-or-pm')
    return done(`${String(hour).padStart(2, '0')}:${minutes ?? '00'}`)
  }
  // "14.30pm" says the same thing twice; "14.30am" contradicts itself.
  if (hour > 12 && half === 'p' && hour < 24) return done(`${hour}:${minutes ?? '00'}`)
  if (hour < 1 || hour > 12) return refused('not-a-time')
  const of24 = (hour % 12) + (half === 'p' ? 12 : 0)
  return done(`${String(of24).padStart(2, '0')}:${minutes ?? '00'}`)
}

export type DateField = 'day' | 'month' | 'year'

/** Why three fields are no date; `fields` are those to mark, at least one. */
export interface DateRefused extends Refused<
  'missing' | 'not-a-day' | 'not-a-month' | 'year-in-full' | 'not-a-year' | 'no-such-day'
> {
  fields: DateField[]
}

const no = (reason: DateRefused['reason'], ...fields: DateField[]): DateRefused => ({
  ok: false,
  reason,
  fields,
})

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** 1 to 12 for `3`, `03`, `March`, `mar` or `Sept`; undefined for anything else. */
function monthOf(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text))
    return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : undefined
  const word = text.toLowerCase().replace(/\.$/, '')
  const index = word.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(word))
  return index < 0 ? undefined : index + 1
}

/**
 * A date typed into three fields. The month may be a number or an English name, the year has four digits:
 * "27" is refused, because a ceremony's papers may look back as well as forward.
 *
 * @returns Refused with the reason and the fields to mark: `no-such-day` for 31 April or 29 February 2027.
 */
export function parseDateFields(
  day: string,
  month: string,
  year: string,
): Done<CalendarDate> | DateRefused {
  const typed = { day, month, year }
  const text = (field: DateField) => latinDigits(typed[field]).normalize('NFKC').trim()
  const fields: DateField[] = ['day', 'month', 'year']
  const missing = fields.filter((field) => text(field) === '')
  if (missing.length > 0) return no('missing', ...missing)
  if (!/^\d{1,2}$/.test(text('day')) || Number(text('day')) < 1 || Number(text('day')) > 31)
    return no('not-a-day', 'day')
  const monthNumber = monthOf(text('month'))
  if (monthNumber === undefined) return no('not-a-month', 'month')
  if (/^\d{1,3}$/.test(text('year'))) return no('year-in-full', 'year')
  if (!/^(19|20|21)\d\d$/.test(text('year'))) return no('not-a-year', 'year')
  const date = { year: Number(text('year')), month: monthNumber, day: Number(text('day')) }
  const { daysInMonth } = Temporal.PlainYearMonth.from({ year: date.year, month: date.month })
  return date.day <= daysInMonth ? done(date) : no('no-such-day', 'day')
}

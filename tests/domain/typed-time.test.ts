import { describe, expect, test } from 'vitest'

import { parseDateFields, parseTime } from '#app/domain/typed-time.ts'

describe('a time in one field', () => {
  test.each([
    ['9.30am', '09:30'],
    ['09:30', '09:30'],
    ['9:30 pm', '21:30'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9 30', '09:30'],
    ['9h30', '09:30'],
    ['2 p.m.', '14:00'],
    ['2PM', '14:00'],
    ['12am', '00:00'],
    ['12pm', '12:00'],
    ['12.30 AM', '00:30'],
    ['14', '14:00'],
    ['14.30pm', '14:30'],
    ['noon', '12:00'],
    ['Midnight', '00:00'],
    [' 18：00 ', '18:00'],
    ['١٤:٣٠', '14:30'],
    ['۰۹:۳۰', '09:30'],
    ['00:00', '00:00'],
    ['23:59', '23:59'],
  ])('%s is %s', (typed, time) => {
    expect(parseTime(typed)).toEqual({ ok: true, value: time })
  })

  test('a bare hour is refused: nobody can tell the half of the day', () => {
    expect(parseTime('2')).toEqual({ ok: false, reason: 'am-or-pm' })
    expect(parseTime('12')).toEqual({ ok: false, reason: 'am-or-pm' })
  })

  test.each([
    '24:00',
    '25',
    '9:60',
    '13.30am',
    '0pm',
    'half nine',
    '9-30',
    '-9',
    '9:30:00',
    '1e1',
    '99pm',
  ])('%s is no time', (typed) => {
    expect(parseTime(typed)).toEqual({ ok: false, reason: 'not-a-time' })
  })

  test('an empty field says so', () => {
    expect(parseTime('  ')).toEqual({ ok: false, reason: 'missing' })
  })
})

describe('a date in three fields', () => {
  test.each([
    ['28', '3', '2027', { year: 2027, month: 3, day: 28 }],
    ['1', 'March', '2027', { year: 2027, month: 3, day: 1 }],
    ['01', 'sept', '2027', { year: 2027, month: 9, day: 1 }],
    [' 31 ', 'DEC.', '2027', { year: 2027, month: 12, day: 31 }],
    ['٢٩', '٢', '٢٠٢٨', { year: 2028, month: 2, day: 29 }],
  ])('%s %s %s', (day, month, year, date) => {
    expect(parseDateFields(day, month, year)).toEqual({ ok: true, value: date })
  })

  test.each([
    ['', '3', '', 'missing', ['day', 'year']],
    ['', '', '', 'missing', ['day', 'month', 'year']],
    ['32', '3', '2027', 'not-a-day', ['day']],
    ['0', '3', '2027', 'not-a-day', ['day']],
    ['1.5', '3', '2027', 'not-a-day', ['day']],
    ['1', '13', '2027', 'not-a-month', ['month']],
    ['1', 'Ma', '2027', 'not-a-month', ['month']],
    ['1', 'Mayor', '2027', 'not-a-month', ['month']],
    ['1', '3', '27', 'year-in-full', ['year']],
    ['1', '3', '1066', 'not-a-year', ['year']],
    ['1', '3', '20270', 'not-a-year', ['year']],
    ['29', '2', '2027', 'no-such-day', ['day']],
    ['31', 'April', '2027', 'no-such-day', ['day']],
  ])('%s %s %s is refused: %s', (day, month, year, reason, fields) => {
    expect(parseDateFields(day, month, year)).toEqual({ ok: false, reason, fields })
  })
})

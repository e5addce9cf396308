import { parseWithZod } from '@conform-to/zod/v4'
import { describe, expect, test } from 'vitest'
import { editDateForm } from '#app/domain/events/edit-date.form.ts'
import { newDatesForm, newTextsForm } from '#app/domain/events/event.form.ts'
import { typedOfDate } from '#app/domain/events/typed-date.ts'
import { wordsFor } from '#app/translations/translate.ts'

const NOW = new Date('2027-01-04T09:00:00Z')
const context = { t: wordsFor('en'), timeZone: 'Europe/London', now: NOW }
const FILLED = {
  title: 'Sewing for all',
  outsideTitle: 'Sewing',
  format: 'workshop',
  'startsOn.day': '22',
  'startsOn.month': 'September',
  'startsOn.year': '2027',
  startsAt: '2pm',
  endsAt: '15:15',
  where: 'elsewhere',
  place: 'Library',
}

function read(typed: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...FILLED, ...typed })) form.append(name, value)
  const texts = parseWithZod(form, { schema: newTextsForm })
  const dates = parseWithZod(form, { schema: newDatesForm(context) })
  if (texts.status === 'success' && dates.status === 'success') return dates.value
  const errorOf = (one: typeof texts | typeof dates) => ('error' in one ? one.error : {})
  return { errors: { ...errorOf(texts), ...errorOf(dates) } }
}
const errorsOf = (typed: Record<string, string>) => {
  const result = read(typed)
  return 'errors' in result ? result.errors : undefined
}
const datesOf = (typed: Record<string, string>) => {
  const result = read(typed)
  return 'dates' in result ? result.dates : []
}

test('a day in three fields and a time in one are an instant of the council’s zone', () => {
  expect(datesOf({})).toMatchObject([
    {
      startsAt: new Date('2027-09-22T13:00:00Z'),
      endsAt: new Date('2027-09-22T14:15:00Z'),
      place: 'Library',
      capacity: null,
      placeShown: 'always',
    },
  ])
})

test('a time that the clocks skip or repeat is refused with the reason and two times that are there', () => {
  const spring = { 'startsOn.day': '28', 'startsOn.month': '3', startsAt: '01:30' }
  expect(errorsOf(spring)).toEqual({
    startsAt: ['28 March 2027 has no 01:30: the clocks go forward. Choose 00:30 or 02:30.'],
  })
  const autumn = { 'startsOn.day': '31', 'startsOn.month': '10', startsAt: '1.30am' }
  expect(errorsOf(autumn)).toEqual({
    startsAt: ['31 October 2027 has 01:30 twice: the clocks go back. Choose 00:30 or 02:30.'],
  })
})

test('what is wrong with title, date, place and closing is said at once', () => {
  const wrong = {
    title: '',
    format: 'party',
    startsAt: '2',
    where: '',
    capacity: '0',
    'repliesOpenOn.day': '1',
  }
  expect(Object.keys(errorsOf(wrong) ?? {}).toSorted()).toEqual([
    'capacity',
    'format',
    'repliesOpenOn.month',
    'startsAt',
    'title',
    'where',
  ])
})

test.each([
  [{ 'startsOn.day': '31' }, { 'startsOn.day': ['The month has no such day. Check the day.'] }],
  [{ startsAt: '2' }, { startsAt: [expect.stringContaining('2am, 2pm')] }],
  [{ endsAt: '13:00' }, { endsAt: ['when-form.ends-before-start'] }],
  [{ where: 'room' }, { roomId: ['when-form.room-missing'] }],
  [{ where: 'online' }, { onlineUrl: ['when-form.link-missing'] }],
  [{ where: '' }, { where: ['when-form.where-missing'] }],
  [{ onlineUrl: 'http://meet.example' }, { onlineUrl: ['when-form.link-not-https'] }],
  [{ onlineUrl: 'javascript:alert(1)' }, { onlineUrl: ['when-form.link-not-https'] }],
  [{ capacity: '0' }, { capacity: ['when-form.capacity-not-a-number'] }],
  [{ capacity: 'many' }, { capacity: ['when-form.capacity-not-a-number'] }],
  [{ title: ' ' }, { title: ['event-form.title-missing'] }],
])('%o is refused at its field', (typed, errors) => {
  expect(errorsOf(typed)).toEqual(errors)
})

describe('replies', () => {
  test('close a week before unless somebody says otherwise', () => {
    expect(datesOf({})[0]?.repliesCloseAt).toEqual(new Date('2027-09-15T13:00:00Z'))
  })

  test('close two days or one before where a week leaves no time to answer, else at the start', () => {
    const onDay = (day: string) =>
      datesOf({ 'startsOn.day': day, 'startsOn.month': '1', startsAt: '10:00', endsAt: '11:00' })[0]
    expect(onDay('11')?.repliesCloseAt).toEqual(new Date('2027-01-09T10:00:00Z'))
    expect(onDay('7')?.repliesCloseAt).toEqual(new Date('2027-01-05T10:00:00Z'))
    expect(onDay('6')?.repliesCloseAt).toEqual(new Date('2027-01-05T10:00:00Z'))
    expect(onDay('5')?.repliesCloseAt).toEqual(new Date('2027-01-05T10:00:00Z'))
  })

  test('close at the end of the day that is typed, and not after the start', () => {
    const day = {
      'repliesCloseOn.day': '18',
      'repliesCloseOn.month': '9',
      'repliesCloseOn.year': '2027',
    }
    expect(datesOf(day)[0]?.repliesCloseAt).toEqual(new Date('2027-09-18T22:59:00Z'))
    expect(errorsOf({ ...day, 'repliesCloseOn.day': '23' })).toEqual({
      repliesCloseOn: ['when-form.closes-after-start'],
    })
  })
})

describe('a series', () => {
  test('keeps the wall clock over the change of clocks, and replies close before each date as before the first', () => {
    const weekly = { 'startsOn.day': '20', 'startsOn.month': '10', every: 'weekly', times: '3' }
    expect(
      datesOf(weekly).map(({ startsAt, repliesCloseAt }) => [startsAt, repliesCloseAt]),
    ).toEqual([
      [new Date('2027-10-20T13:00:00Z'), new Date('2027-10-13T13:00:00Z')],
      [new Date('2027-10-27T13:00:00Z'), new Date('2027-10-20T13:00:00Z')],
      [new Date('2027-11-03T14:00:00Z'), new Date('2027-10-27T13:00:00Z')],
    ])
  })

  test('of months falls on the same weekday of each', () => {
    const monthly = {
      every: 'monthly',
      'untilOn.day': '31',
      'untilOn.month': '12',
      'untilOn.year': '2027',
    }
    expect(datesOf(monthly).map((date) => date.startsAt.toISOString().slice(0, 10))).toEqual([
      '2027-09-22',
      '2027-10-27',
      '2027-11-24',
      '2027-12-22',
    ])
  })

  test.each([
    [{ every: 'weekly' }, { times: ['repeat-form.end-missing'] }],
    [{ every: 'weekly', times: '61' }, { times: [expect.stringContaining('more than 60')] }],
    [{ every: 'monthly-last', times: '3' }, { every: [expect.stringContaining('not the last')] }],
  ])('%o is refused', (typed, errors) => {
    expect(errorsOf(typed)).toEqual(errors)
  })

  test('says on which of its days the clocks stand in the way', () => {
    const over = {
      'startsOn.day': '24',
      'startsOn.month': '10',
      startsAt: '01:30',
      endsAt: '04:00',
    }
    expect(errorsOf({ ...over, every: 'weekly', times: '2' })).toEqual({
      every: ['31 October 2027 has 01:30 twice: the clocks go back. Choose 00:30 or 02:30.'],
    })
  })
})

test('what a date’s form shows is read back as the same date', () => {
  const date = {
    ...datesOf({
      capacity: '1,200',
      'placeShownFromOn.day': '20',
      'placeShownFromOn.month': '9',
      'placeShownFromOn.year': '2027',
      placeShown: 'confirmed',
    })[0]!,
  }
  const form = new FormData()
  for (const [name, values] of Object.entries({ ...typedOfDate(date), revision: ['3'] }))
    for (const value of values) form.append(name, value)
  const again = parseWithZod(form, { schema: editDateForm(context) })
  expect(again.status === 'success' && again.value).toEqual({
    edition: 3,
    scope: 'this',
    reason: '',
    confirmed: false,
    date: { ...date, capacity: 1200 },
  })
})

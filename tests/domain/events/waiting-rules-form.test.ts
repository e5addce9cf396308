import { describe, expect, test } from 'vitest'
import { typedOfRules, waitingRulesForm } from '#app/domain/events/waiting-rules.form.ts'
import { reservationForm } from '#app/domain/invitations/reservation.form.ts'
import { parseForm } from '#app/http/form.server.ts'
import { wordsFor } from '#app/translations/translate.ts'

const t = wordsFor('en')
const timeZone = 'Europe/London'
const startsAt = new Date('2027-06-26T09:30:00Z')
const now = new Date('2027-05-24T09:00:00Z')

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return form
}

describe('the rule of a waiting list, as typed', () => {
  const read = (fields: Record<string, string>) =>
    parseForm(
      formOf({ revision: '1', overtakesAllowed: '0', promotion: 'at_once', ...fields }),
      waitingRulesForm({ t, timeZone, startsAt }),
      t,
    )
  const day = (of: string) => ({
    'closesOn.day': of,
    'closesOn.month': '6',
    'closesOn.year': '2027',
  })

  test('a day without a time lasts until its end; digits of any script count', () => {
    const form = read({ overtakesAllowed: '٢', promotion: 'offer', offerHours: '48', ...day('24') })
    expect(form).toMatchObject({
      value: {
        edition: 1,
        scope: 'this',
        rules: {
          overtakesAllowed: 2,
          promotion: 'offer',
          offerMinutes: 2_880,
          promotionClosesAt: new Date('2027-06-24T22:59:00Z'),
        },
      },
    })
  })

  test('hours that are no number do not stop a list that confirms at once', () => {
    const form = read({ offerHours: 'two' })
    expect(form.ok && form.value.rules).toEqual({
      overtakesAllowed: 0,
      promotion: 'at_once',
      promotionClosesAt: null,
    })
  })

  test.each([
    [{ overtakesAllowed: '21' }, { overtakesAllowed: 'Enter a whole number from 0 to 20' }],
    [{ overtakesAllowed: '-1' }, { overtakesAllowed: 'Enter a whole number from 0 to 20' }],
    [
      { promotion: 'offer', offerHours: '0' },
      { offerHours: 'Enter a whole number of hours from 1 to 336' },
    ],
    [
      { closesAt: '10:00' },
      { closesOn: 'Enter the day that the time belongs to, or leave both empty' },
    ],
    [
      { ...day('26'), closesAt: '10:31' },
      { closesOn: 'The last moment for moving up must not lie after the start' },
    ],
  ])('%j is refused in words', (fields, errors) => {
    expect(read(fields)).toMatchObject({ ok: false, state: { errors } })
  })

  test('what the form shows is read back as it was', () => {
    const rules = {
      overtakesAllowed: 3,
      promotion: 'offer' as const,
      offerMinutes: 720,
      promotionClosesAt: new Date('2027-06-25T16:00:00Z'),
    }
    const typed = typedOfRules({ ...rules, timeZone })
    const form = read(
      Object.fromEntries(Object.entries(typed).map(([name, [one = '']]) => [name, one])),
    )
    expect(form.ok && form.value.rules).toEqual(rules)
  })
})

describe('places to keep aside, as typed', () => {
  const read = (fields: Record<string, string>, isParty = false) =>
    parseForm(formOf(fields), reservationForm({ t, timeZone, now, startsAt, isParty }), t)
  const until = (day: string, month: string) => ({
    'untilOn.day': day,
    'untilOn.month': month,
    'untilOn.year': '2027',
  })

  test('for staff until a day: given back when that day begins', () => {
    const form = read({ keptFor: 'staff', places: '12', ...until('25', '6') })
    expect(form.ok && form.value).toEqual({
      revision: 1,
      keptFor: 'staff',
      label: null,
      places: 12,
      untilAt: new Date('2027-06-24T23:00:00Z'),
    })
  })

  test('for one party no name of theirs is written down', () => {
    const form = read({ places: '6' }, true)
    expect(form.ok && form.value).toMatchObject({ keptFor: 'party', label: null, untilAt: null })
  })

  test.each([
    [{ keptFor: 'other', label: ' ', places: '2' }, { label: 'Enter whom the places are for' }],
    [{ keptFor: 'staff', places: '0' }, { places: 'Enter how many places, 1 or more' }],
    [
      { keptFor: 'staff', places: '2', ...until('24', '5') },
      { untilOn: 'The day must be after today' },
    ],
    [
      { keptFor: 'staff', places: '2', ...until('27', '6') },
      { untilOn: 'The day must not be after the event' },
    ],
  ])('%j is refused in words', (fields, errors) => {
    expect(read(fields)).toMatchObject({ ok: false, state: { errors } })
  })
})

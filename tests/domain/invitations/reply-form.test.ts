import { describe, expect, test } from 'vitest'
import { replyForm } from '#app/domain/invitations/reply.form.ts'
import { defaultQuestions } from '#app/domain/events/kinds.ts'
import { parseForm } from '#app/http/form.server.ts'
import { replyProblems } from '#app/http/invitation-visit.server.ts'
import { wordsFor } from '#app/translations/translate.ts'

const t = wordsFor('en')
const read = (
  fields: Array<[string, string]>,
  kind: 'welcome' | 'ceremony' | 'convening' = 'ceremony',
  limit = 6,
) => {
  const form = new FormData()
  for (const [name, value] of fields) form.append(name, value)
  return parseForm(form, replyForm(defaultQuestions(kind), limit, replyProblems(t)), t)
}
const errorsOf = (
  fields: Array<[string, string]>,
  kind?: 'welcome' | 'ceremony' | 'convening',
  limit?: number,
) => {
  const result = read(fields, kind, limit)
  return result.ok ? {} : result.state.errors
}

test('a yes carries people by age band, the names of the children, needs with their words, and a message', () => {
  const result = read([
    ['answer', 'yes'],
    ['people.adults', '2'],
    ['people.children', '٢'],
    ['names', 'ليلى الحدّاد\r\n\r\n  Omar   Haddad '],
    ['needs', 'interpreter'],
    ['needs', 'pram'],
    ['detail.interpreter', 'العربية'],
    ['message', 'نصل بالحافلة\r\nرقم 11'],
  ])
  expect(result).toMatchObject({
    ok: true,
    value: {
      answer: 'yes',
      comers: [
        { ageBand: 'adult' },
        { ageBand: 'adult' },
        { ageBand: 'child', name: 'ليلى الحدّاد' },
        { ageBand: 'child', name: 'Omar Haddad' },
      ],
      needs: [{ kind: 'interpreter', detail: 'العربية' }, { kind: 'pram' }],
      message: 'نصل بالحافلة\nرقم 11',
    },
  })
})

test('a no carries nobody and no needs, whatever was typed before', () => {
  expect(
    read([
      ['answer', 'no'],
      ['people.adults', 'x'],
      ['needs', 'pram'],
    ]),
  ).toMatchObject({ ok: true, value: { answer: 'no', comers: [], needs: [] } })
})

test('a plain headcount counts as adults', () => {
  expect(
    read(
      [
        ['answer', 'yes'],
        ['people', '3'],
      ],
      'convening',
    ),
  ).toMatchObject({
    ok: true,
    value: { comers: [{ ageBand: 'adult' }, { ageBand: 'adult' }, { ageBand: 'adult' }] },
  })
})

test('a need that the event does not ask about is not taken', () => {
  expect(
    read([
      ['answer', 'yes'],
      ['people', '1'],
      ['needs', 'pick_up'],
      ['needs', 'passport'],
    ]),
  ).toMatchObject({ ok: true, value: { needs: [] } })
})

describe('what is wrong is said at the field, and what was typed is kept', () => {
  test('no answer', () => {
    const result = read([['message', 'hello']])
    expect(result).toEqual({
      ok: false,
      state: { typed: { message: ['hello'] }, errors: { answer: 'Choose yes, maybe or no' } },
    })
  })
  test.each(['-1', '1.5', '1e9', 'NaN', 'two', '<b>'])('%s is no number of people', (typed) => {
    expect(
      Object.keys(
        errorsOf([
          ['answer', 'yes'],
          ['people.adults', typed],
        ]),
      ),
    ).toContain('people.adults')
  })
  test('nobody, and too many', () => {
    expect(errorsOf([['answer', 'yes']])).toEqual({
      people: 'Write how many of you will come, at least one',
    })
    expect(
      errorsOf([
        ['answer', 'yes'],
        ['people.adults', '5'],
        ['people.infants', '2'],
      ]).people,
    ).toContain('up to 6 people')
    expect(
      errorsOf([
        ['answer', 'yes'],
        ['people.adults', '51'],
      ])['people.adults'],
    ).toBeDefined()
  })
  test('more names than children, and a name that is none', () => {
    expect(
      errorsOf([
        ['answer', 'yes'],
        ['people.children', '1'],
        ['names', 'Layla\nOmar'],
      ]).names,
    ).toContain('at most 1 name')
    expect(
      errorsOf([
        ['answer', 'yes'],
        ['people.children', '1'],
        ['names', 'Layla 🎉'],
      ]).names,
    ).toContain('🎉')
  })
  test('a message and a detail that are too long', () => {
    expect(
      errorsOf([
        ['answer', 'no'],
        ['message', 'x'.repeat(1_001)],
      ]).message,
    ).toContain('1,000')
    expect(
      errorsOf([
        ['answer', 'yes'],
        ['people', '1'],
        ['needs', 'allergy'],
        ['detail.allergy', 'x'.repeat(121)],
      ])['detail.allergy'],
    ).toContain('120')
  })
})

test('hostile text is text: bidi overrides and NUL are taken out, the rest stands as typed', () => {
  const result = read([
    ['answer', 'no'],
    ['message', '\u202e{reply_link} <img src=x onerror=alert(1)>\u0000 ${7*7}'],
  ])
  expect(result).toMatchObject({
    value: { message: '{reply_link} <img src=x onerror=alert(1)> ${7*7}' },
  })
})

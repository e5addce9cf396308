import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '#app/domain/wording/find-messages.server.ts'
import { planImport } from '#app/domain/wording/plan-import.ts'
import { poFile, readPo } from '#app/domain/wording/po-file.server.ts'
import { localeDetails, LOCALES } from '#app/translations/locales.ts'
import { GUEST_WORDS, TRANSLATIONS } from '#app/translations/tables.ts'
import { NOW } from '#tests/support/factories.ts'

const message = (over: Partial<Message> = {}): Message => ({
  key: 'form.back',
  english: 'Back',
  text: 'Înapoi',
  state: 'draft',
  authorId: null,
  author: null,
  approver: null,
  ...over,
})
const write = (messages: Message[], language = 'ro') =>
  new TextDecoder().decode(poFile({ language, messages, now: NOW }))
const read = (text: string | Uint8Array, language = 'ro') =>
  readPo(typeof text === 'string' ? new TextEncoder().encode(text) : text, { language })

describe('a PO file', () => {
  test('has the key as context, English as source, and a plural as one sentence with a comment', () => {
    const english = '{people, plural, one {one person} other {# people}}'
    const text = '{people, plural, one {o persoană} few {# persoane} other {# de persoane}}'
    const file = write([message({ key: 'a.people', english, text })])
    expect(file).toContain('msgctxt "a.people"')
    expect(file).toContain(`msgid "${english}"`)
    expect(file).toContain(`msgstr "${text}"`)
    expect(file).toContain(
      '#. ICU MessageFormat. Keep {people} Keep the braces; write every plural form that the language has.',
    )
    expect(file).toContain('"Language: ro\\n"')
    expect(file).toMatch(/charset=utf-8/i)
  })

  test('marks what nobody has approved, and says the English that was approved', () => {
    expect(write([message()])).toContain('#, fuzzy')
    expect(write([message({ state: 'approved' })])).not.toContain('fuzzy')
    const changed = write([message({ state: 'changed', englishBefore: 'Say "back"' })])
    expect(changed).toContain('#| msgid "Say \\"back\\""')
    expect(read(changed)).toEqual({
      ok: true,
      value: [expect.objectContaining({ text: 'Înapoi' })],
    })
  })

  test.each(LOCALES.flatMap(({ tag }) => (TRANSLATIONS[tag] ? [tag] : [])))(
    'of every message in %s reads back as it was, and would change nothing',
    (tag) => {
      const messages = Object.entries(GUEST_WORDS).map(([key, english]) =>
        message({ key, english, text: TRANSLATIONS[tag]![key]! }),
      )
      const back = read(write(messages, tag), tag)
      if (!back.ok) throw new Error(back.reason)
      const plan = planImport(back.value, messages, localeDetails(tag))
      expect(plan).toEqual({
        changes: [],
        wrong: [],
        otherEnglish: [],
        unknown: [],
        same: messages.length,
        empty: 0,
      })
    },
  )

  test('keeps quotation marks, backslashes, tabs and any script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }), (typed) => {
        const text = typed.replace(/\s+/gu, ' ').trim().normalize('NFC').replaceAll('\0', '')
        fc.pre(text !== '')
        const back = read(write([message({ text })]))
        expect(back).toEqual({ ok: true, value: [{ key: 'form.back', english: 'Back', text }] })
      }),
    )
  })
})

describe('a file that somebody brings', () => {
  const HEAD = 'msgid ""\nmsgstr "Language: ro\\nContent-Type: text/plain; charset=UTF-8\\n"\n\n'
  const entry = (text: string, key = 'form.back') =>
    `msgctxt "${key}"\nmsgid "Back"\nmsgstr "${text}"\n`

  test('is read where it is UTF-8, of the language, and has messages', () => {
    expect(read(HEAD + entry('Pagina dinainte'))).toEqual({
      ok: true,
      value: [{ key: 'form.back', english: 'Back', text: 'Pagina dinainte' }],
    })
  })

  test.each([
    ['a spreadsheet', 'not-po', 'key,text\nform.back,Pagina\n'],
    ['a web page', 'not-po', '<!doctype html><p>msgid "x"'],
    ['nothing', 'nothing-ours', '\n'],
    ['a file of another language', 'other-language', HEAD.replace('ro', 'pl') + entry('Wstecz')],
    ['a string without an end', 'not-po', `${HEAD}msgctxt "form.back"\nmsgid "Back"\nmsgstr "Pagi`],
    ['two translations of one message', 'not-po', HEAD + entry('Unu') + entry('Doi')],
    ['entries without a context', 'nothing-ours', `${HEAD}msgid "Back"\nmsgstr "Pagina"\n`],
    ['a NUL', 'not-utf8', `${HEAD}${entry('Pagi\0na')}`],
    ['a header without a text', 'not-po', 'msgid ""\n'],
  ])('is refused in words: %s', (_, reason, text) => {
    expect(read(text)).toEqual({ ok: false, reason })
  })

  test('is refused where it is not UTF-8, or larger than any translation', () => {
    expect(read(new Uint8Array([0xff, 0xfe, 0x6d, 0x00]))).toEqual({
      ok: false,
      reason: 'not-utf8',
    })
    expect(read(new Uint8Array(1024 * 1024 + 1).fill(35))).toEqual({
      ok: false,
      reason: 'too-large',
    })
  })

  test('changes nothing of the process, whatever it names its messages', () => {
    const hostile = `${HEAD}${entry('x', '__proto__')}${entry('y', 'constructor')}${entry('Înapoi').replace('"Back"', '"Go back"')}`
    const back = read(hostile)
    if (!back.ok) throw new Error(back.reason)
    const plan = planImport(back.value, [message()], { intl: 'ro' })
    expect(plan.unknown.toSorted()).toEqual(['__proto__', 'constructor'])
    expect([plan.changes, plan.otherEnglish]).toEqual([[], ['form.back']])
    const named = `${HEAD}${entry('z').replace('"Back"', '"__proto__"')}`
    expect(read(named)).toEqual({ ok: false, reason: 'not-po' })
    expect(Object.keys(Object.prototype)).toEqual([])
    expect({}).not.toHaveProperty('msgid')
  })
})

describe('before it is saved', () => {
  const people = {
    key: 'a.people',
    english: '{people, plural, one {one person} other {# people}}',
    text: '{people, plural, one {o persoană} few {# persoane} other {# de persoane}}',
    state: 'approved' as const,
  }
  const known = [message(), message({ key: 'form.next', english: 'Next', text: 'Înainte' }), people]
  const plan = (...entries: Array<[key: string, english: string, text: string]>) =>
    planImport(
      entries.map(([key, english, text]) => ({ key, english, text })),
      known,
      { intl: 'ro' },
    )

  test('what would change is told, and what somebody approved by name', () => {
    const after = '{people, plural, one {un om} few {# oameni} other {# de oameni}}'
    const { changes } = plan(
      ['form.back', 'Back', 'Pagina dinainte'],
      [people.key, people.english, after],
    )
    expect(changes).toEqual([
      {
        key: 'form.back',
        english: 'Back',
        before: 'Înapoi',
        after: 'Pagina dinainte',
        isApproved: false,
      },
      { key: people.key, english: people.english, before: people.text, after, isApproved: true },
    ])
  })

  test.each([
    [
      'a plural form that the language has',
      '{people, plural, one {un om} other {# de oameni}}',
      'plural-lacks',
    ],
    ['a placeholder', 'un om', 'lacks'],
    [
      'nothing else',
      '{people, plural, one {un om} few {# oameni} other {{who} de oameni}}',
      'unknown',
    ],
    ['braces that fit', '{people, plural, one {un om', 'not-icu'],
    ['no more than 2,000 characters', 'x'.repeat(2_001), 'too-long'],
    [
      'no direction marks',
      '{people, plural, one {\u202eun om} few {#} other {#}}',
      'direction-controls',
    ],
  ])('a translation must have %s', (_, text, problem) => {
    const { changes, wrong } = plan([people.key, people.english, text])
    expect(changes).toEqual([])
    expect(wrong.map(({ problems }) => problems[0]?.problem)).toEqual([problem])
  })

  test('what is of another English, open, unknown or the same is counted and left', () => {
    expect(
      plan(
        ['form.back', 'Go back', 'Pagina dinainte'],
        ['form.next', 'Next', ''],
        ['no.such', 'Back', 'Pagina'],
        [people.key, people.english, people.text],
      ),
    ).toEqual({
      changes: [],
      wrong: [],
      otherEnglish: ['form.back'],
      unknown: ['no.such'],
      same: 1,
      empty: 1,
    })
  })
})

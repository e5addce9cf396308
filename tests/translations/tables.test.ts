import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { describe, expect, test } from 'vitest'
import { argumentsOf, fitting, keysFile, sortedTable } from '#app/translations/generate.mjs'
import { LOCALES } from '#app/translations/locales.ts'
import { missingKeys } from '#app/translations/tables.ts'

const FOLDER = join(import.meta.dirname, '../../app/translations')
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8')

const desk = readdirSync(join(FOLDER, 'desk'))
  .filter((name) => name.endsWith('.json'))
  .toSorted()
  .map((name) => ({ area: basename(name, '.json'), table: sortedTable(read(`desk/${name}`)) }))
const english = sortedTable(read('en.json'))
const complete = LOCALES.filter((language) => language.complete).map(({ tag }) => tag)
const guests = Object.fromEntries(
  complete.map((tag) => [tag, sortedTable(read(`${tag}.json`))] as const),
)
const every = [
  ...Object.entries(guests).map(([tag, table]) => ({ tag, file: `${tag}.json`, table })),
  ...desk.map(({ area, table }) => ({ tag: 'en', file: `desk/${area}.json`, table })),
]

test.each(['ar', 'uk'])('the words in %s are those of English, no more and no fewer', (tag) => {
  const table = sortedTable(read(`${tag}.json`))
  expect(Object.keys(table)).toEqual(Object.keys(english))
})

test('a language lacks what English has and it has not', () => {
  const { 'form.back': _, ...rest } = english
  expect(missingKeys(rest)).toEqual(['form.back'])
  expect(missingKeys(english)).toEqual([])
  expect(missingKeys()).toEqual(Object.keys(english))
})

test('a translation whose English is gone, or takes other arguments, no longer fits', () => {
  const table = { 'a.same': 'x {n}', 'a.gone': 'y', 'a.other': '{n}' }
  expect(fitting(table, { 'a.same': '{n} z', 'a.other': '{n, plural, other {#}}' })).toEqual({
    kept: { 'a.same': 'x {n}' },
    dropped: { 'a.gone': 'y', 'a.other': '{n}' },
  })
})

describe.each(complete)('the words in %s', (tag) => {
  test('take the same arguments and the same tags', () => {
    for (const [key, message] of Object.entries(guests[tag]!))
      expect([key, shape(message)]).toEqual([key, shape(english[key]!)])
  })
})

test.each(every)('$file has every plural form of its language', ({ tag, table }) => {
  const needed = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted()
  for (const [key, message] of Object.entries(table))
    for (const forms of pluralsOf(parse(message)))
      expect([key, needed.filter((form) => !covers(forms, form, tag))]).toEqual([key, []])
})

test.each(every)('$file has Latin digits, no empty text and no direction controls', ({ table }) => {
  for (const [key, message] of Object.entries(table)) {
    expect([key, message]).not.toEqual([key, expect.stringMatching(/[٠-٩۰-۹]/)])
    expect([key, message]).not.toEqual([key, expect.stringMatching(/[\u202a-\u202e\u2066-\u2069]/)])
    expect([key, message.trim()]).toEqual([key, message])
    expect(message).not.toBe('')
  }
})

test.each(every)('$file does not plead, shout or boast', ({ tag, table }) => {
  if (tag !== 'en') return
  for (const [key, message] of Object.entries(table))
    expect([key, message]).not.toEqual([
      key,
      expect.stringMatching(/\bplease\b|!|successful|\busers?\b/i),
    ])
})

test('no key stands in two tables', () => {
  const keys = [english, ...desk.map(({ table }) => table)].flatMap((table) => Object.keys(table))
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
})

test('a key that stands twice in one table is refused', () => {
  expect(() => sortedTable('{\n  "a.b": "x",\n  "a.b": "y"\n}')).toThrow('stands twice: a.b')
})

test('keys.ts is what npm run words would write', () => {
  expect(read('keys.ts')).toBe(keysFile(english, desk))
})

test('arguments are typed by what the message does with them', () => {
  const message =
    '{n, plural, one {<b>{name}</b>} other {#}} {kind, select, a {} b {} other {}} {n} {price, number}'
  expect(Object.fromEntries(argumentsOf(message))).toEqual({
    n: 'number',
    b: 'Tag',
    name: 'Text',
    kind: "'a' | 'b' | 'other'",
    price: 'number',
  })
  expect(() => argumentsOf('{at, date, short}')).toThrow('t.date')
})

/** In English "one" is 1 and nothing else, so `=1` says as much. */
function covers(forms: string[], form: string, tag: string): boolean {
  return forms.includes(form) || (tag === 'en' && form === 'one' && forms.includes('=1'))
}

/** Names and types of arguments and tags. */
function shape(message: string): string[] {
  return [...argumentsOf(message)].map(([name, type]) => `${name}: ${type}`).toSorted()
}

function pluralsOf(elements: MessageFormatElement[]): string[][] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.tag) return pluralsOf(element.children)
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return []
    const inner = Object.values(element.options).flatMap(({ value }) => pluralsOf(value))
    return element.type === TYPE.plural ? [Object.keys(element.options), ...inner] : inner
  })
}

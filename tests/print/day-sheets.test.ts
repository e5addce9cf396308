import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DaySheet } from '#app/domain/ceremonies/day-sheets.ts'
import { draftSheet } from '#app/domain/ceremonies/sheet-drafts.server.ts'
import { stopPress } from '#app/print/press.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { DAY_CHILDREN } from '#tests/support/day-children.ts'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'
import { pdfFacts } from './pdf-facts.ts'
import { AT } from './print-jobs.ts'

beforeAll(() => {
  globalThis.heraldSecret = Buffer.from('a secret for tests, 32 letters at least')
})
afterAll(stopPress)

const t = wordsFor('en')
const head = {
  event: 'Welcome',
  subtitle: 'Saturday 26 June 2027, Guildhall',
  notice: 'Official: contains personal data.',
}
const draft = (sheet: DaySheet, children = DAY_CHILDREN) =>
  draftSheet(
    sheet,
    { children, blankCards: 6, look: { colour: '#14284b', accent: '#b5852a' } },
    head,
    t,
  )
const facts = async (sheet: DaySheet, children = DAY_CHILDREN) =>
  pdfFacts(await draft(sheet, children).render(AT.createdAt))

describe('a sheet of the day', () => {
  it.each([
    ['caller-cards', 2],
    ['blank-cards', 2],
    ['place-cards', 2],
    ['gift-labels', 1],
    ['photographer', 1],
    ['marshal', 1],
  ] as const)('%s is tagged, has its fonts and as many pages as it needs', async (sheet, pages) => {
    const found = await facts(sheet)
    expect(found).toMatchObject({ pages, tagged: true, fontsMissing: 0 })
    expect(found.claims).toContain('pdfuaid:part>1')
  })

  it('holds every child whole, in every script, once', async () => {
    const called = DAY_CHILDREN.map(({ byFirstName, knownAs, name }) =>
      (byFirstName ? (knownAs ?? name) : name).normalize('NFC'),
    )
    expect((await facts('caller-cards')).bookmarkTitles).toEqual(called)
    const names = DAY_CHILDREN.map(({ name }) => name.normalize('NFC'))
    expect((await facts('place-cards')).bookmarkTitles).toEqual(names)
    expect((await facts('gift-labels')).bookmarkTitles).toEqual(names)
  })

  it('stays within its cards for every name that we know how to write', async () => {
    const children = Object.values(WRITTEN_NAMES).map((name, at) => ({
      ...DAY_CHILDREN[0]!,
      id: String(at),
      name,
      native: name,
    }))
    expect((await facts('caller-cards', children)).pages).toBe(Math.ceil(children.length / 4))
    expect((await facts('place-cards', children)).pages).toBe(Math.ceil(children.length / 4))
    expect((await facts('gift-labels', children)).pages).toBe(Math.ceil(children.length / 21))
  })

  it('marks a letter that no font has, and leaves nobody out for it', async () => {
    const [first] = DAY_CHILDREN
    const children = [{ ...first!, name: 'Ana 𞄀', native: null }]
    expect((await facts('caller-cards', children)).bookmarkTitles).toEqual(['Ana (?)'])
  })

  it('can be printed in part', async () => {
    const only = new Set(['child-4', 'child-2'])
    const part = pdfFacts(await draft('caller-cards').render(AT.createdAt, only))
    expect(part.bookmarkTitles).toEqual(['Yousef Al-Haddad', 'Selam Tesfaye'])
  })
})

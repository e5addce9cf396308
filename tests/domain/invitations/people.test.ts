import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  bandsOf,
  countBands,
  countParty,
  NOBODY,
  parsePeopleField,
  totalPeople,
} from '#app/domain/invitations/people.ts'

describe('a number of people as it is typed', () => {
  test.each([
    ['', 0],
    ['   ', 0],
    ['0', 0],
    ['3', 3],
    [' 3 ', 3],
    ['03', 3],
    ['50', 50],
    ['٣', 3],
    ['١٢', 12],
    ['۴', 4],
    ['３', 3],
    ['\u200f٣\u200f', 3],
  ])('%j is %i', (typed, people) => {
    expect(parsePeopleField(typed)).toEqual({ ok: true, value: people })
  })

  test.each([
    ['-1', 'below-zero'],
    ['−1', 'below-zero'],
    ['-٣', 'below-zero'],
    ['1.5', 'not-whole'],
    ['1,5', 'not-whole'],
    ['٣٫٥', 'not-whole'],
    ['51', 'too-many'],
    ['1000000000', 'too-many'],
    ['9'.repeat(400), 'too-many'],
    ['1e9', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['three', 'not-a-number'],
    ['3 4', 'not-a-number'],
    ['+3', 'not-a-number'],
    ['三', 'not-a-number'],
    ['3\u0000', 'not-a-number'],
  ])('%j is refused: %s', (typed, reason) => {
    expect(parsePeopleField(typed)).toEqual({ ok: false, reason })
  })

  test('whatever is typed, what is accepted is a whole number from 0 to 50', () => {
    const unit = fc.constantFrom(...'0123459٣۴３-.,+e ')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 5 }), (typed) => {
        const parsed = parsePeopleField(typed)
        const people = parsed.ok ? parsed.value : 0
        expect(Number.isInteger(people) && people >= 0 && people <= 50).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a party', () => {
  const family = { adults: 2, young: 1, children: 1, infants: 1 }

  test('counts its infants', () => {
    expect(totalPeople(family)).toBe(5)
    expect(countParty(family, 5)).toEqual({ ok: true, value: 5 })
  })

  test('larger than its invitation is refused, and so is a yes of nobody', () => {
    expect(countParty(family, 4)).toEqual({ ok: false, reason: 'over-limit' })
    expect(countParty(NOBODY, 4)).toEqual({ ok: false, reason: 'nobody' })
  })

  test('becomes one head for each person and back', () => {
    expect(bandsOf(family)).toEqual(['adult', 'adult', 'young', 'child', 'infant'])
    expect(countBands(bandsOf(family))).toEqual(family)
    expect(countBands([])).toEqual(NOBODY)
  })
})

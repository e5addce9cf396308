import { expect, test } from 'vitest'
import { changeSince } from '#app/domain/ceremonies/day-sheets.ts'
import { loudSyllables } from '#app/domain/ceremonies/pronunciation.ts'
import { callerCard } from '#app/domain/ceremonies/sheet-cards.server.ts'
import { marshalsLines, photographersLines } from '#app/domain/ceremonies/sheet-lists.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { DAY_CHILDREN } from '#tests/support/day-children.ts'

const t = wordsFor('en')

test('a sheet that was never printed has changed in everything', () => {
  expect(changeSince({ a: '1', b: '2' }, undefined)).toEqual({ changed: ['a', 'b'], gone: 0 })
})

test('what is new or other is printed again, and who left lies on paper still', () => {
  expect(changeSince({ a: '1', b: '3', c: '4' }, { a: '1', b: '2', gone: '9' })).toEqual({
    changed: ['b', 'c'],
    gone: 1,
  })
})

test('the syllables in capitals are the loud ones, and nothing of the rest is lost', () => {
  expect(loudSyllables('LAY-la ha-DAHD')).toEqual([
    { text: 'LAY', loud: true },
    { text: '-la ha-', loud: false },
    { text: 'DAHD', loud: true },
  ])
  expect(loudSyllables('A quiet Name')).toEqual([{ text: 'A quiet Name', loud: false }])
  expect(loudSyllables('')).toEqual([])
})

test('a family that asked for it is called by the first name, and its name is nowhere on the card', () => {
  const child = DAY_CHILDREN.find(({ byFirstName }) => byFirstName)!
  const card = callerCard({ ...child, party: 'Family Shevchenko', siblings: ['Ivan Шевченко'] }, t)
  expect(card.name.text).toBe('Olenka')
  expect(JSON.stringify(card)).not.toMatch(/Шевченко|Shevchenko/)
})

test('nothing said about a handshake is neither yes nor no', () => {
  const marks = [null, true, false].map(
    (handshake) => callerCard({ ...DAY_CHILDREN[0]!, handshake }, t).handshake.mark,
  )
  expect(marks).toEqual(['unsaid', 'yes', 'no'])
})

test('the photographer has only children who may be photographed, by how far', () => {
  const lines = photographersLines(DAY_CHILDREN)
  expect([...lines].map(([id, { group }]) => [id, group])).toEqual([
    ['child-2', 0],
    ['child-3', 2],
    ['child-4', 1],
    ['child-5', 1],
    ['child-6', 0],
  ])
  const on = JSON.stringify([...lines.values()])
  expect(on).not.toContain('Layla')
  expect(on).not.toContain('Шевченко')
})

test('whoever the council may not show leaves before the group photograph', () => {
  const leaving = [...marshalsLines(DAY_CHILDREN, t)].filter(([, { group }]) => group === 0)
  expect(leaving.map(([id]) => id)).toEqual(['child-1', 'child-3', 'child-7'])
})

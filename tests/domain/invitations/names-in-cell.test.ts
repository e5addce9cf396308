import { expect, test } from 'vitest'
import { namesInCell } from '#app/domain/invitations/names-in-cell.ts'

test.each([
  ['Layla, Omar and Sami'],
  ['Layla, Omar, and Sami'],
  ['Layla / Omar / Sami'],
  ['Layla & Omar & Sami'],
  ['Layla; Omar\nSami'],
  ['Layla and Omar; Sami'],
])('three children in one cell are three: %s', (cell) => {
  expect(namesInCell(cell)).toEqual(['Layla', 'Omar', 'Sami'])
})

test('commas of other scripts part children as well', () => {
  expect(namesInCell('ليلى، عمر، سامي')).toEqual(['ليلى', 'عمر', 'سامي'])
})

test('one name stays one, whatever it is made of', () => {
  expect(namesInCell('Anne-Marie O’Brien')).toEqual(['Anne-Marie O’Brien'])
  expect(namesInCell('Andy Sanderson')).toEqual(['Andy Sanderson'])
  expect(namesInCell('')).toEqual([])
})

test('one comma may be a turned name: nobody guesses', () => {
  expect(namesInCell('Haddad, Layla')).toBe('unclear')
  expect(namesInCell('ليلى، عمر')).toBe('unclear')
})

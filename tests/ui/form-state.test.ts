import { describe, expect, test } from 'vitest'
import { all, errorsInOrder, fieldId, first, type FormState } from '#app/ui/form-state.ts'

const SENT: FormState = {
  typed: { title: ['Picnic'], needs: ['step', 'halal'], empty: [''] },
  errors: { startsOn: 'There is no such day', title: 'Too short', '': 'Changed meanwhile' },
}

describe('what was typed', () => {
  test('comes back by name', () => {
    expect(first(SENT, 'title')).toBe('Picnic')
    expect(all(SENT, 'needs')).toEqual(['step', 'halal'])
  })

  test('comes back empty where it was sent empty, so that no default takes its place', () => {
    expect(first(SENT, 'empty')).toBe('')
  })

  test('is nothing before the form was sent, and an empty choice after', () => {
    expect(first(undefined, 'title')).toBeUndefined()
    expect(all(undefined, 'needs')).toBeUndefined()
    expect(all(SENT, 'languages')).toEqual([])
  })
})

describe('the errors of a form', () => {
  test('stand in the order of the page, after what concerns the form as a whole', () => {
    expect(errorsInOrder(SENT, ['title', 'startsOn.day'])).toEqual([
      { message: 'Changed meanwhile' },
      { field: 'title', message: 'Too short' },
      { field: 'startsOn.day', message: 'There is no such day' },
    ])
  })

  test('are all told, also those of fields that the page forgot', () => {
    expect(errorsInOrder(SENT, [])).toEqual([
      { message: 'Changed meanwhile' },
      { field: 'startsOn', message: 'There is no such day' },
      { field: 'title', message: 'Too short' },
    ])
  })

  test('are none before the form was sent', () => {
    expect(errorsInOrder(undefined, ['title'])).toEqual([])
  })
})

test.each([
  ['title', 'title'],
  ['startsOn.day', 'startsOn-day'],
  ['people[0].name', 'people-0-name'],
  ['needs[]', 'needs'],
])('the field %s has the id %s', (name, id) => {
  expect(fieldId(name)).toBe(id)
})

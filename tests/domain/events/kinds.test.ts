import { expect, test } from 'vitest'

import {
  defaultQuestions,
  EVENT_KINDS,
  factsOf,
  isOnline,
  NEEDS,
  NEEDS_WITH_DETAIL,
} from '#app/domain/events/kinds.ts'

test('only a welcome event is public when nobody has said otherwise', () => {
  expect(EVENT_KINDS.map((kind) => [kind, factsOf(kind).visibility])).toEqual([
    ['welcome', 'public'],
    ['ceremony', 'invited'],
    ['convening', 'invited'],
  ])
})

test('a welcome event asks no names, a ceremony those of the children, a convening those of delegates', () => {
  expect(EVENT_KINDS.map((kind) => defaultQuestions(kind).names)).toEqual([
    'none',
    'children',
    'delegates',
  ])
})

test('families can leave the page quickly; delegates need not', () => {
  expect(EVENT_KINDS.map((kind) => defaultQuestions(kind).quickExit)).toEqual([true, true, false])
})

test('certificates are paper of a ceremony only', () => {
  expect(EVENT_KINDS.filter((kind) => factsOf(kind).paper.includes('certificates'))).toEqual([
    'ceremony',
  ])
})

test('every need that is asked is known, asked once, and a welcome event asks them all', () => {
  for (const kind of EVENT_KINDS) {
    const { needs } = defaultQuestions(kind)
    expect(new Set(needs).size).toBe(needs.length)
    expect(needs.filter((need) => !NEEDS.includes(need))).toEqual([])
  }
  expect(defaultQuestions('welcome').needs).toEqual([...NEEDS])
  expect(NEEDS_WITH_DETAIL.every((need) => NEEDS.includes(need))).toBe(true)
})

test('changing the questions of one event leaves the next event alone', () => {
  const questions = defaultQuestions('welcome')
  questions.needs.length = 0
  questions.quickExit = false
  expect(defaultQuestions('welcome')).toMatchObject({ needs: [...NEEDS], quickExit: true })
})

test('a webinar happens on a screen', () => {
  expect(isOnline('webinar')).toBe(true)
  expect(isOnline('launch')).toBe(false)
})

import { describe, expect, test } from 'vitest'
import { effectOf, type Before } from '#app/domain/invitations/reply-effect.ts'

const room = (free: number, waitingParties = 0) => ({
  capacity: 10,
  placesTaken: 10 - free,
  placesHeld: 0,
  waitingParties,
})
const coming = (people: number): Before => ({ state: 'confirmed', people, position: null })
const inQueue = (people: number, position: number): Before => ({
  state: 'waiting',
  people,
  position,
})
const yes = (people: number) => ({ answer: 'yes' as const, people })
const no = { answer: 'no' as const, people: 0 }
const effect = (
  wish: Parameters<typeof effectOf>[0],
  { before = null as Before | null, at = room(4), held = 0, movesUp = true } = {},
) => effectOf(wish, { before, room: at, held, movesUp })

describe('what a change does is said before it is sent', () => {
  test('a first yes gets its places, or waits as a whole', () => {
    expect(effect(yes(4))).toEqual({ is: 'gets', places: 4 })
    expect(effect(yes(5))).toEqual({ is: 'waits' })
    expect(effect(yes(1), { at: room(4, 1) })).toEqual({ is: 'waits' })
    expect(effect(no)).toEqual({ is: 'nothing' })
  })

  test('fewer people give up the other places, none all of them', () => {
    expect(effect(yes(3), { before: coming(5) })).toEqual({ is: 'gives-up', places: 2, stay: 3 })
    expect(effect(no, { before: coming(5) })).toEqual({ is: 'gives-up', places: 5, stay: 0 })
    expect(effect({ answer: 'maybe', people: 3 }, { before: coming(3) })).toEqual({
      is: 'gives-up',
      places: 3,
      stay: 0,
    })
    expect(effect(yes(5), { before: coming(5) })).toEqual({ is: 'nothing' })
  })

  test('more people get theirs where it is free and nobody waits; else the old places stay', () => {
    expect(effect(yes(6), { before: coming(5) })).toEqual({ is: 'more-free', places: 1, stay: 6 })
    const refused = { is: 'more-refused', places: 1, stay: 5, fit: 0 }
    expect(effect(yes(6), { before: coming(5), at: room(0) })).toEqual(refused)
    expect(effect(yes(6), { before: coming(5), at: room(4, 1) })).toEqual(refused)
    expect(effect(yes(8), { before: coming(5), at: room(2) })).toMatchObject({ places: 3, fit: 2 })
  })

  test('who waits keeps the number with fewer, and moves to the end with more', () => {
    const at = room(0, 3)
    expect(effect(yes(2), { before: inQueue(3, 2), at })).toEqual({
      is: 'keeps-number',
      position: 2,
    })
    expect(effect(yes(4), { before: inQueue(3, 2), at })).toEqual({ is: 'to-the-end', position: 2 })
    expect(effect(no, { before: inQueue(3, 2), at })).toEqual({ is: 'leaves-list' })
  })

  test('the last of the list loses nothing by asking for more', () => {
    expect(effect(yes(4), { before: inQueue(3, 3), at: room(0, 3) })).toEqual({
      is: 'keeps-number',
      position: 3,
    })
  })

  test('the first of the list gets what fits now, unless places are offered or the time is over', () => {
    const now = { before: inQueue(6, 1), at: room(4, 2) }
    expect(effect(yes(4), now)).toEqual({ is: 'gets', places: 4 })
    expect(effect(yes(4), { ...now, movesUp: false })).toEqual({ is: 'keeps-number', position: 1 })
    expect(effect(yes(4), { ...now, before: inQueue(6, 2) })).toEqual({
      is: 'keeps-number',
      position: 2,
    })
  })

  test('places that are offered count like those that are kept', () => {
    const offered: Before = { state: 'offered', people: 4, position: null }
    expect(effect(yes(3), { before: offered, at: room(0) })).toEqual({
      is: 'gives-up',
      places: 1,
      stay: 3,
    })
    expect(effect(yes(5), { before: offered, at: room(0) })).toEqual({
      is: 'more-refused',
      places: 1,
      stay: 4,
      fit: 0,
    })
    expect(effect(no, { before: offered, at: room(0) })).toMatchObject({ places: 4, stay: 0 })
  })

  test('what is kept for a group is its own, whoever waits', () => {
    expect(effect(yes(14), { at: room(0, 2), held: 14 })).toEqual({ is: 'gets', places: 14 })
    expect(effect(yes(15), { at: room(0, 2), held: 14 })).toEqual({ is: 'waits' })
  })
})

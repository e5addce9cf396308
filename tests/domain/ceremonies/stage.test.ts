import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  blankCards,
  compareCards,
  missingNumbers,
  nextBlankCard,
  stateAfter,
  STAGE_PRESSES,
  toBeCalled,
  type OnStage,
} from '#app/domain/ceremonies/stage.ts'

const second = (at: number) => new Date(1_000 * at)

describe('what was pressed about a child', () => {
  const pressed = (...kinds: (typeof STAGE_PRESSES)[number][]) =>
    kinds.map((kind, at) => ({ id: `${at}`, kind, pressedAt: second(at) }))

  test('comes to what was pressed last; “back” leads to waiting', () => {
    expect(stateAfter([]).state).toBe('waiting')
    expect(stateAfter(pressed('presented')).state).toBe('presented')
    expect(stateAfter(pressed('not-here', 'back')).state).toBe('waiting')
    expect(stateAfter(pressed('presented', 'back', 'presented')).state).toBe('presented')
  })

  test('says since when a late child waits, until it is called', () => {
    expect(stateAfter(pressed('not-here', 'arrived')).lateSince).toEqual(second(1))
    expect(stateAfter(pressed('not-here', 'arrived', 'presented')).lateSince).toBeNull()
  })

  const queue = (device: string) =>
    fc
      .array(fc.record({ kind: fc.constantFrom(...STAGE_PRESSES), at: fc.nat(30) }), {
        maxLength: 8,
      })
      .map((all) =>
        all
          .toSorted((a, b) => a.at - b.at)
          .map(({ kind, at }, n) => ({ id: `${device}${n}`, kind, pressedAt: second(at) })),
      )

  test('is the same in whatever order two devices’ presses arrive, however often', () => {
    fc.assert(
      fc.property(queue('a'), queue('b'), fc.infiniteStream(fc.boolean()), (one, other, turns) => {
        const arrived: typeof one = []
        const [left, right] = [[...one], [...other]]
        for (const isLeft of turns) {
          const next = (isLeft ? left : right).shift() ?? left.shift() ?? right.shift()
          if (!next) break
          // Sent again: the database keeps one of each id, and the state must not mind.
          arrived.push(next, ...(isLeft ? [next] : []))
        }
        expect(stateAfter(arrived)).toEqual(stateAfter([...other, ...one]))
      }),
    )
  })
})

describe('who is called', () => {
  const child = (id: string, state: OnStage, lateSince: Date | null = null) => ({
    id,
    state,
    lateSince,
  })

  test('are those who wait, and behind them late children as they came', () => {
    const row = [
      child('a', 'presented'),
      child('b', 'waiting', second(9)),
      child('c', 'waiting', second(5)),
      child('d', 'waiting'),
      child('e', 'not-here'),
      child('f', 'waiting'),
    ]
    expect(toBeCalled(row).map(({ id }) => id)).toEqual(['d', 'f', 'c', 'b'])
  })
})

describe('cards', () => {
  test('are given above every number that was given before, to those who have none', () => {
    const order = [
      { id: 'a', card: '2' },
      { id: 'b', card: null },
      { id: 'c', card: 'A' },
      { id: 'd', card: null },
    ]
    expect([...missingNumbers(order, ['2', 'A', '7'])]).toEqual([
      ['b', '8'],
      ['d', '9'],
    ])
  })

  test('without a number are letters, each given once', () => {
    expect(blankCards(3)).toEqual(['A', 'B', 'C'])
    expect(nextBlankCard(3, ['A', '4'])).toBe('B')
    expect(nextBlankCard(2, ['B', 'A'])).toBeUndefined()
  })

  test('stand by number, blank ones behind them', () => {
    expect(['B', '10', 'A', '9'].toSorted(compareCards)).toEqual(['9', '10', 'A', 'B'])
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inOrder, moved, type Move, type Placed } from '#app/domain/programme/reorder.ts'

const order = (text: string): Placed[] => {
  const [before = '', after = ''] = text.split('|')
  const placed = (ids: string, isBefore: boolean) =>
    [...ids].map((id) => ({ id, isBefore, fixedMinute: null }))
  return [...placed(before, true), ...placed(after, false)]
}
const shown = (items: readonly Placed[]) =>
  `${items
    .filter((one) => one.isBefore)
    .map(({ id }) => id)
    .join('')}|${items
    .filter((one) => !one.isBefore)
    .map(({ id }) => id)
    .join('')}`
const after = (text: string, id: string, move: Move) => shown(moved(order(text), id, move))

describe('moving an item', () => {
  test('goes one place up or down', () => {
    expect(after('ab|cde', 'd', { by: -1 })).toBe('ab|dce')
    expect(after('ab|cde', 'd', { by: 1 })).toBe('ab|ced')
  })

  test('steps over the start without passing anybody', () => {
    expect(after('ab|cd', 'c', { by: -1 })).toBe('abc|d')
    expect(after('ab|cd', 'b', { by: 1 })).toBe('a|bcd')
    expect(after('|cd', 'c', { by: -1 })).toBe('c|d')
    expect(after('ab|', 'b', { by: 1 })).toBe('a|b')
  })

  test('goes to a place, and takes the side of what stood there', () => {
    expect(after('ab|cde', 'e', { to: 1 })).toBe('eab|cd')
    expect(after('ab|cde', 'a', { to: 4 })).toBe('b|cda' + 'e')
    expect(after('ab|cde', 'c', { to: 99 })).toBe('ab|dec')
    expect(after('ab|cde', 'd', { to: 0 })).toBe('dab|ce')
  })

  test('stops at the ends, and knows nobody else', () => {
    const items = order('ab|c')
    expect(moved(items, 'a', { by: -1 })).toBe(items)
    expect(moved(items, 'c', { by: 1 })).toBe(items)
    expect(moved(items, 'x', { to: 1 })).toBe(items)
  })

  test('loses a fixed time on the other side of the start only', () => {
    const items = [
      { id: 'a', isBefore: false, fixedMinute: 20 },
      { id: 'b', isBefore: false, fixedMinute: null },
    ]
    expect(moved(items, 'a', { by: 1 }).find(({ id }) => id === 'a')?.fixedMinute).toBe(20)
    expect(moved(items, 'a', { by: -1 })[0]).toEqual({ id: 'a', isBefore: true, fixedMinute: null })
  })
})

describe('whatever is moved', () => {
  const moves = fc.array(
    fc.tuple(
      fc.nat({ max: 9 }),
      fc.oneof(
        fc.constantFrom<Move>({ by: 1 }, { by: -1 }),
        fc.record({ to: fc.integer({ min: -2, max: 12 }) }),
      ),
    ),
    { maxLength: 30 },
  )
  const orders = fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })).map(([before, later]) => {
    const ids = Array.from({ length: before + later }, (_, index) => String(index))
    return ids.map((id, index) => ({ id, isBefore: index < before, fixedMinute: null }))
  })

  test('nobody is lost or doubled, and those before the start stay in front', () => {
    fc.assert(
      fc.property(orders, moves, (items, steps) => {
        const end = steps.reduce<readonly Placed[]>(
          (now, [id, move]) => moved(now, String(id), move),
          items,
        )
        expect(end.map(({ id }) => id).toSorted()).toEqual(items.map(({ id }) => id).toSorted())
        expect(inOrder(end)).toEqual(end)
      }),
    )
  })

  test('down and up again is where it was', () => {
    fc.assert(
      fc.property(orders, fc.nat({ max: 9 }), (items, index) => {
        const id = String(index)
        const down = moved(items, id, { by: 1 })
        if (down === items) return
        expect(moved(down, id, { by: -1 })).toEqual(items)
      }),
    )
  })

  test('a move to a place puts it there', () => {
    fc.assert(
      fc.property(orders, fc.nat({ max: 9 }), fc.integer({ min: 1, max: 10 }), (items, n, to) => {
        const id = String(n)
        if (n >= items.length || to > items.length) return
        expect(moved(items, id, { to }).findIndex((one) => one.id === id)).toBe(to - 1)
      }),
    )
  })
})

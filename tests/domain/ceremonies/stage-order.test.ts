import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  healOrder,
  moveOnStage,
  orderAgain,
  type StageChild,
} from '#app/domain/ceremonies/stage-order.ts'

const BY_NAME = { ordering: 'by-name', seed: 0 } as const

function child(id: string, more: Partial<StageChild> = {}): StageChild {
  return {
    id,
    familyId: null,
    sortName: id,
    isStepFree: false,
    group: null,
    place: null,
    isByHand: false,
    ...more,
  }
}

const ids = (children: readonly StageChild[]) => children.map(({ id }) => id).join(' ')
/** As they stand, numbered from 1. */
const placed = <Child extends StageChild>(children: readonly Child[]): Child[] =>
  children.map((one, at) => ({ ...one, place: at + 1 }))

describe('the order on stage', () => {
  test('goes by name, with siblings beside the first of them', () => {
    const family = { familyId: 'tesfay' }
    const all = [child('Zora', family), child('Noor'), child('Abel', family), child('Sami')]
    expect(ids(orderAgain(all, BY_NAME))).toBe('Abel Zora Noor Sami')
  })

  test('begins with those who need the way without steps, and their siblings come with them', () => {
    const all = [
      child('Ada'),
      child('Noor', { isStepFree: true, familyId: 'a' }),
      child('Mia', { familyId: 'a' }),
    ]
    expect(ids(orderAgain(all, BY_NAME))).toBe('Mia Noor Ada')
  })

  test('follows the presenters, each with the way without steps first', () => {
    const all = [
      child('a', { group: 2 }),
      child('b', { group: 1 }),
      child('c', { group: 2, isStepFree: true }),
      child('d'),
    ]
    expect(ids(orderAgain(all, BY_NAME))).toBe('b c a d')
  })

  test('drawn, is the same for the same seed and another for others', () => {
    const all = Array.from({ length: 12 }, (_, at) => child(`child ${at}`))
    const draw = (seed: number) => ids(orderAgain(all, { ordering: 'drawn', seed }))
    expect(draw(1)).toBe(draw(1))
    expect(new Set([1, 2, 3, 4, 5].map(draw)).size).toBe(5)
  })

  test('made again, leaves a family that was moved by hand at its place', () => {
    const all = placed([child('d', { isByHand: true }), child('c'), child('b'), child('a')])
    expect(ids(orderAgain(all, BY_NAME))).toBe('d a b c')
  })
})

describe('an order that heals', () => {
  test('takes a late sibling beside its family and a late family by name, and moves nobody else', () => {
    const standing = placed([child('c', { familyId: 'f' }), child('a'), child('d')])
    const late = [child('x', { familyId: 'f' }), child('b')]
    expect(ids(healOrder([...standing, ...late], BY_NAME))).toBe('b c x a d')
  })

  test('closes up where a child is gone', () => {
    const [a, , c] = placed([child('a'), child('b'), child('c')])
    expect(ids(healOrder([c!, a!], BY_NAME))).toBe('a c')
  })

  test('moves only the family that needs the way without steps since today', () => {
    const standing = placed([child('c'), child('a'), child('d', { isStepFree: true }), child('b')])
    expect(ids(healOrder(standing, BY_NAME))).toBe('d c a b')
  })

  test('joins siblings who turn out to be a family', () => {
    const standing = placed([
      child('a', { familyId: 'f' }),
      child('b'),
      child('c', { familyId: 'f' }),
    ])
    expect(ids(healOrder(standing, BY_NAME))).toBe('a c b')
  })

  const anyChild = fc.record({
    familyId: fc.option(fc.constantFrom('f', 'g', 'h')),
    sortName: fc.string({ minLength: 1, maxLength: 3 }),
    isStepFree: fc.boolean(),
    group: fc.option(fc.constantFrom(1, 2)),
    isNew: fc.boolean(),
    isByHand: fc.boolean(),
  })
  const anyList = fc
    .array(anyChild, { maxLength: 14 })
    .map((all) =>
      all.map(({ isNew, ...one }, at) => ({ ...one, id: `${at}`, place: isNew ? null : at * 3 })),
    )
  const rule = fc.constantFrom(BY_NAME, { ordering: 'drawn' as const, seed: 7 })

  test('holds everybody once and parts no siblings, whatever happened', () => {
    fc.assert(
      fc.property(anyList, rule, fc.nat(13), fc.nat(15), (list, how, who, to) => {
        const healed = healOrder(list, how)
        const orders = [
          healed,
          orderAgain(list, how),
          moveOnStage(placed(healed), `${who}`, to),
          moveOnStage(placed(healed), `${who}`, 'earlier'),
          moveOnStage(placed(healed), `${who}`, 'later'),
        ]
        for (const order of orders) {
          expect(order.map(({ id }) => id).toSorted()).toEqual(list.map(({ id }) => id).toSorted())
          const families = order.map(({ familyId, id }) => familyId ?? id)
          const starts = families.filter((family, at) => family !== families[at - 1])
          expect(starts).toHaveLength(new Set(families).size)
        }
      }),
    )
  })

  test('healed twice is healed once', () => {
    fc.assert(
      fc.property(anyList, rule, (list, how) => {
        const once = healOrder(list, how)
        expect(ids(healOrder(placed(once), how))).toBe(ids(once))
      }),
    )
  })

  test('keeps those who stood in their order, but for families that no longer fit', () => {
    fc.assert(
      fc.property(anyList, (list) => {
        const alike = list.map((one) => ({
          ...one,
          isStepFree: false,
          group: null,
          familyId: null,
        }))
        const stood = alike.filter(({ place }) => place !== null)
        const healed = healOrder(alike, BY_NAME).filter(({ place }) => place !== null)
        expect(ids(healed)).toBe(ids(stood))
      }),
    )
  })
})

describe('a hand that moves a child', () => {
  const family = { familyId: 'f' }
  const row = placed([child('a'), child('b', family), child('c', family), child('d')])

  test('changes places with a sibling, and pins nobody', () => {
    const moved = moveOnStage(row, 'c', 'earlier')
    expect(ids(moved)).toBe('a c b d')
    expect(moved.some(({ isByHand }) => isByHand)).toBe(false)
  })

  test('takes the whole family past its neighbour, and it stays there', () => {
    const moved = moveOnStage(row, 'b', 'earlier')
    expect(ids(moved)).toBe('b c a d')
    expect(ids(healOrder(placed(moved), BY_NAME))).toBe('b c a d')
    expect(ids(orderAgain(placed(moved), BY_NAME))).toBe('b c a d')
  })

  test('puts a child at a number, or as near as its siblings allow', () => {
    expect(ids(moveOnStage(row, 'd', 1))).toBe('d a b c')
    expect(ids(moveOnStage(row, 'd', 3))).toBe('a d b c')
    expect(ids(moveOnStage(row, 'b', 99))).toBe('a d b c')
  })

  test('does nothing at either end', () => {
    expect(ids(moveOnStage(row, 'a', 'earlier'))).toBe('a b c d')
    expect(ids(moveOnStage(row, 'd', 'later'))).toBe('a b c d')
  })
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { seatFamilies, type SeatedFamily } from '#app/domain/ceremonies/seating.ts'

const CHAMBER = { rows: 6, left: 10, right: 10, civic: 12, stepFree: 4, stepFreeRows: 1 }

const family = (key: string, more: Partial<SeatedFamily> = {}): SeatedFamily => ({
  key,
  cards: [key],
  others: 2,
  stepFree: 0,
  ...more,
})
const whereIs = (key: string, plan: ReturnType<typeof seatFamilies>) =>
  plan.seats
    .filter((seat) => seat.family === key)
    .map(({ row, side, at }) => `${row} ${side} ${at}`)

describe('a seating plan', () => {
  test('has as many places as the room: the civic party in front, wheelchairs at the ends', () => {
    const { seats, free } = seatFamilies(CHAMBER, [])
    expect(seats).toHaveLength(120)
    const of = (kind: string) => seats.filter((seat) => seat.kind === kind)
    expect([of('civic').length, of('step-free').length, free]).toEqual([12, 8, 108])
    expect(of('civic').every(({ row }) => row === 1)).toBe(true)
  })

  test('seats families in stage order from the front, children first', () => {
    const plan = seatFamilies(CHAMBER, [family('1', { cards: ['1', '2'] }), family('3')])
    expect(whereIs('1', plan)).toEqual(['2 left 1', '2 left 2', '2 left 3', '2 left 4'])
    expect(plan.seats.filter(({ family: one }) => one === '1').map(({ card }) => card)).toEqual([
      '1',
      '2',
      null,
      null,
    ])
    expect(whereIs('3', plan)).toEqual(['2 left 5', '2 left 6', '2 left 7'])
  })

  test('lets the way without steps go first, with the family beside it', () => {
    const plan = seatFamilies(CHAMBER, [family('1'), family('2', { stepFree: 1, others: 3 })])
    expect(whereIs('2', plan)).toEqual(['1 left 1', '1 left 2', '1 left 3', '1 left 4'])
    expect(plan.withoutStepFree).toEqual([])
  })

  test('leaves the places without steps to those who need them, unless nothing else is left', () => {
    const small = { rows: 1, left: 4, right: 0, civic: 0, stepFree: 2, stepFreeRows: 1 }
    const two = seatFamilies(small, [family('1', { others: 1 })])
    expect(whereIs('1', two)).toEqual(['1 left 3', '1 left 4'])
    expect(seatFamilies(small, [family('1', { others: 3 })]).unseated).toEqual([])
  })

  test('never parts a family by the aisle while a side of a row can hold it', () => {
    const plan = seatFamilies(CHAMBER, [family('1', { others: 7 }), family('2', { others: 4 })])
    expect(new Set(whereIs('2', plan).map((seat) => seat.slice(0, 7)))).toEqual(
      new Set(['2 right'.slice(0, 7)]),
    )
    expect(plan.parted).toEqual([])
  })

  test('says who is parted, who has no seat, and who needs what the room has not', () => {
    const narrow = { rows: 2, left: 3, right: 0, civic: 0, stepFree: 0, stepFreeRows: 0 }
    const plan = seatFamilies(narrow, [
      family('1', { others: 3 }),
      family('2', { others: 1, stepFree: 1 }),
      family('3'),
    ])
    expect(plan).toMatchObject({ parted: ['1'], withoutStepFree: ['2'], unseated: ['3'] })
  })

  test('keeps a family near its wheelchair that the front row cannot hold whole', () => {
    const room = { rows: 3, left: 6, right: 6, civic: 8, stepFree: 2, stepFreeRows: 1 }
    const plan = seatFamilies(room, [family('1', { stepFree: 1, others: 3 })])
    expect(whereIs('1', plan)).toEqual(['1 left 1', '2 left 1', '2 left 2', '2 left 3'])
    expect([plan.parted, plan.withoutStepFree]).toEqual([['1'], []])
  })

  test('seats nobody twice and nobody on the civic party’s chairs, whoever comes', () => {
    const setting = fc.record({
      rows: fc.integer({ min: 1, max: 6 }),
      left: fc.nat(8),
      right: fc.nat(8),
      civic: fc.nat(8),
      stepFree: fc.nat(3),
      stepFreeRows: fc.nat(2),
    })
    const families = fc
      .array(
        fc.record({ kids: fc.integer({ min: 1, max: 3 }), others: fc.nat(6), steps: fc.nat(2) }),
        {
          maxLength: 20,
        },
      )
      .map((all) =>
        all.map(({ kids, others, steps }, at) => ({
          key: `${at}`,
          cards: Array.from({ length: kids }, (_, n) => `${at}.${n}`),
          others,
          stepFree: steps,
        })),
      )
    fc.assert(
      fc.property(setting, families, (room, all) => {
        const plan = seatFamilies(room, all)
        expect(plan.seats.filter((seat) => seat.kind === 'civic' && seat.family)).toEqual([])
        for (const { key, cards, others } of all) {
          const own = plan.seats.filter((seat) => seat.family === key)
          expect(own).toHaveLength(plan.unseated.includes(key) ? 0 : cards.length + others)
          const isSeated = own.length > 0
          expect(own.flatMap(({ card }) => card ?? [])).toEqual(isSeated ? cards : [])
          const stretches = new Set(own.map(({ row, side }) => `${row} ${side}`))
          const isWhole = isSeated && !plan.parted.includes(key)
          expect(isWhole ? stretches.size : 1).toBe(1)
        }
        const open = plan.seats.filter(({ kind, family: one }) => kind !== 'civic' && !one)
        expect(plan.free).toBe(open.length)
        // Whoever stands outside could not have been let in.
        for (const key of plan.unseated) {
          const one = all.find((other) => other.key === key)
          expect((one?.cards.length ?? 0) + (one?.others ?? 0)).toBeGreaterThan(plan.free)
        }
      }),
    )
  })
})

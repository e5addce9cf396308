import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { movesUp, placesNeeded } from '#app/domain/events/waiting-list.ts'
import { whyTheyWait, type WaitingRoom } from '#app/domain/invitations/why-waiting.ts'

const NOW = new Date('2027-05-24T09:00:00Z')
const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const family = (people: number, { overtaken = 0, reserved = 0 } = {}) => ({
  people,
  overtaken,
  reserved,
})
const room = (over: Partial<WaitingRoom>): WaitingRoom => ({
  free: 0,
  waiting: [],
  overtakesAllowed: 0,
  returns: [],
  endsAt: inHours(100),
  ...over,
})

describe('why a family waits', () => {
  test('the first one waits for as many places as are missing', () => {
    expect(whyTheyWait(room({ free: 3, waiting: [family(5)] }), NOW)).toEqual([
      {
        reason: 'too-big',
        position: 1,
        needs: 5,
        free: 3,
        ahead: { parties: 0, people: 0 },
        keptFor: null,
        overtaken: 0,
        overtakesAllowed: 0,
        missing: 2,
        turnAt: null,
      },
    ])
  })

  test('a later one that would fit waits for the one that nobody may pass', () => {
    const [, second, third] = whyTheyWait(
      room({
        free: 3,
        overtakesAllowed: 1,
        waiting: [family(5, { overtaken: 1 }), family(2), family(4)],
      }),
      NOW,
    )
    expect(second).toMatchObject({ reason: 'kept-for-another', keptFor: 1, missing: 4 })
    expect(third).toMatchObject({
      reason: 'behind-others',
      ahead: { parties: 2, people: 7 },
      missing: 8,
    })
  })

  test('one that its own reservation covers needs nothing', () => {
    const waiting = [family(9), family(4, { reserved: 4 })]
    expect(whyTheyWait(room({ waiting }), NOW)[1]).toMatchObject({ reason: 'its-turn', needs: 0 })
  })

  test('the clock brings it up when held places come back before the last moment', () => {
    const returns = [
      { at: inHours(5), places: 2 },
      { at: inHours(9), places: 3 },
      { at: inHours(100), places: 50 },
    ]
    const why = whyTheyWait(room({ waiting: [family(4), family(1), family(9)], returns }), NOW)
    expect(why.map(({ turnAt }) => turnAt)).toEqual([inHours(9), inHours(9), null])
  })

  test('its own reservation gone, it needs the places like everybody', () => {
    const waiting = [family(6, { reserved: 4 })]
    const [why] = whyTheyWait(
      room({ waiting, returns: [{ at: inHours(1), places: 4, of: 0 }] }),
      NOW,
    )
    expect(why).toMatchObject({ needs: 2, missing: 2, turnAt: null })
  })

  test('once the last moment is over nobody moves up by itself, whatever is free', () => {
    const returns = [{ at: inHours(1), places: 9 }]
    const why = whyTheyWait(room({ free: 9, waiting: [family(2)], endsAt: NOW, returns }), NOW)
    expect(why).toMatchObject([{ reason: 'over', turnAt: null }])
  })
})

const rooms = fc
  .record({
    free: fc.oneof({ weight: 6, arbitrary: fc.nat(12) }, fc.constant(Infinity)),
    overtakesAllowed: fc.nat(3),
    waiting: fc.array(
      fc.record({
        people: fc.integer({ min: 1, max: 8 }),
        overtaken: fc.nat(4),
        reserved: fc.nat(5),
      }),
      { maxLength: 7 },
    ),
    steps: fc.array(fc.record({ hours: fc.nat(120), places: fc.integer({ min: 1, max: 9 }) }), {
      maxLength: 4,
    }),
  })
  .map(({ steps, ...one }) =>
    room({
      ...one,
      returns: steps
        .map(({ hours, places }) => ({ at: inHours(hours), places }))
        .toSorted((a, b) => +a.at - +b.at),
    }),
  )

const luckyWith = ({ free, waiting, overtakesAllowed }: WaitingRoom, more: number) =>
  movesUp(free + more, waiting, overtakesAllowed).lucky

describe('what is said agrees with the rule', () => {
  test('with so many more places it is its turn, and with none fewer', () => {
    fc.assert(
      fc.property(rooms, (one) => {
        for (const [index, { missing, reason }] of whyTheyWait(one, NOW).entries()) {
          expect(luckyWith(one, missing)).toContain(index)
          for (let fewer = 0; fewer < missing; fewer += 1)
            expect(luckyWith(one, fewer)).not.toContain(index)
          expect(reason === 'its-turn').toBe(missing === 0)
        }
      }),
    )
  })

  test('who is behind others, or next and too big, does not fit; for whom places are kept, it does not either', () => {
    fc.assert(
      fc.property(rooms, (one) => {
        const why = whyTheyWait(one, NOW)
        const holds = why.map(({ reason, needs, free, keptFor, position }) => {
          const first = why[(keptFor ?? 0) - 1]
          return {
            over: false,
            'its-turn': needs <= one.free,
            'too-big': needs > free && position === 1,
            'behind-others': needs > free && position > 1,
            'kept-for-another':
              needs <= free && !!first && first.position < position && first.needs > first.free,
          }[reason]
        })
        expect(holds).toEqual(why.map(() => true))
      }),
    )
  })

  test('when those before it are gone, exactly what fits moves up', () => {
    fc.assert(
      fc.property(rooms, (one) => {
        const { free, waiting, overtakesAllowed } = one
        for (const [index, party] of waiting.entries()) {
          const alone = movesUp(free, waiting.slice(index), overtakesAllowed).lucky
          expect(alone.includes(0)).toBe(placesNeeded(party) <= free)
        }
      }),
    )
  })

  test('the moment that is named is the first at which the rule, run step by step, lets it up', () => {
    fc.assert(
      fc.property(rooms, (one) => {
        const turns = new Map<number, Date>()
        let free = one.free
        let list = one.waiting.map((party, index) => ({ ...party, index }))
        const run = (at: Date | undefined) => {
          const { lucky, passed } = movesUp(free, list, one.overtakesAllowed)
          for (const [place, times] of passed) list[place]!.overtaken += times
          for (const place of lucky) {
            free -= placesNeeded(list[place]!)
            if (at) turns.set(list[place]!.index, at)
          }
          list = list.filter((_, place) => !lucky.includes(place))
        }
        run(undefined)
        for (const { at, places } of one.returns.filter(({ at: when }) => when < one.endsAt)) {
          free += places
          run(at)
        }
        const said = whyTheyWait(one, NOW).map(({ turnAt }) => turnAt)
        expect(said).toEqual(one.waiting.map((_, index) => turns.get(index) ?? null))
      }),
    )
  })
})

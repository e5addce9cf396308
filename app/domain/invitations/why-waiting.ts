import { movesUp, placesNeeded, type WaitingParty } from '../events/waiting-list.ts'

/** A date's places and its waiting list, as the one rule sees them. */
export interface WaitingRoom {
  /** Places that nobody has and nothing holds; Infinity where there is no limit. */
  free: number
  /** In order of their numbers; those to whom places are offered are not among them. */
  waiting: readonly WaitingParty[]
  overtakesAllowed: number
  /** Places that come back by the clock if nobody does anything, earliest first. */
  returns: readonly PlacesReturn[]
  /** From here on nobody moves up by itself. */
  endsAt: Date
}

/** Held places that are free again at a moment: an offer is over, or a reservation's day has come. */
export interface PlacesReturn {
  at: Date
  places: number
  /** Whose own places they were, by index in the list. */
  of?: number
}

/** Why one party has no places yet, and what would have to happen. */
export interface WhyWaiting {
  /**
   * `its-turn`: the rule lets it up with the next answer. `too-big`: it is next, and not enough is free.
   * `behind-others`: parties before it come first. `kept-for-another`: it would fit, but a party before it
   * may not be passed any more. `over`: nobody moves up by itself now.
   */
  reason: 'its-turn' | 'too-big' | 'behind-others' | 'kept-for-another' | 'over'
  /** From 1. */
  position: number
  /** Places beyond those that its own reservation holds. */
  needs: number
  free: number
  /** Parties and people before it. */
  ahead: { parties: number; people: number }
  /** The position of the first party before it that nobody may pass any more. */
  keptFor: number | null
  overtaken: number
  overtakesAllowed: number
  /** The fewest places that have to come free at once for its turn; 0: it is its turn. */
  missing: number
  /** When it is its turn if nobody does anything; null: not by the clock alone. */
  turnAt: Date | null
}

/** Why each waiting party has no places yet, in the order of the list; by the rule itself, asked "what if". */
export function whyTheyWait(room: WaitingRoom, now: Date): WhyWaiting[] {
  const { waiting, overtakesAllowed } = room
  const isOver = now >= room.endsAt
  const missing = placesMissing(room)
  const turns = isOver ? new Map<number, Date>() : turnsByTheClock(room)
  const settled = settle(room.free, waiting.map(standing), overtakesAllowed)
  return waiting.map((party, index) => {
    const needs = placesNeeded(party)
    const before = waiting.slice(0, index)
    const kept = settled.stays.find((one) => one.index < index && one.overtaken >= overtakesAllowed)
    const reason = isOver
      ? 'over'
      : missing[index] === 0
        ? 'its-turn'
        : needs <= settled.free && kept
          ? 'kept-for-another'
          : before.length === 0
            ? 'too-big'
            : 'behind-others'
    return {
      reason,
      position: index + 1,
      needs,
      free: settled.free,
      ahead: { parties: before.length, people: before.reduce((sum, one) => sum + one.people, 0) },
      keptFor: kept ? kept.index + 1 : null,
      overtaken: party.overtaken,
      overtakesAllowed,
      missing: missing[index] ?? 0,
      turnAt: turns.get(index) ?? null,
    }
  })
}

/** For each party the fewest more places, free at the same moment, with which the rule lets it up. */
function placesMissing({ free, waiting, overtakesAllowed }: WaitingRoom): number[] {
  const found = new Map<number, number>()
  const all = waiting.reduce((sum, party) => sum + placesNeeded(party), 0)
  // With room for everybody everybody moves up, so it ends there at the latest.
  for (let more = 0; found.size < waiting.length && more <= all; more += 1) {
    for (const index of movesUp(free + more, waiting, overtakesAllowed).lucky)
      if (!found.has(index)) found.set(index, more)
  }
  return waiting.map((_, index) => found.get(index) ?? all)
}

interface Standing extends WaitingParty {
  index: number
}

const standing = (party: WaitingParty, index: number): Standing => ({ ...party, index })

/** The list after everybody whose turn it is has moved up. */
function settle(free: number, list: readonly Standing[], overtakesAllowed: number) {
  const { lucky, passed } = movesUp(free, list, overtakesAllowed)
  const up = new Set(lucky)
  const moved = list.filter((_, place) => up.has(place))
  return {
    free: free - moved.reduce((sum, party) => sum + placesNeeded(party), 0),
    moved,
    stays: list
      .map((party, place) => ({ ...party, overtaken: party.overtaken + (passed.get(place) ?? 0) }))
      .filter((_, place) => !up.has(place)),
  }
}

function turnsByTheClock({ free, waiting, overtakesAllowed, returns, endsAt }: WaitingRoom) {
  const turns = new Map<number, Date>()
  let room = settle(free, waiting.map(standing), overtakesAllowed)
  for (const { at, places, of } of returns) {
    if (at >= endsAt) break
    const list = room.stays.map((one) => (one.index === of ? { ...one, reserved: 0 } : one))
    room = settle(room.free + places, list, overtakesAllowed)
    for (const { index } of room.moved) turns.set(index, at)
  }
  return turns
}

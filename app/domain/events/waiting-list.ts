/** How waiting parties get places that became free: confirmed at once, or offered, with a time to take them. */
export const PROMOTIONS = ['at_once', 'offer'] as const
export type Promotion = (typeof PROMOTIONS)[number]

/** Whom places are kept for: two that every event knows, words of the officer's own, or one invitation. */
export const KEPT_FOR = ['staff', 'honour', 'other', 'party'] as const

/** How an offer ended. `withdrawn`: by an officer, or because the invitation or the event is over. */
export const OFFER_OUTCOMES = ['accepted', 'declined', 'expired', 'withdrawn'] as const
export type OfferOutcome = (typeof OFFER_OUTCOMES)[number]

/** One party in the waiting list, as the rule sees it. */
export interface WaitingParty {
  people: number
  /** Of these places its own reservation holds so many already. */
  reserved: number
  /** How many later parties were let past it. */
  overtaken: number
}

/** Who moves up, by index, and by how many each of those who stay has been passed now. */
export interface MovesUp {
  lucky: number[]
  /** Index of a party that stays, to the number of parties that went past it this time. */
  passed: Map<number, number>
}

/**
 * The one rule of the waiting list: first come, first served, whole parties. When what is free is too
 * small for a party, smaller later ones may be let past it, at most `overtakesAllowed` times; after
 * that the places are held for it, and the row stops there. A party whose own reservation covers it
 * takes nothing from anybody and passes nobody.
 *
 * @param free Places that nobody has and nothing holds; Infinity where there is no limit.
 * @param waiting In order of their numbers.
 */
export function movesUp(
  free: number,
  waiting: readonly WaitingParty[],
  overtakesAllowed: number,
): MovesUp {
  let left = free
  let mayPass = Infinity
  const lucky: number[] = []
  const passed = new Map<number, number>()
  for (const [index, party] of waiting.entries()) {
    const needs = placesNeeded(party)
    if (needs === 0) {
      lucky.push(index)
    } else if (needs <= left && mayPass >= 1) {
      lucky.push(index)
      left -= needs
      mayPass -= 1
      for (const stays of passed.keys()) passed.set(stays, (passed.get(stays) ?? 0) + 1)
    } else if (mayPass >= 1) {
      mayPass = Math.min(mayPass, overtakesAllowed - party.overtaken)
      passed.set(index, 0)
    }
  }
  for (const [index, times] of passed) if (times === 0) passed.delete(index)
  return { lucky, passed }
}

/** Places that a party takes from those that are free: what its own reservation holds is its own. */
export const placesNeeded = ({ people, reserved }: Pick<WaitingParty, 'people' | 'reserved'>) =>
  Math.max(0, people - reserved)

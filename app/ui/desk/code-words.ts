import type { EventKind } from '#app/domain/events/kinds.ts'
import type { NeedKind } from '#app/domain/events/kinds.ts'
import type { PlainKey } from '#app/translations/translate.ts'

/** The words of codes that the database keeps; keys have hyphens where codes have underscores. */
export const NEED_WORDS = {
  step_free: 'code.step-free',
  wheelchair: 'code.wheelchair',
  hearing: 'code.hearing',
  sight: 'code.sight',
  interpreter: 'code.interpreter',
  diet_halal: 'code.diet-halal',
  diet_vegetarian: 'code.diet-vegetarian',
  diet_vegan: 'code.diet-vegan',
  allergy: 'code.allergy',
  pram: 'code.pram',
  childcare: 'code.childcare',
  pick_up: 'code.pick-up',
  quiet_space: 'code.quiet-space',
  prayer_space: 'code.prayer-space',
  other: 'code.other',
} as const satisfies Record<NeedKind, PlainKey>

export const LETTER_WORDS = {
  invitation: 'code.letter-invitation',
  reply_received: 'code.letter-reply-received',
  waiting: 'code.letter-waiting',
  place_confirmed: 'code.letter-place-confirmed',
  event_changed: 'code.letter-event-changed',
  event_cancelled: 'code.letter-event-cancelled',
} as const satisfies Record<string, PlainKey>

export const FACT_WORDS = {
  step_free: 'code.step-free',
  hearing_loop: 'code.hearing-loop',
  quiet_space: 'code.quiet-space',
  prayer_space: 'code.prayer-space',
  children: 'code.children-welcome',
  halal: 'code.diet-halal',
  vegetarian: 'code.diet-vegetarian',
  no_alcohol: 'code.no-alcohol',
  free: 'code.free',
  lift: 'code.lift',
  accessible_toilet: 'code.accessible-toilet',
  parking: 'code.parking',
  bus_stop: 'code.bus-stop',
  baby_change: 'code.baby-change',
} as const satisfies Record<string, PlainKey>

export const NAMES_WORDS = {
  none: 'code.names-none',
  first_names: 'code.names-first-names',
  children: 'code.names-children',
  delegates: 'code.names-delegates',
} as const satisfies Record<string, PlainKey>

export const PEOPLE_WORDS = {
  age_bands: 'code.people-age-bands',
  adults: 'code.people-adults',
} as const satisfies Record<string, PlainKey>

export const PARTNER_WORDS = {
  host: 'code.partner-host',
  co_host: 'code.partner-co-host',
  funder: 'code.partner-funder',
  nominator: 'code.partner-nominator',
  speaker: 'code.partner-speaker',
  supporter: 'code.partner-supporter',
} as const satisfies Record<string, PlainKey>

/** The words of a code out of one of these tables; undefined for a code that it does not know. */
export function codeWords<T extends Record<string, PlainKey>>(
  table: T,
  code: string,
): T[keyof T] | undefined {
  for (const known in table) if (known === code) return table[known]
  return undefined
}

/** Which word a sentence has for the parties of an event: delegations of a convening, families of the others. */
export const partiesOf = (kind: EventKind): 'convening' | 'other' =>
  kind === 'convening' ? kind : 'other'

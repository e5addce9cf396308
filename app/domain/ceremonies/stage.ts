import type { PhotoLevel } from './photo-consent.ts'
import type { StageChild } from './stage-order.ts'

/**
 * What can be pressed beside the stage: `back` takes what was pressed about the child back, `arrived` says
 * that a child who was not here has come, and is called at the end.
 */
export const STAGE_PRESSES = ['presented', 'not-here', 'back', 'arrived'] as const
export type StagePress = (typeof STAGE_PRESSES)[number]

/** Who holds a link to the page beside the stage: who reads the names, who sends the children up. */
export const STAGE_ROLES = ['reader', 'marshal'] as const
export type StageRole = (typeof STAGE_ROLES)[number]

/** How a certificate reached a child who was not on stage; the child counts as recognised all the same. */
export const RECOGNISED_LATER = ['handed-over', 'posted'] as const
export type RecognisedLater = (typeof RECOGNISED_LATER)[number]

/** `waiting`: to be called. `not-here`: its card was pulled; the certificate is handed over later. */
export type OnStage = 'waiting' | 'presented' | 'not-here'

/** A child as the stage sees it. */
export interface StageEntry extends StageChild {
  /** As it stands on the certificate, and is read out. */
  name: string
  /** The family's reply asks for a way without steps; `isStepFree` is what holds. */
  saysStepFree: boolean
  /** What an officer set of it; null: as the reply says. */
  ownStepFree: boolean | null
  knownAs: string | null
  native: string | null
  nativeLanguage: string | null
  pronunciation: string | null
  hasVoice: boolean
  /** Null: nobody said. Then the presenter waits for the child's hand. */
  handshake: boolean | null
  photo: PhotoLevel
  isApproved: boolean
  partyLabel: string | null
  siblings: string[]
  card: string | null
  state: OnStage
  /** When the child was presented, or called in vain. */
  pressedAt: Date | null
  /** Since when a child who was not here when called waits to be called at the end. */
  lateSince: Date | null
  /** Called by the first name alone, and shown so beside the stage. */
  byFirstName: boolean
  /** The family asked for it; else the ceremony does. */
  asksFirstName: boolean
  recognised: 'stage' | RecognisedLater | null
}

/** Cards in the order of a row of numbers, blank ones (letters) behind them. */
export function compareCards(one: string, other: string): number {
  const [first, second] = [Number(one), Number(other)]
  if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1
  return Number.isNaN(first) ? one.localeCompare(other) : first - second
}

/** Letters of blank cards: A, B, C… */
export const blankCards = (many: number): string[] =>
  Array.from({ length: many }, (_, at) => String.fromCharCode(65 + at))

/** The first blank card that nobody was given; undefined when all are. */
export const nextBlankCard = (many: number, given: readonly string[]): string | undefined =>
  blankCards(many).find((letter) => !given.includes(letter))

/**
 * Numbers for those who have none, in stage order, above all that were given: a number that was printed
 * once never goes to another child.
 *
 * @param given The cards of all who were ever on the list, those who left it, too.
 */
export function missingNumbers(
  order: ReadonlyArray<{ id: string; card: string | null }>,
  given: readonly string[],
): Map<string, string> {
  const numbers = given.filter((card) => /^\d+$/.test(card)).map(Number)
  let next = Math.max(0, ...numbers)
  return new Map(
    order.filter(({ card }) => card === null).map(({ id }) => [id, String((next += 1))]),
  )
}

/** What the presses about one child come to: the latest holds, whatever order they came in. */
export function stateAfter(presses: ReadonlyArray<Pressed>): {
  state: OnStage
  at: Date | null
  lateSince: Date | null
} {
  const latest = presses.reduce<Pressed | undefined>(
    (last, one) => (!last || isLater(one, last) ? one : last),
    undefined,
  )
  const lateSince = latest?.kind === 'arrived' ? latest.pressedAt : null
  if (!latest || latest.kind === 'back' || latest.kind === 'arrived')
    return { state: 'waiting', at: null, lateSince }
  return { state: latest.kind, at: latest.pressedAt, lateSince }
}

interface Pressed {
  id: string
  kind: StagePress
  pressedAt: Date
}

const isLater = (one: Pressed, other: Pressed): boolean =>
  one.pressedAt.getTime() === other.pressedAt.getTime()
    ? one.id > other.id
    : one.pressedAt > other.pressedAt

/**
 * Who is still to be called, in the order in which it happens: those who wait, and behind them, as they
 * came, children who were not here when they were called.
 */
export function toBeCalled<Entry extends { state: OnStage; lateSince: Date | null }>(
  order: readonly Entry[],
): Entry[] {
  const waiting = order.filter(({ state }) => state === 'waiting')
  const since = ({ lateSince }: Entry) => lateSince?.getTime() ?? 0
  return waiting.toSorted((one, other) => since(one) - since(other))
}

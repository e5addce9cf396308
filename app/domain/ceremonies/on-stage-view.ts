import { asCalled } from './spoken.ts'
import { compareCards, toBeCalled, type OnStage, type StageEntry } from './stage.ts'

/** A child as those beside the stage see it, and no more than that. */
export interface CalledChild {
  id: string
  /** What stands on the card, or the place in the row while cards have no numbers. */
  card: string
  name: string
  native: string | null
  nativeLanguage: string | null
  pronunciation: string | null
  hasVoice: boolean
  handshake: boolean | null
  /** `none`: no photograph at all; `family`: for the family alone. */
  photo: 'none' | 'family' | 'yes'
  isStepFree: boolean
  /** Of the presenter, where there are several. */
  presenter: string | null
  siblings: Array<{ name: string; card: string }>
  state: OnStage
  isLate: boolean
}

/** What was pressed, as devices ask for it every two seconds. */
export interface StageState {
  /** Of everything that is shown beside the states: another value, and the page is read again. */
  page: string
  /** All children in the order of the row. */
  order: string[]
  states: Record<string, Exclude<OnStage, 'waiting'>>
  /** Children who came late, in the order in which they are called at the end. */
  late: string[]
  /** Those who were presented or called in vain, in that order. */
  done: string[]
}

/** The stage as its page shows it. */
export interface OnStageView {
  children: CalledChild[]
  /** Who is called now, and who follows. */
  row: CalledChild[]
  /** All by their cards: to find one. */
  byCard: CalledChild[]
  /** About whom was pressed last. */
  last: CalledChild | undefined
}

/**
 * The stage for those beside it.
 *
 * @param call A child whom somebody asked to have called now.
 */
export function viewOnStage(
  { children, presenters }: { children: readonly StageEntry[]; presenters: readonly string[] },
  call: string | null,
): OnStageView {
  const cardOf = new Map(children.map(({ id, card }, at) => [id, card ?? String(at + 1)]))
  const called = children.map((child): CalledChild => {
    const { id, nativeLanguage, handshake, photo, isStepFree, group, state, lateSince } = child
    const siblings = children.filter(
      (other) => child.familyId && other.familyId === child.familyId && other.id !== id,
    )
    return {
      id,
      card: cardOf.get(id) ?? '',
      ...asCalled(child),
      nativeLanguage,
      handshake,
      photo: photo === 'none' || photo === 'family' ? photo : 'yes',
      isStepFree,
      presenter: (presenters.length > 1 && group && presenters[group - 1]) || null,
      siblings: siblings.map((other) => ({
        name: asCalled(other).name,
        card: cardOf.get(other.id) ?? '',
      })),
      state,
      isLate: lateSince !== null,
    }
  })
  const ids = toBeCalled(children).map(({ id }) => id)
  const row = [...(call && ids.includes(call) ? [call] : []), ...ids.filter((id) => id !== call)]
  const byId = new Map(called.map((child) => [child.id, child]))
  return {
    children: called,
    row: row.flatMap((id) => byId.get(id) ?? []),
    byCard: called.toSorted((one, other) => compareCards(one.card, other.card)),
    last: byId.get(calledAlready(children).at(-1) ?? ''),
  }
}

/** Who was presented, or called in vain, in the order in which it was pressed. */
export const calledAlready = (children: readonly StageEntry[]): string[] =>
  children
    .filter(({ pressedAt }) => pressedAt)
    .toSorted((one, other) => Number(one.pressedAt) - Number(other.pressedAt))
    .map(({ id }) => id)

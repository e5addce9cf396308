/** What the times of a running order follow from. In order: those before the start first. */
export interface Timed {
  /** Counts back from the date's start. */
  isBefore: boolean
  minutes: number
  /** Begins so many minutes after the start, whatever stands around it; null: when the one before ends. */
  fixedMinute: number | null
}

/** When an item is, in minutes from the date's start; before it they are negative. */
export interface ItemTime {
  startsMinute: number
  endsMinute: number
  /** Nothing happens for so many minutes before it begins; negative: it begins while the one before lasts. */
  gapBefore: number
}

/**
 * When each item of a running order begins and ends. Items before the start count back from it, so that
 * "doors" move earlier when what follows grows; the others follow each other from the start. A fixed
 * item begins when it says, and those that hang on it follow it.
 */
export function timesOf(items: readonly Timed[]): ItemTime[] {
  const before = countedBack(items.filter((item) => item.isBefore))
  const after = countedOn(items.filter((item) => !item.isBefore))
  const spans = [...before, ...after]
  return spans.map((span, index) => {
    const previousEnd = spans[index - 1]?.endsMinute
    // Before the first item nothing was planned; the first after doors is held against the start itself.
    const from = previousEnd ?? (index === before.length && span.startsMinute > 0 ? 0 : undefined)
    return { ...span, gapBefore: from === undefined ? 0 : span.startsMinute - from }
  })
}

type Span = Pick<ItemTime, 'startsMinute' | 'endsMinute'>

function countedBack(items: readonly Timed[]): Span[] {
  let next = 0
  return items
    .toReversed()
    .map(({ minutes, fixedMinute }) => {
      const startsMinute = fixedMinute ?? next - minutes
      next = startsMinute
      return { startsMinute, endsMinute: startsMinute + minutes }
    })
    .toReversed()
}

function countedOn(items: readonly Timed[]): Span[] {
  let next = 0
  return items.map(({ minutes, fixedMinute }) => {
    const startsMinute = fixedMinute ?? next
    next = startsMinute + minutes
    return { startsMinute, endsMinute: next }
  })
}

/** When the last item ends, in minutes from the start; 0 for a running order with nothing after it. */
export const endOf = (times: readonly ItemTime[]): number =>
  times.reduce((last, { endsMinute }) => Math.max(last, endsMinute), 0)

/** The moment so many minutes after another. Elapsed time: where the clocks change, the wall shows it. */
export const momentAt = (startsAt: Date, minute: number): Date =>
  new Date(startsAt.getTime() + minute * 60_000)

/** Minutes from one moment to another, rounded. */
export const minutesBetween = (from: Date, to: Date): number =>
  Math.round((to.getTime() - from.getTime()) / 60_000)

/** How long it takes to call so many children, so many seconds each; at least a minute. */
export const minutesForChildren = (children: number, secondsEach: number): number =>
  Math.max(1, Math.ceil((children * secondsEach) / 60))

/** How long an item is: as typed, or what the children take once some are on the list. */
export function minutesOf(
  { minutes, secondsEach }: { minutes: number; secondsEach: number | null },
  children: number,
): number {
  return secondsEach !== null && children > 0 ? minutesForChildren(children, secondsEach) : minutes
}

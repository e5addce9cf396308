/** A room as it is set out: rows of chairs before the stage, an aisle between two sides. */
export interface RoomSetting {
  /** From the stage; row 1 is the front. */
  rows: number
  /** Chairs on each side of the aisle; a side may have none. */
  left: number
  right: number
  /** Chairs of the front row beside the aisle that are kept for the civic party, both sides together. */
  civic: number
  /** Places for wheelchairs and for whoever needs the way without steps, at each outer end of these rows. */
  stepFree: number
  stepFreeRows: number
}

export const SIDES = ['left', 'right'] as const
export type Side = (typeof SIDES)[number]

/** A family as it is seated. */
export interface SeatedFamily {
  key: string
  /** The children who go on stage, in stage order, by what stands on their cards. */
  cards: string[]
  /** Everybody else of the family who comes. */
  others: number
  /** How many of them need a place for a wheelchair or without steps. */
  stepFree: number
}

/** A chair or a wheelchair's place. `at`: from the outer end on the left side, from the aisle on the right. */
export interface Seat {
  row: number
  side: Side
  at: number
  kind: 'open' | 'civic' | 'step-free'
  family: string | null
  /** The card of the child who sits here. */
  card: string | null
}

export interface SeatingPlan {
  seats: Seat[]
  /** Families for whom nothing was left: more chairs, or another room. */
  unseated: string[]
  /** Families that no row can hold whole: they sit in rows one behind the other. */
  parted: string[]
  /** Families with fewer step-free places than they need. */
  withoutStepFree: string[]
  /** Open places that are left. */
  free: number
}

/**
 * Seat the families of a ceremony: those who need the way without steps first and there, then the others
 * in stage order from the front. No family is parted by row or aisle unless no side of a row can hold it.
 */
export function seatFamilies(setting: RoomSetting, families: readonly SeatedFamily[]): SeatingPlan {
  const seats = chairsOf(setting)
  const plan = { unseated: [] as string[], parted: [] as string[], withoutStepFree: [] as string[] }
  const inOrder = families.toSorted((a, b) => Number(b.stepFree > 0) - Number(a.stepFree > 0))
  for (const family of inOrder) {
    const size = sizeOf(family)
    if (size === 0) continue
    const found = placesFor(family, seats)
    if (!found) {
      plan.unseated.push(family.key)
      continue
    }
    if (found.isParted) plan.parted.push(family.key)
    if (adapted(found.seats) < family.stepFree) plan.withoutStepFree.push(family.key)
    for (const [at, seat] of found.seats.entries()) {
      seat.family = family.key
      seat.card = family.cards[at] ?? null
    }
  }
  const free = seats.filter((seat) => seat.kind !== 'civic' && !seat.family).length
  return { seats, ...plan, free }
}

export const sizeOf = ({ cards, others }: SeatedFamily): number => cards.length + others

function chairsOf({ rows, left, right, civic, stepFree, stepFreeRows }: RoomSetting): Seat[] {
  const civicRight = Math.min(right, Math.ceil(civic / 2))
  const civicOf: Record<Side, number> = { left: civic - civicRight, right: civicRight }
  const widthOf: Record<Side, number> = { left, right }
  return Array.from({ length: rows }, (_, index) => index + 1).flatMap((row) =>
    SIDES.flatMap((side) =>
      Array.from({ length: widthOf[side] }, (_, index): Seat => {
        const at = index + 1
        const fromAisle = side === 'left' ? widthOf.left - index : at
        const fromEnd = widthOf[side] + 1 - fromAisle
        const isCivic = row === 1 && fromAisle <= civicOf[side]
        const kind =
          row <= stepFreeRows && fromEnd <= stepFree ? 'step-free' : isCivic ? 'civic' : 'open'
        return { row, side, at, kind, family: null, card: null }
      }),
    ),
  )
}

/** Chairs beside each other with nobody between them: a side of a row may have several such stretches. */
function stretchesOf(seats: readonly Seat[], isFree: (seat: Seat) => boolean): Seat[][] {
  const stretches: Seat[][] = []
  for (const [index, seat] of seats.entries()) {
    if (!isFree(seat)) continue
    const before = seats[index - 1]
    const last = stretches.at(-1)
    if (last && before && last.at(-1) === before && isBeside(before, seat)) last.push(seat)
    else stretches.push([seat])
  }
  return stretches
}

const isBeside = (one: Seat, other: Seat): boolean =>
  one.row === other.row && one.side === other.side && other.at === one.at + 1

function placesFor(
  family: SeatedFamily,
  seats: readonly Seat[],
): { seats: Seat[]; isParted: boolean } | undefined {
  const size = sizeOf(family)
  const stretches = stretchesOf(seats, (seat) => seat.family === null && seat.kind !== 'civic')
  const windows = stretches.flatMap((stretch) =>
    stretch.slice(size - 1).map((_, from) => stretch.slice(from, from + size)),
  )
  // Places without steps are left to those who need them, as long as there is anything else.
  const [fewest] = windows
    .filter((window) => adapted(window) >= family.stepFree)
    .toSorted((a, b) => adapted(a) - adapted(b))
  if (fewest) return { seats: fewest, isParted: false }
  const free = stretches.flat()
  // A place that can be reached matters more than sitting side by side; where there is none, nothing is gained.
  const [most] = windows.toSorted((a, b) => adapted(b) - adapted(a))
  if (most && adapted(free) < family.stepFree) return { seats: most, isParted: false }
  if (free.length < size) return undefined
  const first = free.toSorted(family.stepFree > 0 ? stepFreeFirst : stepFreeLast).slice(0, size)
  return { seats: first.toSorted(inReading), isParted: true }
}

const adapted = (seats: readonly Seat[]): number =>
  seats.filter(({ kind }) => kind === 'step-free').length

const stepFreeFirst = (one: Seat, other: Seat): number =>
  Number(other.kind === 'step-free') - Number(one.kind === 'step-free') || inReading(one, other)

const stepFreeLast = (one: Seat, other: Seat): number =>
  Number(one.kind === 'step-free') - Number(other.kind === 'step-free') || inReading(one, other)

const inReading = (one: Seat, other: Seat): number =>
  one.row - other.row || SIDES.indexOf(one.side) - SIDES.indexOf(other.side) || one.at - other.at

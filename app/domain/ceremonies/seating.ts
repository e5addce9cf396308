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

/** A room for so many as it is usually set out; an officer changes what is otherwise. */
export function usualRoom(capacity: number | null): RoomSetting {
  const places = capacity ?? 60
  const [across, stepFree, civic] =
    places >= 100 ? [20, 4, 12] : places >= 40 ? [14, 3, 8] : [10, 2, 4]
  const rows = Math.min(MOST_ROWS, Math.max(2, Math.ceil(places / across)))
  return { rows, left: across / 2, right: across / 2, civic, stepFree, stepFreeRows: 1 }
}

export const MOST_ROWS = 40

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

/** A family on the plan. */
export interface FamilyAtPlan {
  key: string
  label: string
  people: number
  cards: string[]
  stepFree: number
}

/** Who sits where at a ceremony. */
export interface Seating {
  room: RoomSetting
  plan: SeatingPlan
  families: FamilyAtPlan[]
  /** Children on the list whose family did not say yes: they have no seat. */
  withoutFamily: Array<{ id: string; name: string }>
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
  return { seats: besideEachOther(family, size, free).toSorted(inReading), isParted: true }
}

/** For a family that no stretch holds whole: the places without steps that it needs, and the nearest others. */
function besideEachOther({ stepFree }: SeatedFamily, size: number, free: readonly Seat[]): Seat[] {
  const own = free.filter(({ kind }) => kind === 'step-free').slice(0, Math.min(stepFree, size))
  const others = free.filter((seat) => !own.includes(seat)).toSorted(stepFreeLast)
  const [first] = own
  if (!first) return others.slice(0, size)
  const nearest = others.toSorted((one, other) => distance(one, first) - distance(other, first))
  return [...own, ...nearest].slice(0, size)
}

/** How far apart two chairs are for a family: across the aisle is far, and what others need is farther. */
const distance = (one: Seat, other: Seat): number =>
  Math.abs(one.at - other.at) +
  3 * Math.abs(one.row - other.row) +
  (one.side === other.side ? 0 : 100) +
  (one.kind === 'step-free' ? 50 : 0)

const adapted = (seats: readonly Seat[]): number =>
  seats.filter(({ kind }) => kind === 'step-free').length

const stepFreeLast = (one: Seat, other: Seat): number =>
  Number(one.kind === 'step-free') - Number(other.kind === 'step-free') || inReading(one, other)

const inReading = (one: Seat, other: Seat): number =>
  one.row - other.row || SIDES.indexOf(one.side) - SIDES.indexOf(other.side) || one.at - other.at

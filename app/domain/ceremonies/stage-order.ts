/** How the families of a ceremony follow each other where nobody moved them by hand. */
export const STAGE_ORDERINGS = ['by-name', 'drawn'] as const
export type StageOrdering = (typeof STAGE_ORDERINGS)[number]

/** How the order is made. `seed`: the same draw can be made again. */
export interface StageRule {
  ordering: StageOrdering
  seed: number
}

/** A child as the order on stage is told by. */
export interface StageChild {
  id: string
  /** Null: alone. */
  familyId: string | null
  /** The family name first, as lists are sorted. */
  sortName: string
  /** Must go first, on the way without steps. */
  isStepFree: boolean
  /** The presenter's place, from 1: children of one presenter follow each other. Null: behind them all. */
  group: number | null
  /** Where the child stands; null for one who is new. Places may have gaps. */
  place: number | null
  /** An officer moved the child's family: it stays where it was put. */
  isByHand: boolean
}

type Family<Child> = readonly Child[]

/**
 * The order anew: by presenter, in each group first those who need the way without steps, then by name
 * or as drawn. Siblings stand together, in the order in which they stood. A family that was moved by
 * hand keeps its place among the families.
 */
export function orderAgain<Child extends StageChild>(
  children: readonly Child[],
  rule: StageRule,
): Child[] {
  const standing = standingFamilies(children)
  const kept = standing.filter(isByHand)
  const others = [...standing.filter((one) => !isByHand(one)), ...newFamilies(children)]
  const order = others.toSorted(compareBy(rule))
  // From the front, so that each finds the number that it had.
  for (const family of kept) order.splice(standing.indexOf(family), 0, family)
  return order.flat()
}

/**
 * The order after a change, with as few moved as can be: who stood keeps standing behind the same child,
 * who is gone leaves no gap, a new child comes beside its siblings, a new family where the rule puts it.
 * Moved are only children parted from their siblings, and the fewest families whose presenter or need
 * of the way without steps no longer fits where they stand.
 */
export function healOrder<Child extends StageChild>(
  children: readonly Child[],
  rule: StageRule,
): Child[] {
  const standing = standingFamilies(children)
  const fitting = new Set(longestRising(standing.filter((family) => !isByHand(family))))
  const order = standing.filter((family) => isByHand(family) || fitting.has(family))
  const moved = standing.filter((family) => !order.includes(family))
  const arriving = [...moved, ...newFamilies(children)].toSorted(compareBy(rule))
  for (const family of arriving) order.splice(placeFor(family, order, rule), 0, family)
  return order.flat()
}

/**
 * Move a child one place, or to a number in the row. Among siblings it changes places with one of them;
 * past them its whole family goes, since siblings are never parted, and stays where it was put.
 *
 * @param to A number from 1: the family goes where the child comes nearest to it.
 */
export function moveOnStage<Child extends StageChild>(
  children: readonly Child[],
  id: string,
  to: 'earlier' | 'later' | number,
): Child[] {
  const families = standingFamilies(children)
  const from = families.findIndex((family) => family.some((child) => child.id === id))
  const family = families[from]
  if (!family) return [...children]
  const among = family.findIndex((child) => child.id === id)
  const byHand = family.map((child) => ({ ...child, isByHand: true }))
  const others = families.toSpliced(from, 1)
  if (typeof to === 'number') return others.toSpliced(nearest(others, to - among), 0, byHand).flat()
  const step = to === 'earlier' ? -1 : 1
  const sibling = family[among + step]
  const child = family[among]
  if (sibling && child)
    return families.with(from, family.with(among, sibling).with(among + step, child)).flat()
  return others.toSpliced(Math.max(0, from + step), 0, byHand).flat()
}

/** Those who stand, by family: a family stands where its first child does, new siblings behind the others. */
function standingFamilies<Child extends StageChild>(children: readonly Child[]): Family<Child>[] {
  const placed = children
    .filter(({ place }) => place !== null)
    .toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  const families = Map.groupBy(placed, familyOf)
  for (const child of children.filter(({ place }) => place === null).toSorted(bySortName))
    families.get(familyOf(child))?.push(child)
  return [...families.values()]
}

/** Families of whom nobody stands yet. */
function newFamilies<Child extends StageChild>(children: readonly Child[]): Family<Child>[] {
  const families = [...Map.groupBy(children, familyOf).values()]
  return families
    .filter((family) => family.every(({ place }) => place === null))
    .map((family) => family.toSorted(bySortName))
}

const familyOf = ({ familyId, id }: StageChild): string => familyId ?? `alone ${id}`

const isByHand = (family: Family<StageChild>): boolean => family.some((child) => child.isByHand)

const names = new Intl.Collator('en-GB', { numeric: true })

const bySortName = (one: StageChild, other: StageChild): number =>
  names.compare(one.sortName, other.sortName) || (one.id < other.id ? -1 : 1)

/** The presenters' order, in each group the way without steps first. */
function rankOf(family: Family<StageChild>): number {
  const groups = family.flatMap(({ group }) => group ?? [])
  const group = groups.length > 0 ? Math.min(...groups) : Number.MAX_SAFE_INTEGER / 4
  return group * 2 + (family.some(({ isStepFree }) => isStepFree) ? 0 : 1)
}

const compareBy =
  (rule: StageRule) =>
  (one: Family<StageChild>, other: Family<StageChild>): number => {
    const byRank = rankOf(one) - rankOf(other)
    return byRank === 0 ? withinRank(one, other, rule) : byRank
  }

function withinRank(
  one: Family<StageChild>,
  other: Family<StageChild>,
  { ordering, seed }: StageRule,
): number {
  const [first, second] = [one[0], other[0]]
  if (!first || !second) return 0
  if (ordering === 'by-name') return bySortName(first, second)
  return drawn(familyOf(first), seed) - drawn(familyOf(second), seed) || bySortName(first, second)
}

/** A family's lot: evenly spread, and the same for the same seed whoever else is there. */
function drawn(family: string, seed: number): number {
  let lot = seed ^ 0x9e3779b9
  for (let at = 0; at < family.length; at++) {
    lot = Math.imul(lot ^ family.charCodeAt(at), 0x85ebca6b)
    lot ^= lot >>> 15
  }
  return lot >>> 0
}

/** The most families that may stay as they stand: the longest row of them whose ranks never fall. */
function longestRising<Child extends StageChild>(
  families: readonly Family<Child>[],
): Family<Child>[] {
  let longest: Family<Child>[] = []
  const endingAt: Family<Child>[][] = []
  for (const [at, family] of families.entries()) {
    const before = endingAt
      .slice(0, at)
      .filter((_, other) => rankOf(families[other] ?? []) <= rankOf(family))
      .reduce<Family<Child>[]>((best, one) => (one.length > best.length ? one : best), [])
    const row = [...before, family]
    endingAt.push(row)
    if (row.length > longest.length) longest = row
  }
  return longest
}

/** Where an arriving family goes in: before the first that the rule puts behind it. */
function placeFor(
  family: Family<StageChild>,
  order: readonly Family<StageChild>[],
  rule: StageRule,
): number {
  const next = order.findIndex((other) => !isByHand(other) && compareBy(rule)(family, other) < 0)
  if (next !== -1) return next
  // Behind the last that was not put where it is by hand, so that nobody lands behind a family kept for the end.
  const last = order.findLastIndex((other) => !isByHand(other))
  return last === -1 ? order.length : last + 1
}

/** How many families must stand before one whose first child wants to be number `first`. */
function nearest(families: readonly Family<StageChild>[], first: number): number {
  const starts = families.reduce<number[]>(
    (all, family) => [...all, (all.at(-1) ?? 1) + family.length],
    [1],
  )
  const distances = starts.map((start) => Math.abs(start - first))
  return distances.indexOf(Math.min(...distances))
}

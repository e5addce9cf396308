/** An item by its place: those before the start stand first. */
export interface Placed {
  id: string
  isBefore: boolean
  fixedMinute: number | null
}

/** One step towards the beginning or the end, or to a place counted from 1. */
export type Move = { by: -1 | 1 } | { to: number }

/**
 * A running order with one item moved. A step over the start leaves the item where it is and puts it on
 * the other side; a move to a place takes the side of what stood there. On another side a fixed time
 * means nothing, so it goes.
 *
 * @returns The same order where the item is unknown or already at the end.
 */
export function moved<Item extends Placed>(
  items: readonly Item[],
  id: string,
  move: Move,
): readonly Item[] {
  const at = items.findIndex((item) => item.id === id)
  const item = items[at]
  if (!item) return items
  if ('by' in move) {
    const crosses = move.by === -1 ? !items[at - 1] || items[at - 1]?.isBefore : !nextIsBefore()
    const canCross = move.by === -1 ? !item.isBefore : item.isBefore
    if (canCross && crosses) return items.with(at, onSide(item, !item.isBefore))
  }
  const target = 'by' in move ? at + move.by : Math.min(Math.max(move.to, 1), items.length) - 1
  const there = items[target]
  if (!there || target === at) return items
  return items.toSpliced(at, 1).toSpliced(target, 0, onSide(item, there.isBefore))

  function nextIsBefore(): boolean {
    return items[at + 1]?.isBefore === true
  }
}

/** The item on this side of the start. */
export const onSide = <Item extends Placed>(item: Item, isBefore: boolean): Item =>
  item.isBefore === isBefore ? item : { ...item, isBefore, fixedMinute: null }

/** Those before the start first, else in the order in which they come. */
export const inOrder = <Item extends Pick<Placed, 'isBefore'>>(items: readonly Item[]): Item[] => [
  ...items.filter((item) => item.isBefore),
  ...items.filter((item) => !item.isBefore),
]

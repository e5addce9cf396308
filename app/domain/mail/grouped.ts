/**
 * Writes that come one by one, written together: while one group is under way, those that arrive
 * wait for the next. A write that fails fails for all of its group.
 *
 * @returns A function that resolves when its item is written.
 */
export function grouped<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let waiting: T[] = []
  let next: Promise<void> | undefined
  let current: Promise<void> = Promise.resolve()
  return (item) => {
    waiting.push(item)
    next ??= current
      .catch(() => undefined)
      .then(() => {
        const items = waiting
        waiting = []
        next = undefined
        current = write(items)
        return current
      })
    return next
  }
}

// On globalThis, because development loads this file anew after each change, and the worker would go
// on listening to the old one.
declare global {
  var heraldAlarm: Set<() => void> | undefined
  var heraldSnooze: { since: number; timer: NodeJS.Timeout | undefined } | undefined
}

const SNOOZE_MS = 1_000

const sleepers = (): Set<() => void> => (globalThis.heraldAlarm ??= new Set())

/**
 * Tell the worker of this process that there is something to do, so that it starts at once. Call it
 * after the commit. Workers of other processes find it at their next look.
 */
export function wakeWorker(): void {
  for (const wake of sleepers()) wake()
}

/**
 * The same after what guests do, who come in a rush: the first wakes it at once, and those of the next
 * second wake it once, together.
 */
export function wakeWorkerForGuest(): void {
  const snooze = (globalThis.heraldSnooze ??= { since: -Infinity, timer: undefined })
  if (snooze.timer || sleepers().size === 0) return
  const wake = () => {
    snooze.timer = undefined
    snooze.since = performance.now()
    wakeWorker()
  }
  const rest = snooze.since + SNOOZE_MS - performance.now()
  if (rest <= 0) return wake()
  // Nobody waits for it at the end: the next look of the next start finds what is left.
  snooze.timer = setTimeout(wake, rest).unref()
}

/** Be told whenever there is something to do; what comes back ends it. */
export function onWake(wake: () => void): () => void {
  sleepers().add(wake)
  return () => void sleepers().delete(wake)
}

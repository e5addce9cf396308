// On globalThis, because development loads this file anew after each change, and the worker would go
// on listening to the old one.
declare global {
  var heraldAlarm: Set<() => void> | undefined
}

const sleepers = (): Set<() => void> => (globalThis.heraldAlarm ??= new Set())

/**
 * Tell the worker of this process that there is something to do, so that it starts at once. Call it
 * after the commit. Workers of other processes find it at their next look.
 */
export function wakeWorker(): void {
  for (const wake of sleepers()) wake()
}

/** Be told whenever there is something to do; what comes back ends it. */
export function onWake(wake: () => void): () => void {
  sleepers().add(wake)
  return () => void sleepers().delete(wake)
}

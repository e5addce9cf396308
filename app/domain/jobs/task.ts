/** A running task that has not been heard of for so long is taken over by another worker. */
export const LEASE_SECONDS = 60
/** So often a task is begun before it counts as failed. */
export const MOST_ATTEMPTS = 5

const FIRST_PAUSE_SECONDS = 15

/** Seconds until a task that failed is tried again: 15, 60, 240, 960. */
export const pauseAfter = (attempts: number): number =>
  FIRST_PAUSE_SECONDS * 4 ** Math.max(0, attempts - 1)

/** Still to do, or under way. */
export const isOpen = (state: string): boolean => state === 'waiting' || state === 'running'

/** A letter is tried so often, and for so long, before it counts as failed. */
export const MOST_ATTEMPTS = 12
export const OLDEST_HOURS = 24

const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 4 * 3_600

/**
 * Seconds until a letter that could not be handed over is tried again: 30, 60, 120 and so on, up to
 * four hours; a fifth more or less, so that 5,000 letters do not come back at one moment.
 *
 * @param attempts How often it has been tried, 1 or more.
 * @param id The letter's: the same letter waits the same time.
 */
export function pauseAfter(attempts: number, id: string): number {
  const pause = Math.min(
    FIRST_PAUSE_SECONDS * 2 ** Math.max(0, attempts - 1),
    LONGEST_PAUSE_SECONDS,
  )
  const part = (Number.parseInt(id.slice(-4), 16) || 0) / 0xffff
  return Math.round(pause * (0.8 + 0.4 * part))
}

/** Whether nobody should wait for this letter any longer. */
export function isHopeless(
  { attempts, sendAfter }: { attempts: number; sendAfter: Date },
  now: Date,
): boolean {
  return attempts >= MOST_ATTEMPTS || now.getTime() - sendAfter.getTime() > OLDEST_HOURS * 3_600_000
}

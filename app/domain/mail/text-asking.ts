const FIRST_MS = 60_000
const LONGEST_MS = 6 * 3_600_000
/** Networks try for 72 hours; Notify forgets after seven days. */
const GIVES_UP_MS = 96 * 3_600_000

/**
 * When to ask again what became of a text: after a minute, then when half as much time again has passed,
 * at least every six hours. Null after four days: nobody will know any more.
 */
export function askAgainAt(sentAt: Date, now: Date): Date | null {
  const age = now.getTime() - sentAt.getTime()
  if (age >= GIVES_UP_MS) return null
  return new Date(now.getTime() + Math.min(Math.max(age / 2, FIRST_MS), LONGEST_MS))
}

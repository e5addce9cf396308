import { countedSoFar, countTowards } from '#app/domain/access/rate.server.ts'
import { tooMany } from './answer.server.ts'
import type { Visit } from './visit.server.ts'

/** Misses and bursts, never people: a hotel's 150 residents share one address. */
const LIMITS = {
  'token-miss': { most: 60, seconds: 600 },
  'code-miss': { most: 10, seconds: 600 },
  'code-miss-council': { most: 300, seconds: 600 },
  'reply-post': { most: 30, seconds: 60, unwritten: 5 },
  'voice-post': { most: 10, seconds: 600 },
  'sign-in-address': { most: 20, seconds: 900 },
  'sign-in-email': { most: 5, seconds: 900 },
  'verify-miss': { most: 20, seconds: 600 },
  'nominate-post': { most: 60, seconds: 600 },
  'verify-name': { most: 10, seconds: 600 },
  'verify-name-of-one': { most: 30, seconds: 86400 },
  'sign-up': { most: 200, seconds: 600 },
  'stage-press': { most: 240, seconds: 60, unwritten: 20 },
} as const

/**
 * Count one towards a limit, and stop the request when there are too many.
 *
 * @param whose The address, link or e-mail that is limited; hashed before it is kept.
 * @throws A 429 answer.
 */
export async function limit(
  { db, council, now }: Visit,
  what: keyof typeof LIMITS,
  whose: string,
): Promise<void> {
  const { most, ...window } = LIMITS[what]
  const count = await countTowards(db, { what, whose: `${council.id}/${whose}`, ...window, now })
  if (count > most) throw tooMany(window.seconds)
}

/**
 * Stop the request when a limit was reached before, without counting this one: whoever has guessed too
 * often must not be let in by the guess that hits.
 *
 * @throws A 429 answer.
 */
export async function stopAtLimit(
  { db, council, now }: Visit,
  what: keyof typeof LIMITS,
  whose: string,
): Promise<void> {
  const { most, seconds } = LIMITS[what]
  const count = await countedSoFar(db, { what, whose: `${council.id}/${whose}`, seconds, now })
  if (count >= most) throw tooMany(seconds)
}

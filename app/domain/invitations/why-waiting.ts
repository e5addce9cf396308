/** Why a party still waits: the plain reason, and what would change it. */
export type WhyWaiting =
  | { reason: 'too-big'; needs: number; free: number; missing: number }
  | { reason: 'behind-others'; parties: number; people: number }
  | { reason: 'closed' }
  | { reason: 'about-to-move-up' }

/**
 * Why nobody has given this party its places yet.
 *
 * @param ahead People of the parties before it, in order.
 * @param free Places that nobody has; Infinity where there is no limit.
 */
export function whyWaiting({
  people,
  ahead,
  free,
  closed,
}: {
  people: number
  ahead: readonly number[]
  free: number
  closed: boolean
}): WhyWaiting {
  if (closed) return { reason: 'closed' }
  if (ahead.length > 0) {
    return {
      reason: 'behind-others',
      parties: ahead.length,
      people: ahead.reduce((sum, one) => sum + one, 0),
    }
  }
  if (people > free) return { reason: 'too-big', needs: people, free, missing: people - free }
  return { reason: 'about-to-move-up' }
}

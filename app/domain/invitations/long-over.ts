/** A link outlives its last date by so long: for a look back, and no more. Not stored, since dates move. */
const LIVES_ON_MS = 30 * 86_400_000

/** Whether a date that ended then opens no link any more. */
export const isLongOver = (endsAt: Date, now: Date): boolean =>
  endsAt.getTime() + LIVES_ON_MS < now.getTime()

/** What a use-case answers: the work is done, or it was refused for a reason that the caller knows. */
export type Result<T, R extends string = never> = Done<T> | Refused<R>

export interface Done<T> {
  ok: true
  value: T
}

export interface Refused<R extends string> {
  ok: false
  reason: R
}

/** The work is done; `value` is what came of it. */
export function done(): Done<undefined>
export function done<T>(value: T): Done<T>
export function done<T>(value?: T): Done<T | undefined> {
  return { ok: true, value }
}

/** An expected no. The reason is a word of the use-case's own closed union; the edge turns it into a sentence. */
export function refused<R extends string>(reason: R): Refused<R> {
  return { ok: false, reason }
}

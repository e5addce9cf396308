/**
 * A planted fault, for controls only: `node --import ./tests/prove/without-lock.ts` leaves
 * `FOR NO KEY UPDATE` out of every query, so that each reply decides on numbers it read without a lock.
 */
import { PgSelectBase } from 'drizzle-orm/pg-core'

PgSelectBase.prototype.for = function withoutLock() {
  return this
}

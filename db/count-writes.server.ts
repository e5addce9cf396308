import type { Logger } from 'drizzle-orm/logger'

/** What only reads, or opens and closes a transaction. Functions of ours that a SELECT calls write nothing. */
const READS = /^\s*(?:select|begin|commit|rollback|savepoint|release|show)\b/i

/**
 * Counts the statements that may have written something, as they are sent: before what they write can be
 * seen. A number that has not moved means that nothing has changed. Only true of a database that nobody
 * else writes to.
 */
export function countWrites(): Logger & { sent: () => number } {
  let sent = 0
  return {
    logQuery(statement) {
      if (!READS.test(statement)) sent += 1
    },
    sent: () => sent,
  }
}

import { sql } from 'drizzle-orm'

/**
 * As a value in a statement: this transaction's commit does not wait for the disk. For marks on letters that
 * have gone, and nothing else: whoever kills the worker loses none of them, and a power failure of the
 * database's own machine loses the last half second, after which those few letters go once more with the
 * Message-ID that they had.
 */
export const UNHURRIED = sql`set_config('synchronous_commit', 'off', true)`

import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { installation } from '#db/schema/index.ts'

// On globalThis, because development loads this file anew after each change.
declare global {
  var heraldSecret: Buffer | undefined
}

/**
 * Make the installation's secret known to this process: SECRET of the environment, else the one in
 * the database, made on first start. Several processes that start together end with the same one.
 */
export async function loadSecret(db: Database, fromEnvironment: string | undefined): Promise<void> {
  if (fromEnvironment) {
    globalThis.heraldSecret = Buffer.from(fromEnvironment)
    return
  }
  const key = 'secret'
  await db
    .insert(installation)
    .values({ key, value: randomBytes(32).toString('hex') })
    .onConflictDoNothing()
  const [row] = await db.select().from(installation).where(eq(installation.key, key))
  if (!row) throw new Error('The secret could not be kept')
  globalThis.heraldSecret = Buffer.from(row.value, 'hex')
}

/** 32 bytes that only this installation can make of these words; one key per use, so uses cannot be mixed. */
export function keyed(use: string, ...words: string[]): Buffer {
  const secret = globalThis.heraldSecret
  if (!secret) throw new Error('The secret is not loaded')
  return createHmac('sha256', keyFor(use, secret)).update(words.join('\n')).digest()
}

const keys = new WeakMap<Buffer, Map<string, KeyObject>>()

/** The uses are a handful, the secret one: their keys are made once. */
function keyFor(use: string, secret: Buffer): KeyObject {
  const known = keys.get(secret) ?? new Map<string, KeyObject>()
  keys.set(secret, known)
  const key =
    known.get(use) ??
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `herald/${use}`, 32)))
  known.set(use, key)
  return key
}

/** How tokens lie in the database: hex SHA-256. They are random enough to need no salt. */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

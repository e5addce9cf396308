import { readFileSync } from 'node:fs'
import { readSigningKey, type SigningKey } from '#app/print/signing-key.server.ts'
import { settings } from './database.server.ts'

let read: SigningKey | undefined

/**
 * What this installation signs certificates with, read once; undefined where nothing is set.
 *
 * @throws Error that says what is wrong with the file; asked at boot, so that it is told then.
 */
export function signingKey(): SigningKey | undefined {
  const { signing } = settings()
  if (!signing) return undefined
  return (read ??= readSigningKey(new Uint8Array(readFileSync(signing.file)), signing.password))
}

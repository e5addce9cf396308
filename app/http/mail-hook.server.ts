import { createHmac, timingSafeEqual } from 'node:crypto'
import { countTowards } from '#app/domain/access/rate.server.ts'
import { MOST_INBOUND_BYTES } from '#app/domain/mail/read-inbound.server.ts'
import type { Database } from '#db/client.server.ts'

/** So many seconds old, or ahead, may a signed message be. */
export const SIGNATURE_SECONDS = 300

const SIGNATURE = /^t=(\d{9,11}),v1=([0-9a-f]{64})$/

/**
 * The signature of a message for `POST /hooks/mail`: `t=<seconds>,v1=<hex>`, where the second is
 * HMAC-SHA-256 of `<seconds>.` and the bytes of the message.
 */
export function signMail(secret: string, raw: Uint8Array, seconds: number): string {
  return `t=${seconds},v1=${digestOf(secret, raw, seconds).toString('hex')}`
}

const digestOf = (secret: string, raw: Uint8Array, seconds: number): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.`).update(raw).digest()

/**
 * Whether a signed message is from whom we gave the secret to, is fresh, and comes for the first time.
 *
 * @returns Why not; undefined when all is well. The signature counts as used from then on.
 */
export async function refusesSignature(
  db: Database,
  {
    secret,
    header,
    raw,
    now,
  }: { secret: string; header: string | null; raw: Uint8Array; now: Date },
): Promise<'unsigned' | 'stale' | 'repeated' | undefined> {
  const [, time = '', signed = ''] = SIGNATURE.exec(header?.trim() ?? '') ?? []
  const seconds = Number(time)
  if (!signed || !timingSafeEqual(digestOf(secret, raw, seconds), Buffer.from(signed, 'hex')))
    return 'unsigned'
  if (Math.abs(now.getTime() / 1_000 - seconds) > SIGNATURE_SECONDS) return 'stale'
  const signedAt = new Date(seconds * 1_000)
  // The window is that of the signature's own time, so that all processes count in the same one.
  const uses = await countTowards(db, {
    what: 'mail-hook',
    whose: signed,
    seconds: SIGNATURE_SECONDS,
    now: signedAt,
  })
  return uses > 1 ? 'repeated' : undefined
}

/** The bytes of a request, up to the largest message that is read; undefined for more. */
export async function mailOf(request: Request): Promise<Uint8Array | undefined> {
  // The server has refused requests that do not say how long they are.
  if (Number(request.headers.get('Content-Length')) > MOST_INBOUND_BYTES) return undefined
  const raw = new Uint8Array(await request.arrayBuffer())
  return raw.length > MOST_INBOUND_BYTES ? undefined : raw
}

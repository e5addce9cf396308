import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** An answer that is kept whole, in each encoding that somebody asked for. */
export interface KeptAnswer {
  headers: Record<string, string>
  body: Buffer
  encoded: Map<Encoding, Promise<Buffer>>
}

type Encoding = 'br' | 'gzip'

/** What goes over the wire. */
export interface Wire {
  status: number
  headers: Record<string, string>
  body: Buffer | undefined
}

/** Browsers ask each time, and are told "unchanged": a change is seen at once. */
const ASK_EACH_TIME = 'no-cache'

/**
 * Keep an answer of the app.
 *
 * @returns Undefined for what is not the same for everybody: another status than 200, a cookie.
 */
export async function keep(
  response: Response,
  { etag, vary }: { etag: string; vary: string },
): Promise<KeptAnswer | undefined> {
  if (response.status !== 200 || response.headers.has('Set-Cookie')) return undefined
  const headers = Object.fromEntries(response.headers)
  delete headers['content-length']
  return {
    headers: {
      ...headers,
      'cache-control': ASK_EACH_TIME,
      vary,
      etag,
      'last-modified': new Date().toUTCString(),
    },
    body: Buffer.from(await response.arrayBuffer()),
    encoded: new Map(),
  }
}

/** The kept answer as this reader's browser takes it. */
export async function wireOf(
  kept: KeptAnswer,
  { isHead, acceptEncoding }: { isHead: boolean; acceptEncoding: string },
): Promise<Wire> {
  const encoding = (['br', 'gzip'] as const).find((one) => ASKED_FOR[one].test(acceptEncoding))
  const body = encoding ? await encodedAs(kept, encoding) : kept.body
  return {
    status: 200,
    headers: {
      ...kept.headers,
      ...(encoding ? { 'content-encoding': encoding } : {}),
      'content-length': String(body.length),
    },
    body: isHead ? undefined : body,
  }
}

/** "You have it already." Made from the mark alone; the page need not exist. */
export function unchanged({ etag, vary }: { etag: string; vary: string }): Wire {
  return {
    status: 304,
    headers: { etag, vary, 'cache-control': ASK_EACH_TIME },
    body: undefined,
  }
}

/** Whether a list of marks, as browsers send it, holds this one. */
export function isAmong(ifNoneMatch: string, etag: string): boolean {
  return ifNoneMatch
    .split(',')
    .some(
      (one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag.replace(/^W\//, ''),
    )
}

const ASKED_FOR: Record<Encoding, RegExp> = {
  br: /(?:^|,)\s*br\s*(?:;\s*q=(?:1|0\.\d*[1-9])[^,]*)?(?:,|$)/,
  gzip: /(?:^|,)\s*gzip\s*(?:;\s*q=(?:1|0\.\d*[1-9])[^,]*)?(?:,|$)/,
}

function encodedAs({ body, encoded }: KeptAnswer, encoding: Encoding): Promise<Buffer> {
  const known = encoded.get(encoding)
  if (known) return known
  const made =
    encoding === 'br'
      ? promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      : promisify(gzip)(body)
  encoded.set(encoding, made)
  return made
}

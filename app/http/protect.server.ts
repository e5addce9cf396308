import type { IncomingMessage } from 'node:http'

/** Uploads of guest lists are the largest thing that anybody sends: 10 MB, and the form around it. */
export const MOST_BODY_BYTES = 11 * 1024 * 1024

export type Unwelcome =
  | 'no-such-address'
  | 'from-elsewhere'
  | 'too-large'
  | 'no-length'
  | 'no-such-method'

/**
 * Whether a request may go on to the app. The framework has a second address for each page, which gives
 * all that its loaders know: our pages never ask for it. A write must come from a page of ours: browsers say so in
 * Sec-Fetch-Site, older ones in Origin. Neither header: refused, too, since every browser that can
 * post a form sends at least one of them.
 *
 * @param ownOrigin What APP_URL says; undefined when nobody set it, then the Host header must agree.
 */
export function unwelcome(
  request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>,
  ownOrigin: string | undefined,
): Unwelcome | undefined {
  const { method = 'GET', url = '/', headers } = request
  if (!isAddress(url) || asksForData(url)) return 'no-such-address'
  if (method === 'GET' || method === 'HEAD') return undefined
  if (method !== 'POST') return 'no-such-method'
  if (!isFromProgram(url) && isFromElsewhere(headers, ownOrigin)) return 'from-elsewhere'
  if (headers['content-length'] === undefined) return 'no-length'
  return Number(headers['content-length']) > MOST_BODY_BYTES ? 'too-large' : undefined
}

/**
 * Mail servers post here, and no browser's cookie counts: messages that are signed, and one press on
 * "unsubscribe" in a mail program (RFC 8058), for which the token stands.
 */
const isFromProgram = (url: string): boolean =>
  /^\/(?:hooks\/mail|unsubscribe\/[a-z2-7]{26})(?:\?|$)/.test(url)

function isFromElsewhere(
  { 'sec-fetch-site': site, origin, host }: IncomingMessage['headers'],
  ownOrigin: string | undefined,
): boolean {
  return site === undefined ? !isOwn(origin, host, ownOrigin) : site !== 'same-origin'
}

/** Nothing in the database holds a NUL; and the framework logs a path that it cannot read, token and all. */
function isAddress(url: string): boolean {
  try {
    decodeURIComponent(url.split(/[?#]/)[0] ?? '')
    return !url.includes('%00')
  } catch {
    return false
  }
}

function asksForData(url: string): boolean {
  const [path = '', query] = url.split(/[?#]/)
  return path.endsWith('.data') || new URLSearchParams(query).has('_data')
}

function isOwn(
  origin: string | undefined,
  host: string | undefined,
  ownOrigin: string | undefined,
): boolean {
  if (origin === undefined) return false
  if (origin === ownOrigin) return true
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

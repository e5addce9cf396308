import type { IncomingMessage, ServerResponse } from 'node:http'
import { unwelcome, type Unwelcome } from './http/protect.server.ts'

/** Pages that search engines may keep; everything else has somebody's door, desk or name behind it. */
const FOR_SEARCH_ENGINES =
  /^\/(?:$|\?|events\/[^/]+$|calendar\.ics|accessibility|privacy|robots\.txt|sitemap\.xml)/

/** The one page on which a voice can be recorded. */
const HEARS = /^\/proof\/[a-z2-7]{26}(?:\?|$)/

/** Headers of every answer, pages and files alike; documents replace the policy by a wider one. */
export function setSafeHeaders(
  res: ServerResponse,
  { secure, url = '/' }: { secure: boolean; url?: string | undefined },
): void {
  if (!FOR_SEARCH_ENGINES.test(url)) res.setHeader('X-Robots-Tag', 'noindex, nofollow')
  // The worker that keeps the page beside the stage asks for that page itself.
  const asks = url === '/stage-worker.js' ? "; connect-src 'self'" : ''
  res.setHeader(
    'Content-Security-Policy',
    `default-src 'none'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'${asks}`,
  )
  // Whoever answers something that others may keep says so.
  res.setHeader('Cache-Control', 'private, no-store')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('X-Frame-Options', 'DENY')
  res.setHeader('Referrer-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Opener-Policy', 'same-origin')
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  const microphone = HEARS.test(url) ? '(self)' : '()'
  res.setHeader('Permissions-Policy', `camera=(), microphone=${microphone}, geolocation=()`)
  if (secure) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
}

const REFUSALS: Record<Unwelcome, [status: number, sentence: string]> = {
  'no-such-address': [404, 'Not found'],
  'from-elsewhere': [
    403,
    'This form was not sent from a page of ours. Open the page again and send it from there.',
  ],
  'too-large': [413, 'This is larger than 10 MB. Make it smaller and send it again.'],
  'no-length': [411, 'The request does not say how long it is.'],
  'no-such-method': [405, 'This address takes GET and POST only.'],
}

/**
 * Answer what needs no page: health checks, and writes that must not reach the app.
 *
 * @returns Whether the request is answered.
 */
export function answerPlainly(
  req: IncomingMessage,
  res: ServerResponse,
  { ready, ownOrigin }: { ready: () => boolean; ownOrigin: string | undefined },
): boolean {
  if (req.url === '/livez') return send(res, 200, 'ok')
  if (req.url === '/readyz') return ready() ? send(res, 200, 'ready') : send(res, 503, 'not ready')
  const refusal = unwelcome(req, ownOrigin)
  if (!refusal) return false
  const [status, sentence] = REFUSALS[refusal]
  res.setHeader('Connection', 'close')
  return send(res, status, sentence)
}

/**
 * The peer's address, or what the trusted proxies say.
 *
 * @param trusted How many proxies stand before us; each appends the address it saw, so the one we
 *   want is that many from the end. More is what a client may have written itself.
 */
export function addressOf(
  req: Pick<IncomingMessage, 'headers' | 'socket'>,
  trusted: number,
): string {
  const peer = req.socket.remoteAddress ?? 'unknown'
  if (trusted === 0) return peer
  const seen = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return seen.at(-trusted) ?? peer
}

function send(res: ServerResponse, status: number, sentence: string): true {
  res.statusCode = status
  res.setHeader('Content-Type', 'text/plain; charset=utf-8')
  res.setHeader('Cache-Control', 'no-store')
  res.end(`${sentence}\n`)
  return true
}

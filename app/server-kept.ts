import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptPages, PageAsked } from './http/kept-pages.server.ts'

/**
 * Answer from the kept pages where that is allowed, and else let the app answer.
 *
 * @param origin What APP_URL says; undefined when nobody set it, then the Host header names the council.
 * @param make Lets the app answer this request, for a page that is not kept yet.
 * @param send Writes an answer that is not kept, such as a 404.
 * @param otherwise Everything that is not such a page.
 */
export function answerKept(
  req: IncomingMessage,
  res: ServerResponse,
  {
    pages,
    origin,
    make,
    send,
    otherwise,
  }: {
    pages: KeptPages
    origin: string | undefined
    make: () => Promise<Response>
    send: (answer: Response) => void
    otherwise: () => void
  },
): void {
  const asked = askedBy(req, origin)
  if (!asked) return otherwise()
  pages.answer(asked, make).then(
    (found) => {
      if (!found) return otherwise()
      if ('made' in found) return send(found.made)
      res.writeHead(found.status, found.headers)
      res.end(found.body)
    },
    // The app meets the same fault, and makes the page that says so with a reference.
    otherwise,
  )
}

function askedBy(req: IncomingMessage, origin: string | undefined): PageAsked | undefined {
  const { headers, method = 'GET', url = '/' } = req
  const base = origin ?? `http://${headers.host ?? 'localhost'}`
  if (!url.startsWith('/') || url.startsWith('//') || !URL.canParse(url, base)) return undefined
  return {
    method,
    url: new URL(url, base),
    cookie: headers.cookie ?? '',
    acceptLanguage: headers['accept-language'] ?? '',
    acceptEncoding: String(headers['accept-encoding'] ?? ''),
    ifNoneMatch: headers['if-none-match'] ?? '',
  }
}

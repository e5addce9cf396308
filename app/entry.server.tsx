import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { outOfService } from '#app/http/out-of-service.server.ts'
import { pageFacts, styleHashes } from '#app/http/page-facts.server.ts'
import { meetOfficer } from '#app/http/guard.server.ts'
import { visit, type Asked, type Visit } from '#app/http/visit.server.ts'
import { logError } from '#app/log.server.ts'
import { isRouteErrorResponse, type AppLoadContext } from '#app/remix.ts'
import { PageProvider } from '#app/ui/page-context.tsx'
import { WordsProvider } from '#app/ui/words.tsx'

/**
 * One document, whole: pages do not hydrate, so there is nothing to stream and nothing to wait for.
 * The Content-Security-Policy names exactly the styles that the document carries.
 */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const here = await visitOrPlainAnswer({ request, context })
  if (here instanceof Response) return here
  // A page of the desk that is not there, or not for this officer, still looks like the desk.
  if (status >= 400 && here.url.pathname.startsWith('/desk')) await meetOfficer(here, request)
  const facts = pageFacts(here)
  const markup = renderToString(
    <PageProvider value={facts}>
      <WordsProvider value={here.words()}>
        <RemixServer context={remixContext} url={request.url} />
      </WordsProvider>
    </PageProvider>,
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', here.locale)
  headers.set(
    'Content-Security-Policy',
    contentSecurityPolicy(styleHashes(facts), here.url.pathname),
  )
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'private, no-store')
  if (here.url.searchParams.has('lang')) headers.append('Set-Cookie', here.languageCookie())
  return new Response(`<!doctype html>${documentIn(markup)}`, { status, headers })
}

/** From <html> to </html>: the framework's marks for hydration around it mean nothing here. */
function documentIn(markup: string): string {
  return markup.slice(markup.indexOf('<html'), markup.lastIndexOf('</html>') + '</html>'.length)
}

/** Voices are recorded on one page, which plays what it has just recorded, and heard at the desk and beside the stage. */
function mediaOn(path: string): string {
  if (path.startsWith('/proof/')) return 'blob:'
  return /^\/(?:desk|stage)\//.test(path) ? "'self'" : "'none'"
}

function contentSecurityPolicy(hashes: string[], path: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' ${hashes.map((hash) => `'sha256-${hash}'`).join(' ')}`,
    "img-src 'self' data:",
    `media-src ${mediaOn(path)}`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Without a council or a database there is no page of the council's to draw. */
async function visitOrPlainAnswer(asked: Asked): Promise<Visit | Response> {
  try {
    return await visit(asked)
  } catch (error) {
    if (error instanceof Response) return error
    logError('request.failed', error, { requestId: asked.context.requestId })
    return outOfService(asked)
  }
}

export const handleError: HandleErrorFunction = (error, { request, context }) => {
  // Not found, not allowed, too many: answers, not faults.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const requestId =
    context && typeof context === 'object' && 'requestId' in context
      ? String(context.requestId)
      : null
  logError('request.failed', error, { requestId })
}

export { boot } from '#app/boot.server.ts'
export { runCommand } from '#app/commands.server.ts'

import { chooseLocale, localeDetails, LOCALES, offeredLocales } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { readCookie } from './cookies.server.ts'
import type { Asked } from './visit.server.ts'

const A_WHILE_SECONDS = 30

/**
 * The answer while the database is away: no council, no look, but the reader's language and a
 * reference that is in the log. What was typed is in the browser still: going back shows it.
 */
export function outOfService({ request, context }: Asked): Response {
  const locale = chooseLocale({
    offered: offeredLocales(LOCALES.map(({ tag }) => tag)),
    chosen: new URL(request.url).searchParams.get('lang') ?? readCookie(request, 'lang'),
    acceptLanguage: request.headers.get('Accept-Language'),
  })
  const t = wordsFor(locale)
  const [title, lead] = [t('error.broken-title'), t('error.away-lead')]
  const page = [
    `<!doctype html><html lang="${locale}" dir="${localeDetails(locale).dir}"><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`,
    `<h1>${title}</h1><p>${lead}</p><p dir="ltr">${context.requestId}</p></html>`,
  ]
  return new Response(page.join('\n'), {
    status: 503,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': locale,
      'Cache-Control': 'no-store',
      'Retry-After': String(A_WHILE_SECONDS),
    },
  })
}

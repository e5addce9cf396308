import { findPublicSlugs } from '#app/domain/events/find-public-event.server.ts'
import { addDays } from '#app/domain/time.ts'
import { visit } from '#app/http/visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

/** Events that are over stay for a month: people look up where they were. */
const DAYS_AFTER = 31

/** The open pages for search engines, each in every language that it can be read in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, now, origin, offered } = await visit({ request, context })
  const slugs = await findPublicSlugs(db, {
    councilId: council.id,
    endsAfter: addDays(now, -DAYS_AFTER, council.timeZone),
  })
  const paths = ['/', '/accessibility', '/privacy', ...slugs.map((slug) => `/events/${slug}`)]
  const entries = paths.map((path) => {
    const address = xml(origin + path)
    const others = offered.map(
      (locale) =>
        `<xhtml:link rel="alternate" hreflang="${xml(locale)}" href="${address}?lang=${xml(locale)}"/>`,
    )
    return `<url><loc>${address}</loc>${others.join('')}</url>`
  })
  const file = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ]
  return new Response(file.join('\n'), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'no-cache' },
  })
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const xml = (text: string) => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '')

import { visit } from '#app/http/visit.server.ts'
import type { LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

/** What search engines may read. Guests' links are not named one by one, and are never listed anywhere. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { origin } = await visit({ request, context })
  const lines = [
    'User-agent: *',
    'Disallow: /desk',
    'Disallow: /i/',
    'Disallow: /group/',
    'Disallow: /nominate/',
    'Disallow: /c$',
    'Disallow: /sign-in',
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ]
  return new Response(lines.join('\n'), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  })
}

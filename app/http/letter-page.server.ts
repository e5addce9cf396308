/**
 * A letter's HTML as a page of its own: nothing in it runs, nothing is fetched, and it may not touch the
 * pages of the desk, whatever somebody wrote into a name.
 */
export function letterPage(html: string): Response {
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox allow-popups",
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}

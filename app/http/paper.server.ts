import { download } from './answer.server.ts'

/**
 * A picture of a page, for an `<img>` of ours. Its own policy forbids it everything, should somebody
 * open it by itself.
 */
export function picture(svg: Uint8Array): Response {
  const answer = download(svg, { name: 'picture.svg', type: 'image/svg+xml', inline: true })
  answer.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  )
  return answer
}

/** A PDF to look at in the browser, whose own viewer lays it out by an inline style. */
export function pdfToRead(bytes: Uint8Array, name: string): Response {
  const answer = download(bytes, { name, type: 'application/pdf', inline: true })
  answer.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  )
  return answer
}

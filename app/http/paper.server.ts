import { download } from './answer.server.ts'

/**
 * A picture of a page, for an `<img>` of ours. Its own policy forbids it everything, should somebody
 * open it by itself.
 */
export function picture(svg: Uint8Array): Response {
  const answer = download(svg, { name: 'picture.svg', type: 'image/svg+xml', inline: true })
  answer.headers.set(
    'Content-Security-Policy',
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox",
  )
  return answer
}

/** A PDF to look at in the browser. */
export const pdfToRead = (bytes: Uint8Array, name: string): Response =>
  download(bytes, { name, type: 'application/pdf', inline: true })

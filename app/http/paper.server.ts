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

/**
 * A recording for an `<audio>` of ours, whole or in the part that is asked for: some browsers play
 * nothing that they cannot ask for in parts.
 */
export function sound(
  { bytes, mediaType }: { bytes: Uint8Array; mediaType: string },
  range: string | null,
): Response {
  const part = range === null ? undefined : partOf(range, bytes.length)
  const shown = part ? bytes.subarray(part.from, part.to + 1) : bytes
  const answer = download(shown, { name: 'voice', type: mediaType, inline: true })
  answer.headers.set('Accept-Ranges', 'bytes')
  answer.headers.set('Content-Security-Policy', "default-src 'none'; sandbox")
  if (!part) return answer
  answer.headers.set('Content-Range', `bytes ${part.from}-${part.to}/${bytes.length}`)
  return new Response(answer.body, { status: 206, headers: answer.headers })
}

/** The first and last byte of a range; undefined for one that names none of these bytes, which gets all of them. */
function partOf(range: string, length: number): { from: number; to: number } | undefined {
  const [, first = '', last = ''] = /^bytes=(\d{0,9})-(\d{0,9})$/.exec(range.trim()) ?? []
  if (first === '' && last === '') return undefined
  const from = first === '' ? Math.max(0, length - Number(last)) : Number(first)
  const to = first === '' || last === '' ? length - 1 : Math.min(Number(last), length - 1)
  return from <= to && from < length ? { from, to } : undefined
}

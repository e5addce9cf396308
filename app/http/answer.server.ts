import { data } from '#app/remix.ts'

/** After a POST: go and look. 303, so that a reload asks with GET. `to` is a path of ours. */
export function seeOther(to: string, { cookie }: { cookie?: string } = {}): Response {
  if (!to.startsWith('/') || to.startsWith('//'))
    throw new Error('A redirect leads to a path of ours')
  return new Response(null, {
    status: 303,
    headers: { Location: to, ...(cookie ? { 'Set-Cookie': cookie } : {}) },
  })
}

/** The same page again, with what was typed and what is wrong with it. */
export const unprocessable = <T>(value: T) => data(value, { status: 422 })

/** The same body for whatever is not there, not ours or not to be known of. */
export function notFound(): Response {
  return new Response('Not found\n', { status: 404 })
}

export function forbidden(): Response {
  return new Response('Forbidden\n', { status: 403 })
}

/** "Wait a minute": too many misses or bursts from one address. */
export function tooMany(seconds = 60): Response {
  return new Response('Too many requests\n', {
    status: 429,
    headers: { 'Retry-After': String(seconds) },
  })
}

interface FileFacts {
  name: string
  type: string
  inline?: boolean
}

/** A file to keep. The name is cleaned of whatever could lead a reader astray. */
export function download(bytes: Uint8Array | string, facts: FileFacts): Response {
  return fileAnswer(typeof bytes === 'string' ? bytes : new Blob([new Uint8Array(bytes)]), facts)
}

/** The same for a file that is made while it is sent. */
export const downloadStream = (bytes: ReadableStream<Uint8Array>, facts: FileFacts): Response =>
  fileAnswer(bytes, facts)

function fileAnswer(
  body: string | Blob | ReadableStream<Uint8Array>,
  { name, type, inline = false }: FileFacts,
): Response {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{C}\p{Zl}\p{Zp}"\\/:*?<>|%]/gu, '_')
    .slice(0, 120)
  const ascii = plain.replace(/[^\x20-\x7e]/g, '_')
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(plain)}`,
      'Cache-Control': 'private, no-store',
    },
  })
}

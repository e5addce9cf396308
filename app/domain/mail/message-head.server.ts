import MimeNode from 'nodemailer/lib/mime-node'
import type { Correspondent, Message } from './envelope.server.ts'

/**
 * The lines above a message's body, but for those that say what the body is made of. Whatever people typed
 * (names, addresses, a subject) is written by nodemailer, which knows the pitfalls.
 */
export function messageHead(message: Message): string[] {
  const { from, to, answersTo, subject, messageId, date, language, stopUrl } = message
  return [
    shared('from', from),
    header('to', to),
    ...(answersTo ? [shared('reply-to', { name: from.name, address: answersTo })] : []),
    shared('subject', subject),
    `Message-ID: ${messageId}`,
    `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
    // Out-of-office programs answer neither.
    'Auto-Submitted: auto-generated',
    'X-Auto-Response-Suppress: All',
    `Content-Language: ${language}`,
    ...(stopUrl ? [`List-Unsubscribe: <${stopUrl}>`] : []),
    // RFC 8058, which asks for https.
    ...(stopUrl?.startsWith('https:') ? ['List-Unsubscribe-Post: List-Unsubscribe=One-Click'] : []),
    'MIME-Version: 1.0',
  ]
}

const root = new MimeNode('text/plain')

/** One header, encoded and folded. */
function header(key: string, value: string | Correspondent): string {
  const node = new MimeNode('', { rootNode: root })
  node.setHeader(key, value)
  return node.buildHeaders()
}

/** A mailing has one sender and a subject in each language: they are written once. */
const kept = new Map<string, string>()
const MOST_KEPT = 100

function shared(key: string, value: string | Correspondent): string {
  const name = JSON.stringify([key, value])
  const known = kept.get(name)
  if (known !== undefined) return known
  const written = header(key, value)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, written)
  return written
}

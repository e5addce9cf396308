import { createHash } from 'node:crypto'
import PostalMime, { type Email } from 'postal-mime'
import { readCalendarAnswer, type CalendarAnswer } from '../calendar/read-answer.ts'
import { cleanText } from '../names.ts'
import { readDeliveryStatus, verdictOf, type BounceVerdict } from './delivery-status.ts'
import { flatAddresses, letterIdsIn } from './inbound-heads.ts'

/** The part of a message that every kind of it has. */
export interface InboundHead {
  /** Its Message-ID, or a mark of its bytes where it has none: the same message has the same. */
  messageId: string
  /** In small letters. */
  from: string
  /** Ids of letters of ours that it names as what it answers. */
  letterIds: string[]
  /** The receiving mail server says that the sender is not who it claims to be. */
  notAuthentic: boolean
}

/** A message that came by mail, as far as it concerns us. */
export type Inbound =
  | { kind: 'answer'; head: InboundHead; answer: CalendarAnswer }
  | { kind: 'unclear-answer'; head: InboundHead }
  | { kind: 'bounce'; head: InboundHead; verdict: BounceVerdict; status: string; to: string[] }
  /** Out of office, read receipts, newsletters: nobody waits for anything. */
  | { kind: 'automatic' }
  | { kind: 'letter'; head: InboundHead; text: string }
  | { kind: 'unreadable'; why: 'too-large' | 'too-many-parts' | 'malformed' }

/** Larger than any answer, and than a letter of ours that comes back whole. */
export const MOST_INBOUND_BYTES = 1_048_576
const MOST = { lines: 40_000, dashedLines: 400, nesting: 12, headerBytes: 65_536, calendars: 5 }
const LONGEST_EXCERPT = 2_000

/**
 * Open a message that anybody may have sent. It never throws for what is in it, and what would cost much
 * to open is not opened: 24,000 parts are counted as lines first.
 *
 * @param raw The message as it came, RFC 5322.
 */
export async function readInbound(raw: Uint8Array): Promise<Inbound> {
  if (raw.length > MOST_INBOUND_BYTES) return { kind: 'unreadable', why: 'too-large' }
  if (hasTooManyParts(raw)) return { kind: 'unreadable', why: 'too-many-parts' }
  const mail = await opened(raw)
  if (!mail) return { kind: 'unreadable', why: 'malformed' }
  const head = headOf(mail, raw)
  return (
    bounceOf(mail, head) ??
    answerOf(mail, head) ??
    (isAutomatic(mail) ? { kind: 'automatic' } : { kind: 'letter', head, text: excerptOf(mail) })
  )
}

const NEW_LINE = 10
const DASH = 45

/** Each part begins with a line of two dashes and its boundary. */
function hasTooManyParts(raw: Uint8Array): boolean {
  let lines = 0
  let dashed = 0
  for (let at = raw.indexOf(NEW_LINE); at !== -1; at = raw.indexOf(NEW_LINE, at + 1)) {
    if ((lines += 1) > MOST.lines) return true
    if (raw[at + 1] === DASH && raw[at + 2] === DASH && (dashed += 1) > MOST.dashedLines)
      return true
  }
  return false
}

async function opened(raw: Uint8Array): Promise<Email | undefined> {
  try {
    return await PostalMime.parse(raw, {
      maxNestingDepth: MOST.nesting,
      maxHeadersSize: MOST.headerBytes,
      maxRfc822NestingDepth: 0,
      forceRfc822Attachments: true,
      attachmentEncoding: 'arraybuffer',
    })
  } catch {
    // It says what is wrong with somebody's message, which is all we need to know.
    return undefined
  }
}

function headOf(mail: Email, raw: Uint8Array): InboundHead {
  const from = flatAddresses(mail.from ? [mail.from] : [])
  const given = mail.messageId?.trim() ?? ''
  return {
    messageId: /^<[^<>\s]{1,400}>$/.test(given) ? given : `<${digestOf(raw)}@no-message-id>`,
    from: (from[0] ?? '').toLowerCase().slice(0, 320),
    letterIds: letterIdsIn(`${mail.inReplyTo ?? ''} ${mail.references ?? ''}`),
    notAuthentic: headersOf(mail, 'authentication-results').some((value) =>
      /\bdmarc\s*=\s*fail\b/i.test(value),
    ),
  }
}

const digestOf = (raw: Uint8Array) => createHash('sha256').update(raw).digest('hex')

const headersOf = (mail: Email, name: string): string[] =>
  mail.headers.filter(({ key }) => key === name).map(({ value }) => value)

const headerOf = (mail: Email, name: string): string => headersOf(mail, name)[0] ?? ''

/** A report of a mail server; a read receipt has the same shape and is none. */
function bounceOf(mail: Email, head: InboundHead): Inbound | undefined {
  const type = headerOf(mail, 'content-type')
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const isReport = /^\s*multipart\/report\b/i.test(type)
  if (isReport && /report-type\s*=\s*"?(disposition|feedback)/i.test(type))
    return { kind: 'automatic' }
  const isDaemon = /^(mailer-daemon|postmaster)@/.test(head.from) || hasNoSender(mail)
  const text = part ? textOf(part.content) : (mail.text ?? '')
  const original = mail.attachments
    .filter(({ mimeType }) => /^(message\/rfc822|text\/rfc822-headers)$/.test(mimeType))
    .map(({ content }) => textOf(content).slice(0, MOST.headerBytes))
  const named = letterIdsIn(original.map(messageIdsIn).join(' '))
  if (part) {
    const reports = readDeliveryStatus(text)
    return {
      kind: 'bounce',
      head: { ...head, letterIds: [...new Set([...named, ...head.letterIds])] },
      verdict: verdictOf(reports),
      status: reports.find(({ failed }) => failed)?.status ?? '',
      to: [...new Set(reports.flatMap(({ recipients }) => recipients))],
    }
  }
  // Old servers write prose. The letter that it quotes says whose it was; what happened is for somebody to read.
  const quoted = [...named, ...letterIdsIn(messageIdsIn(text.slice(0, MOST.headerBytes)))]
  const status = /\b5\.\d{1,3}\.\d{1,3}\b/.exec(text.slice(0, 20_000))?.[0]
  if (!isDaemon || !status || quoted.length === 0) return undefined
  const heads = { ...head, letterIds: [...new Set(quoted)] }
  return { kind: 'bounce', head: heads, verdict: 'nothing', status, to: [] }
}

/** The receiving server writes `Return-Path: <>` above what nobody shall answer. */
const hasNoSender = (mail: Email): boolean => headerOf(mail, 'return-path').trim() === '<>'

const messageIdsIn = (headers: string): string =>
  [...headers.matchAll(/^message-id:\s*(<[^<>\s]{1,400}>)/gim)].map(([, id]) => id).join(' ')

/** A calendar's answer, also when a program sent it by itself, as Google does. */
function answerOf(mail: Email, head: InboundHead): Inbound | undefined {
  let isUnclear = false
  for (const { content } of mail.attachments.filter(isCalendar).slice(0, MOST.calendars)) {
    const read = readCalendarAnswer(textOf(content))
    if (read.ok) return { kind: 'answer', head, answer: read.value }
    if (read.reason !== 'no-answer') isUnclear = true
  }
  return isUnclear ? { kind: 'unclear-answer', head } : undefined
}

const isCalendar = ({ mimeType, filename }: Email['attachments'][number]): boolean =>
  mimeType === 'text/calendar' ||
  mimeType === 'application/ics' ||
  (filename ?? '').toLowerCase().endsWith('.ics')

function isAutomatic(mail: Email): boolean {
  const submitted = headerOf(mail, 'auto-submitted').trim().toLowerCase()
  return (
    (submitted !== '' && submitted !== 'no') ||
    /^\s*(bulk|junk|list|auto_reply)\b/i.test(headerOf(mail, 'precedence')) ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'list-id'].some(
      (name) => headerOf(mail, name) !== '',
    ) ||
    hasNoSender(mail)
  )
}

const textOf = (content: ArrayBuffer | Uint8Array | string): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content)

/** What somebody wrote above what they quoted, cut for a list. */
function excerptOf(mail: Email): string {
  const written = (mail.text ?? '').slice(0, 20_000)
  const lines = written.split(/\r?\n/)
  const quote = lines.findIndex((line) => /^\s*>|^-{2,} ?Original|^_{10,}$/.test(line))
  const own = (quote > 0 ? lines.slice(0, quote) : lines).join('\n').slice(0, LONGEST_EXCERPT)
  return cleanText(own, { max: LONGEST_EXCERPT, lines: 'many' }).text
}

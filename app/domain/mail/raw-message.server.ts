import MailComposer from 'nodemailer/lib/mail-composer'
import type { Message } from './compose.server.ts'

/** A message as it goes over the wire, and the envelope it goes in. */
export interface RawMessage {
  envelope: { from: string; to: [string] }
  raw: Buffer
}

/**
 * The message as bytes: text, HTML and calendar as alternatives, and the calendar once more as a file, which
 * is how Google writes invitations; of further dates as files only. Nothing in it is fetched, and nothing reports that it was read.
 */
export async function rawMessage(message: Message): Promise<RawMessage> {
  const {
    from,
    to,
    answersTo,
    subject,
    text,
    html,
    calendar,
    moreCalendars = [],
    stopUrl,
  } = message
  const raw = await new MailComposer({
    from,
    to,
    ...(answersTo ? { replyTo: { name: from.name, address: answersTo } } : {}),
    subject,
    text,
    html,
    ...(calendar
      ? {
          icalEvent: {
            method: calendar.method,
            content: calendar.content,
            filename: calendar.method === 'CANCEL' ? 'cancelled.ics' : 'invitation.ics',
          },
        }
      : {}),
    attachments: moreCalendars.map(({ method, content }, index) => ({
      filename: `invitation-${index + 2}.ics`,
      contentType: `text/calendar; charset=utf-8; method=${method}`,
      content,
    })),
    messageId: message.messageId,
    date: message.date,
    headers: {
      // Out-of-office programs answer neither.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': message.language,
      ...(stopUrl ? { 'List-Unsubscribe': { prepared: true, value: `<${stopUrl}>` } } : {}),
      // RFC 8058, which asks for https.
      ...(stopUrl?.startsWith('https:')
        ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
        : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { envelope: { from: answersTo ?? from.address, to: [to.address] }, raw }
}

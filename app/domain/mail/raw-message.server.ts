import MailComposer from 'nodemailer/lib/mail-composer'
import type { Message } from './compose.server.ts'

/** A message as it goes over the wire, and the envelope it goes in. */
export interface RawMessage {
  envelope: { from: string; to: [string] }
  raw: Buffer
}

/**
 * The message as bytes: text, HTML and calendar as alternatives, and the calendar once more as a file, which
 * is how Google writes invitations. Nothing in it is fetched, and nothing reports that it was read.
 */
export async function rawMessage(message: Message): Promise<RawMessage> {
  const { from, to, subject, text, html, calendar } = message
  const raw = await new MailComposer({
    from,
    to,
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
    messageId: message.messageId,
    date: message.date,
    headers: {
      // Out-of-office programs answer neither.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': message.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build()
  return { envelope: { from: from.address, to: [to.address] }, raw }
}

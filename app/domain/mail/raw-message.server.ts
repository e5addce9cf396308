import { randomUUID } from 'node:crypto'
import type { Message } from './envelope.server.ts'
import { messageHead } from './message-head.server.ts'
import { base64Lines, transferText } from './transfer-text.server.ts'

/** A message as it goes over the wire, and the envelope it goes in. */
export interface RawMessage {
  envelope: { from: string; to: [string] }
  raw: Buffer
}

const EOL = '\r\n'

/**
 * The message as bytes: text, HTML and calendar as alternatives, and the calendar once more as a file, which
 * is how Google writes invitations; of further dates as files only. Nothing in it is fetched, and nothing reports that it was read.
 *
 * Names, subject and addresses are written by nodemailer, which knows their pitfalls; the bodies here, because
 * nodemailer's streams would cost more than all the rest of a mailing.
 */
export function rawMessage(message: Message): RawMessage {
  const { from, to, answersTo, calendar, moreCalendars = [] } = message
  const entry = calendar && {
    method: calendar.method,
    body: base64Lines(Buffer.from(calendar.content)),
  }
  const files = [
    ...(entry ? [file(entry.body, entry.method === 'CANCEL' ? 'cancelled' : 'invitation')] : []),
    ...moreCalendars.map(({ method, content }, index) =>
      part(
        [
          `Content-Type: text/calendar; charset=utf-8; method=${method}; name=invitation-${index + 2}.ics`,
          'Content-Transfer-Encoding: base64',
          `Content-Disposition: attachment; filename=invitation-${index + 2}.ics`,
        ],
        base64Lines(Buffer.from(content)),
      ),
    ),
  ]
  const alternatives = [
    textPart('text/plain; charset=utf-8', message.text),
    textPart('text/html; charset=utf-8', message.html),
    ...(entry
      ? [
          part(
            [
              `Content-Type: text/calendar; charset=utf-8; method=${entry.method}`,
              'Content-Transfer-Encoding: base64',
            ],
            entry.body,
          ),
        ]
      : []),
  ]
  // No body holds "=_": quoted-printable never writes it, and base64 has no underline.
  const boundary = `=_${randomUUID()}`
  const head = [
    ...messageHead(message),
    multipart(files.length > 0 ? 'mixed' : 'alternative', boundary),
  ].join(EOL)
  const inner = `${boundary}-alternatives`
  const body =
    files.length === 0
      ? joined(boundary, alternatives)
      : joined(boundary, [
          part([multipart('alternative', inner)], joined(inner, alternatives)),
          ...files,
        ])
  // All of it is seven-bit by now.
  const raw = Buffer.from(`${head}${EOL}${EOL}${body}${EOL}`, 'latin1')
  return { envelope: { from: answersTo ?? from.address, to: [to.address] }, raw }
}

const multipart = (kind: string, boundary: string): string =>
  `Content-Type: multipart/${kind};${EOL} boundary="${boundary}"`

function textPart(type: string, text: string): string {
  const { encoding, body } = transferText(text)
  return part([`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body)
}

const file = (body: string, name: string): string =>
  part(
    [
      `Content-Type: application/ics; name=${name}.ics`,
      'Content-Transfer-Encoding: base64',
      `Content-Disposition: attachment; filename=${name}.ics`,
    ],
    body,
  )

const part = (headers: string[], body: string): string => `${headers.join(EOL)}${EOL}${EOL}${body}`

const joined = (boundary: string, parts: string[]): string =>
  `${parts.map((one) => `--${boundary}${EOL}${one}${EOL}`).join('')}--${boundary}--`

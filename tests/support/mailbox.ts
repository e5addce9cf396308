import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** One message as it came over the wire. */
export interface ReceivedMessage {
  /** The addresses of the envelope, which decide where it goes. */
  from: string
  to: string[]
  raw: string
  /** What a mail program understands of it. */
  mail: Email
}

/** A real SMTP server on 127.0.0.1 that keeps what it is given. */
export interface Mailbox {
  /** For SMTP_URL. */
  url: string
  messages: readonly ReceivedMessage[]
  /**
   * Waits until so many messages (to one address, when one is given) have come.
   * @throws With the subjects that came, when it takes longer than the time given.
   */
  waitFor(count: number, options?: { to?: string; withinMs?: number }): Promise<ReceivedMessage[]>
  /** What it answers to the next recipients: a refusal with its code, or a welcome again. */
  refuse(answer: { code: number; message: string } | undefined): void
  clear(): void
  close(): Promise<void>
}

/** Opens a mailbox on a free port. */
export async function openMailbox(): Promise<Mailbox> {
  const messages: ReceivedMessage[] = []
  const waiting = new Set<() => void>()
  let refusal: { code: number; message: string } | undefined
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo(_, __, next) {
      next(refusal && Object.assign(new Error(refusal.message), { responseCode: refusal.code }))
    },
    onData(stream, session, next) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', next)
      stream.on('end', async () => {
        const bytes = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        messages.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          raw: bytes.toString('utf8'),
          mail: await PostalMime.parse(bytes),
        })
        next()
        for (const look of waiting) look()
      })
    },
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (typeof address !== 'object' || !address) throw new Error('The mailbox has no port')
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    messages,
    waitFor(count, { to, withinMs = 30_000 } = {}) {
      const come = () => messages.filter((one) => to === undefined || one.to.includes(to))
      return new Promise((resolve, reject) => {
        const look = () => {
          if (come().length < count) return
          clearTimeout(timer)
          waiting.delete(look)
          resolve(come())
        }
        const timer = setTimeout(() => {
          waiting.delete(look)
          const subjects = messages.map(({ to: whom, mail }) => `${whom.join()}: ${mail.subject}`)
          reject(
            new Error(
              `${come().length} of ${count} messages${to ? ` to ${to}` : ''} came in ${withinMs} ms:\n${subjects.join('\n')}`,
            ),
          )
        }, withinMs)
        waiting.add(look)
        look()
      })
    },
    refuse(answer) {
      refusal = answer
    },
    clear() {
      messages.length = 0
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/**
 * The personal link of a letter: in its text part it stands on a line of its own.
 *
 * @param path How the address goes on after the origin, such as `/i/`.
 */
export function linkIn({ mail }: ReceivedMessage, path: string): string {
  const line = (mail.text ?? '')
    .split(/\r?\n/)
    .map((text) => text.trim())
    .find((text) => /^https?:\/\/\S+$/.test(text) && new URL(text).pathname.startsWith(path))
  if (!line) throw new Error(`No link to ${path} in:\n${mail.text}`)
  return line
}

/** The calendar part of a letter, as a mail program hands it to the calendar. */
export function calendarIn({ mail }: ReceivedMessage): string {
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  if (!part) throw new Error(`No calendar in "${mail.subject}"`)
  return typeof part.content === 'string' ? part.content : new TextDecoder().decode(part.content)
}

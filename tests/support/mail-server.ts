import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

/** A letter as it arrived. */
export interface Arrived {
  from: string
  recipients: string[]
  raw: Buffer
  messageId: string
}

/** What the server does with one delivery: takes it, says no, says nothing for ever, or hangs up. */
export type Behaviour = 'take' | 'hang' | 'drop' | { code: number; says?: string }

/** A letter that was waited for, opened. */
export interface Received extends Opened {
  recipients: string[]
}

export interface MailServer {
  url: string
  arrived: Arrived[]
  /** Connections that were opened. */
  connections(): number
  /** How to treat the recipient, or the data, of the next deliveries; asked each time. */
  onRecipient: (address: string) => Behaviour
  onData: (address: string, raw: Buffer) => Behaviour | Promise<Behaviour>
  /**
   * Waits until so many letters (to one address, when one is given) have come, and opens them.
   * @throws With the recipients that came, when it takes longer than the time given.
   */
  waitFor(count: number, options?: { to?: string; withinMs?: number }): Promise<Received[]>
  close(): Promise<void>
}

/** A real SMTP server on a port of its own, on this machine only. */
export async function aMailServer(): Promise<MailServer> {
  const arrived: Arrived[] = []
  const waiting = new Set<() => void>()
  let connections = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onConnect(_session, callback) {
      connections += 1
      callback()
    },
    onRcptTo({ address }, _session, callback) {
      const behaviour = self.onRecipient(address)
      if (behaviour === 'take') return callback()
      if (typeof behaviour === 'object') callback(refusal(behaviour))
      if (behaviour === 'drop') hangUp()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const recipients = session.envelope.rcptTo.map(({ address }) => address)
        const behaviour = await self.onData(recipients[0] ?? '', raw)
        if (typeof behaviour === 'object') return callback(refusal(behaviour))
        if (behaviour === 'hang') return
        const { mailFrom } = session.envelope
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          recipients,
          raw,
          messageId: /^message-id:\s*(<[^>]+>)/im.exec(raw.toString('latin1'))?.[1] ?? '',
        })
        for (const look of waiting) look()
        // Dropped after the data: the server has it, and the sender does not know.
        if (behaviour === 'drop') return hangUp()
        callback()
      })
    },
  })
  const hangUp = () => {
    for (const connection of server.connections) connection.close()
  }
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  server.on('error', () => undefined)
  const address = server.server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const self: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    arrived,
    connections: () => connections,
    onRecipient: () => 'take',
    onData: () => 'take',
    async waitFor(count, { to, withinMs = 30_000 } = {}) {
      const come = () => arrived.filter((one) => to === undefined || one.recipients.includes(to))
      await new Promise<void>((resolve, reject) => {
        const end = (how: () => void) => {
          clearTimeout(timer)
          waiting.delete(look)
          how()
        }
        const look = () => {
          if (come().length >= count) end(resolve)
        }
        const timer = setTimeout(() => {
          const whom = arrived.map(({ recipients }) => recipients.join()).join(', ')
          const what = `${come().length} of ${count} letters${to ? ` to ${to}` : ''}`
          end(() => reject(new Error(`${what} came in ${withinMs} ms; all that came: ${whom}`)))
        }, withinMs)
        waiting.add(look)
        look()
      })
      return Promise.all(
        come().map(async ({ recipients, raw }) => ({ recipients, ...(await opened(raw)) })),
      )
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return self
}

function refusal({ code, says = 'no' }: { code: number; says?: string }): Error {
  return Object.assign(new Error(says), { responseCode: code })
}

/** A letter, opened. */
export interface Opened {
  mail: Email
  /** The calendar part, as a mail program hands it to the calendar. */
  calendar: string | undefined
  header(name: string): string | undefined
}

/** Open a letter as a mail program would. */
export async function opened(raw: Buffer | string): Promise<Opened> {
  const mail = await PostalMime.parse(raw, { forceRfc822Attachments: false })
  const part = mail.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  return {
    mail,
    calendar: part && textOf(part.content),
    header: (name) => mail.headers.find(({ key }) => key === name.toLowerCase())?.value,
  }
}

const textOf = (content: string | ArrayBuffer | Uint8Array): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content)

/**
 * The personal link of a letter: in its text part it stands on a line of its own.
 *
 * @param path How the address goes on after the origin, such as `/i/`.
 */
export function linkIn({ mail }: Opened, path: string): string {
  const line = (mail.text ?? '')
    .split(/\r?\n/)
    .map((text) => text.trim())
    .find((text) => /^https?:\/\/\S+$/.test(text) && new URL(text).pathname.startsWith(path))
  if (!line) throw new Error(`No link to ${path} in:\n${mail.text}`)
  return line
}

/** The calendar part of a letter, as a mail program hands it to the calendar. */
export function calendarIn({ mail, calendar }: Opened): string {
  if (calendar === undefined) throw new Error(`No calendar in "${mail.subject}"`)
  return calendar
}

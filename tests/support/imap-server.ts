import { createRequire } from 'node:module'

/** A real IMAP server on a port of its own, on this machine only, with one mailbox. */
export interface ImapMailbox {
  url: string
  host: string
  port: number
  /** Puts a message into the inbox, as a mail server would deliver it. */
  deliver(...messages: Buffer[]): void
  /** How many messages lie in a folder. */
  count(folder: string): number
  /** Messages of a folder that nobody has read. */
  unseen(folder: string): number
  /** Numbers the messages anew, as servers do after a repair. */
  renumber(): void
  close(): Promise<void>
}

interface Stored {
  uid: number
  flags: string[]
}

/** What is used of the package, which brings no types. */
interface Hoodiecrow {
  folderCache: Record<string, { uidvalidity: number; messages: Stored[] } | undefined>
  server: { address(): { port: number }; close(done: () => void): void }
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
  appendMessage(folder: string, flags: string[], date: boolean, raw: string): void
}

const require = createRequire(import.meta.url)

export async function anImapServer({
  user = 'events@borchester.example',
  password = 'a password',
}: { user?: string; password?: string } = {}): Promise<ImapMailbox> {
  const hoodiecrow: (options: object) => Hoodiecrow = require('hoodiecrow-imap')
  const server = hoodiecrow({
    plugins: [
      'ID',
      'LITERALPLUS',
      'UIDPLUS',
      'MOVE',
      'NAMESPACE',
      'XOAUTH2',
      'SASL-IR',
      'AUTH-PLAIN',
    ],
    users: {
      [user]: { password, xoauth2: { accessToken: 'the token', sessionTimeout: 3_600_000 } },
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address()
  const messagesIn = (folder: string) => server.folderCache[folder]?.messages ?? []
  return {
    url: `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}`,
    host: '127.0.0.1',
    port,
    deliver(...messages) {
      for (const raw of messages) server.appendMessage('INBOX', [], false, raw.toString('latin1'))
    },
    count: (folder) => messagesIn(folder).length,
    unseen: (folder) => messagesIn(folder).filter(({ flags }) => !flags.includes('\\Seen')).length,
    renumber() {
      const inbox = server.folderCache.INBOX
      if (inbox) inbox.uidvalidity += 1
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

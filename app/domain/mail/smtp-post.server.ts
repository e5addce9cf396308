import { createTransport } from 'nodemailer'
import { z } from 'zod'
import type { RawMessage } from './raw-message.server.ts'
import { handoverOf, type Handover } from './smtp-answer.ts'

/** How letters leave the house. */
export interface Post {
  /** Hand one message to the mail server. Never throws for what the server or the network does. */
  hand(message: RawMessage): Promise<Handover>
  close(): void
}

/** Connections that are open to the mail server at most; so many letters are under way at once. */
export const CONNECTIONS = 5

const WAIT_MS = { connect: 15_000, greeting: 15_000, socket: 60_000 }

/**
 * Letters by SMTP.
 *
 * @param url `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte.
 * @param waitMs How long the server may say nothing; tests have less patience.
 */
export function smtpPost(url: string, waitMs: Partial<typeof WAIT_MS> = {}): Post {
  const { connect, greeting, socket } = { ...WAIT_MS, ...waitMs }
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
    // The row knows whether a letter goes again, and when; the pool does not.
    maxRequeues: 0,
    idleTimeout: 20_000,
    connectionTimeout: connect,
    greetingTimeout: greeting,
    socketTimeout: socket,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async hand({ envelope, raw }) {
      try {
        const { rejectedErrors } = await transport.sendMail({
          envelope,
          raw,
          maxRecipients: 1,
        })
        const [refusal] = rejectedErrors ?? []
        return refusal ? handoverOf(smtpError.parse(refusal)) : { kind: 'sent' }
      } catch (error) {
        return handoverOf(smtpError.parse(error))
      }
    },
    close: () => transport.close(),
  }
}

const smtpError = z
  .object({
    code: z.string().optional(),
    command: z.string().optional(),
    responseCode: z.number().optional(),
    response: z.string().optional(),
    permanent: z.boolean().optional(),
  })
  .catch({})

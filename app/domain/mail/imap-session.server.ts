import { ImapFlow } from 'imapflow'
import { z } from 'zod'
import { log } from '#app/log.server.ts'

/** A mailbox on a server. With `signIn` it is opened by a token instead of the password. */
export interface ImapServer {
  host: string
  port: number
  secure: boolean
  user: string
  password: string
  signIn?: { tokenUrl: string; clientId: string; clientSecret: string; scope: string }
}

const WAIT_MS = { connect: 15_000, greeting: 15_000, socket: 60_000, token: 15_000 }
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/

/**
 * Open the mailbox. A password goes over no network in the clear: without TLS from the first byte the server
 * has to offer STARTTLS, unless it is this machine.
 *
 * @throws When the server is away, or does not let us in.
 */
export async function openImap(server: ImapServer): Promise<ImapFlow> {
  const { host, port, secure, user, password, signIn } = server
  const client = new ImapFlow({
    host,
    port,
    secure,
    ...(secure || LOOPBACK.test(host) ? {} : { doSTARTTLS: true }),
    auth: signIn ? { user, accessToken: await tokenFor(signIn) } : { user, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: WAIT_MS.connect,
    greetingTimeout: WAIT_MS.greeting,
    socketTimeout: WAIT_MS.socket,
  })
  // A connection that breaks also rejects what waits for it, which is where it is handled.
  client.on('error', () => log('mailbox.connection-lost'))
  try {
    await client.connect()
    return client
  } catch (error) {
    // Who is not let in would otherwise stay connected for a minute.
    client.close()
    throw error
  }
}

const granted = z.object({ access_token: z.string().min(1) })

/** A token for this application (OAuth 2.0, client credentials), as Microsoft 365 asks for. */
async function tokenFor({
  tokenUrl,
  clientId,
  clientSecret,
  scope,
}: NonNullable<ImapServer['signIn']>): Promise<string> {
  const answer = await fetch(tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope,
    }),
    redirect: 'error',
    signal: AbortSignal.timeout(WAIT_MS.token),
  })
  const read = granted.safeParse(await answer.json().catch(() => undefined))
  if (!answer.ok || !read.success)
    throw new Error(`The mailbox's sign-in was refused with ${answer.status}`)
  return read.data.access_token
}

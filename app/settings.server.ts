import path from 'node:path'
import { z } from 'zod'
import { root } from './paths.server.ts'

const flag = z
  .enum(['0', '1', 'true', 'false', ''])
  .transform((word) => word === '1' || word === 'true')

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  APP_URL: z.url({ protocol: /^https?$/ }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(9).default(0),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  SECRET: z.string().min(32, 'at least 32 characters').optional(),
  DEMO: flag.optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LETTERS_PER_MINUTE: z.coerce.number().int().min(1).max(100_000).optional(),
  MAIL_FROM: z.string().optional(),
  NOTIFY_API_KEY: z
    .string()
    .regex(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, {
      error: 'the whole key, as Notify showed it once: name-service-secret',
    })
    .optional(),
  NOTIFY_TEMPLATE_ID: z.uuid().optional(),
  NOTIFY_URL: z.url({ protocol: /^https?$/ }).default('https://api.notifications.service.gov.uk'),
  MAIL_REPLY_TO: z.email().optional(),
  IMAP_URL: z.url({ protocol: /^imaps?$/ }).optional(),
  IMAP_TOKEN_URL: z.url({ protocol: /^https?$/ }).optional(),
  IMAP_CLIENT_ID: z.string().optional(),
  IMAP_CLIENT_SECRET: z.string().optional(),
  IMAP_SCOPE: z.string().default('https://outlook.office365.com/.default'),
  MAIL_HOOK_SECRET: z.string().min(32, 'at least 32 characters').optional(),
  SIGNING_P12: z.string().min(1).optional(),
  SIGNING_P12_PASSWORD: z.string().optional(),
  WORKER: flag.default(true),
  REPLY_LANE: flag.default(true),
})

export type Settings = ReturnType<typeof readSettings>

/**
 * The environment, read once and typed. Empty variables count as absent.
 *
 * @throws With one line for each wrong variable, in words for whoever runs the server.
 */
export function readSettings(env: Record<string, string | undefined>) {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = environment.safeParse(given)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment has mistakes:\n${lines.join('\n')}`)
  }
  const settings = read.data
  const appUrl = (settings.APP_URL ?? `http://localhost:${settings.PORT}`).replace(/\/+$/, '')
  return {
    port: settings.PORT,
    host: settings.HOST,
    appUrl,
    /** True when somebody set APP_URL: then it, and not the Host header, says what our own origin is. */
    appUrlIsSet: settings.APP_URL !== undefined,
    trustProxy: settings.TRUST_PROXY,
    databaseUrl: settings.DATABASE_URL,
    databaseOwnerUrl: settings.DATABASE_OWNER_URL ?? settings.DATABASE_URL,
    dataDir: path.resolve(root, settings.DATA_DIR),
    secret: settings.SECRET,
    // Demo data never by default where real people could meet it: a server's database, or a public address.
    demo: settings.DEMO ?? (settings.DATABASE_URL === undefined && !appUrl.startsWith('https:')),
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    /** Of all processes together; undefined: as many as the mail server takes. */
    lettersPerMinute: settings.LETTERS_PER_MINUTE,
    /** Undefined: no texts are sent. */
    notify: notifyOf(settings),
    /** Undefined: no mailbox is read. */
    imap: imapOf(settings),
    /** Where calendars send answers, and mail servers send letters back, if not to the sender. */
    mailReplyTo: settings.MAIL_REPLY_TO,
    /** Signs messages that a mail server posts to /hooks/mail; undefined: nobody does. */
    mailHookSecret: settings.MAIL_HOOK_SECRET,
    /** The file that certificates are signed with; undefined: they are not. */
    signing: signingOf(settings),
    worker: settings.WORKER,
    /** Answers that wait at the same moment share a transaction. */
    replyLane: settings.REPLY_LANE,
  }
}

function signingOf({
  SIGNING_P12: file,
  SIGNING_P12_PASSWORD: password,
}: z.output<typeof environment>) {
  if (file === undefined && password === undefined) return undefined
  if (file === undefined || password === undefined)
    throw new Error('SIGNING_P12 and SIGNING_P12_PASSWORD are set together, or none')
  return { file: path.resolve(root, file), password }
}

function imapOf({
  IMAP_URL: url,
  IMAP_TOKEN_URL: tokenUrl,
  IMAP_CLIENT_ID: clientId,
  IMAP_CLIENT_SECRET: clientSecret,
  IMAP_SCOPE: scope,
}: z.output<typeof environment>) {
  if (url === undefined) return undefined
  const { protocol, hostname, port, username, password } = new URL(url)
  const secure = protocol === 'imaps:'
  const server = {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  }
  if (tokenUrl === undefined && clientId === undefined && clientSecret === undefined) return server
  if (tokenUrl === undefined || clientId === undefined || clientSecret === undefined)
    throw new Error(
      'IMAP_TOKEN_URL, IMAP_CLIENT_ID and IMAP_CLIENT_SECRET are set together, or none',
    )
  return { ...server, signIn: { tokenUrl, clientId, clientSecret, scope } }
}

function notifyOf({
  NOTIFY_API_KEY: key,
  NOTIFY_TEMPLATE_ID: templateId,
  NOTIFY_URL: url,
}: z.output<typeof environment>) {
  if (key === undefined && templateId === undefined) return undefined
  if (key === undefined || templateId === undefined)
    throw new Error('NOTIFY_API_KEY and NOTIFY_TEMPLATE_ID are set together, or neither')
  return { key, templateId, url: url.replace(/\/+$/, '') }
}

import { takeInbound } from '#app/domain/mail/take-inbound.server.ts'
import { notFound } from '#app/http/answer.server.ts'
import { settings } from '#app/http/database.server.ts'
import { mailOf, refusesSignature } from '#app/http/mail-hook.server.ts'
import { visit } from '#app/http/visit.server.ts'
import { log } from '#app/log.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '#app/remix.ts'

export const handle = { policy: 'public' }

/** Nobody reads here. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await visit({ request, context })
  throw notFound()
}

const REFUSALS = { unsigned: 401, stale: 401, repeated: 409 } as const

/** Take a message that arrived in the mailbox, as it came, from a mail server that signs it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { mailHookSecret: secret } = settings()
  const { db, now } = await visit({ request, context })
  if (!secret) throw notFound()
  const raw = await mailOf(request)
  if (!raw) return said(413, 'too-large')
  const header = request.headers.get('Herald-Signature')
  const refusal = await refusesSignature(db, { secret, header, raw, now })
  if (refusal) {
    log('mail-hook.refused', { why: refusal })
    return said(REFUSALS[refusal], refusal)
  }
  const { kind, outcome } = await takeInbound(db, { raw, now })
  log('mail-in.taken', { by: 'hook', kind, outcome })
  return said(200, 'taken')
}

const said = (status: number, word: string): Response =>
  new Response(`${word}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })

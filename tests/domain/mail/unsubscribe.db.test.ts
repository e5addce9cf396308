import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { tokenOf } from '#app/domain/access/links.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, letter, link } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  aCouncil,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'
import { aMailServer, linkIn, type MailServer } from '#tests/support/mail-server.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'https://here.example' })
const app = useWholeApp({ host: 'here.example' })
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const actor = { kind: 'system', name: 'command' } as const
let server: MailServer
let post: Post
let setting: Setting
let invitationId: string

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url)
  const councilId = await aCouncil(database.db, { host: 'here.example' })
  setting = await anEvent(database.db, { councilId })
  invitationId = await anInvitation(database.db, setting, { language: 'en' })
})
afterEach(async () => {
  post.close()
  await server.close()
})

async function mail(minutes: number, whom: 'new' | 'unanswered' = 'new') {
  const begun = await startMailing(database.db, { ...setting, actor, now: later(minutes), whom })
  await runDueTasks(database.db, { now: () => later(minutes), runners: { [MAILING]: runMailing } })
  await deliver(minutes + 3)
  return begun
}

const deliver = (minutes: number) =>
  deliverDueLetters(database.db, {
    post,
    originOf: () => 'https://here.example',
    now: () => later(minutes),
  })

const letters = () =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx
      .select({ purpose: letter.purpose, state: letter.state, why: letter.lastError })
      .from(letter)
      .orderBy(letter.id),
  )

/** One press in a mail program: no page, no cookie, no Origin. */
const oneClick = (path: string) =>
  app.ask(path, {
    raw: { type: 'application/x-www-form-urlencoded', body: 'List-Unsubscribe=One-Click' },
    headers: { 'Sec-Fetch-Site': undefined, Origin: undefined },
  })

async function stopPath() {
  await mail(0)
  const [received] = await server.waitFor(1)
  return new URL(linkIn(received!, '/unsubscribe/'))
}

describe('a letter that can be stopped', () => {
  test('says so in its head and at its end; one about the guest’s own answer does not', async () => {
    const url = await stopPath()
    expect(url.search).toBe('?of=invitations')
    const [invited] = await server.waitFor(1)
    expect(invited!.header('List-Unsubscribe')).toBe(`<${url.href}>`)
    expect(invited!.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click')
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor,
      channel: 'link',
      reply: answering('yes', 2),
      now: later(5),
    })
    await deliver(6)
    const [, confirmed] = await server.waitFor(2)
    expect(confirmed!.header('List-Unsubscribe')).toBeUndefined()
    expect(confirmed!.mail.text).not.toContain('/unsubscribe/')
  })

  test('is stopped by one press in the mail program, and no other letter is', async () => {
    const { pathname, search } = await stopPath()
    expect(await oneClick(pathname + search)).toMatchObject({ status: 200 })
    expect((await oneClick(pathname + search)).status).toBe(200)
    expect(await mail(10, 'unanswered')).toMatchObject({ ok: false })
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor,
      channel: 'phone',
      reply: answering('yes', 2),
      now: later(20),
    })
    await deliver(21)
    expect((await letters()).map(({ purpose, state }) => [purpose, state])).toEqual([
      ['invitation', 'sent'],
      ['reply', 'sent'],
    ])
    const stopped = await inCouncil(database.db, setting.councilId, (tx) =>
      tx
        .select({ detail: auditEntry.detail })
        .from(auditEntry)
        .where(eq(auditEntry.action, 'mail.stopped')),
    )
    expect(stopped).toEqual([{ detail: { topic: 'invitations' } }])
  })

  test('that waits in the outbox does not go out any more', async () => {
    const { pathname, search } = await stopPath()
    await startMailing(database.db, { ...setting, actor, now: later(10), whom: 'unanswered' })
    await runDueTasks(database.db, { now: () => later(10), runners: { [MAILING]: runMailing } })
    await oneClick(pathname + search)
    await deliver(20)
    expect((await letters()).at(-1)).toEqual({
      purpose: 'invitation_reminder',
      state: 'cancelled',
      why: 'unsubscribed',
    })
  })
})

describe('the page', () => {
  test('shows, and changes nothing by being opened; a press stops, another undoes it', async () => {
    const { pathname, search } = await stopPath()
    const path = pathname + search
    const shown = await app.ask(path)
    expect(shown.status).toBe(200)
    expect(shown.body).toContain('Stop invitations by e-mail?')
    expect(shown.headers['cache-control']).toBe('private, no-store')
    expect((await app.ask(path)).body).toContain('Stop invitations by e-mail?')
    expect((await app.ask(path, { form: { do: 'stop' } })).status).toBe(303)
    expect((await app.ask(path)).body).toContain('Invitations by e-mail are stopped')
    expect((await app.ask(`${pathname}?of=reminders`)).body).toContain('Stop reminders by e-mail?')
    await app.ask(path, { form: { do: 'resume' } })
    expect(await mail(10, 'unanswered')).toMatchObject({ ok: true })
    expect((await letters()).at(-1)).toMatchObject({ state: 'sent' })
  })

  test('opens with no other link, and no other page with this one', async () => {
    const { pathname } = await stopPath()
    const [replies] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx
        .select()
        .from(link)
        .where(and(eq(link.purpose, 'reply'))),
    )
    expect((await app.ask(`/unsubscribe/${tokenOf(replies!)}`)).status).toBe(404)
    expect((await app.ask(pathname.replace('unsubscribe', 'i'))).status).toBe(404)
    expect((await oneClick(`/unsubscribe/${'a'.repeat(26)}?of=invitations`)).status).toBe(404)
  })
})

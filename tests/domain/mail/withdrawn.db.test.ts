import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { findCallList } from '#app/domain/events/call-list.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { revokeInvitation } from '#app/domain/invitations/revise-invitation.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { stopWithdrawnLetter } from '#app/domain/mail/stop-letter.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, invitation, letter, link } from '#db/schema/index.ts'
import { GuestCalendar } from '#tests/prove/guest-calendar.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  adults,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'
import { aMailServer, opened, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const actor = { kind: 'system', name: 'command' } as const
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url, { socket: 1_500 })
})
afterEach(async () => {
  post.close()
  await server.close()
})

const deliver = (minutes: number) =>
  deliverDueLetters(database.db, {
    post,
    originOf: () => 'https://events.borchester.example',
    now: () => later(minutes),
  })

/** Invitations by the mailing, as officers send them; they go out at minute 3. */
async function sendInvitations(setting: Setting): Promise<void> {
  const begun = await startMailing(database.db, { ...setting, actor, now: NOW, whom: 'new' })
  expect(begun.ok).toBe(true)
  await runDueTasks(database.db, { now: () => NOW, runners: { [MAILING]: runMailing } })
  await deliver(3)
}

const withdraw = (setting: Setting, invitationId: string, minutes: number) =>
  revokeInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor,
    reason: 'Entered twice by Dana',
    now: later(minutes),
  })

const answer = (setting: Setting, invitationId: string, said: 'yes' | 'no') =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: said === 'yes' ? { answer: said, comers: adults(2), needs: [] } : answering(said),
    now: later(4),
  })

const lettersAbout = (setting: Setting, invitationId: string) =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx
      .select({ purpose: letter.purpose, state: letter.state, lastError: letter.lastError })
      .from(letter)
      .where(and(eq(letter.councilId, setting.councilId), eq(letter.subjectId, invitationId)))
      .orderBy(letter.id),
  )

describe('a withdrawn invitation', () => {
  test.each([
    ['without an answer', undefined],
    ['after a yes', 'yes'],
  ] as const)('%s leaves the calendar of the family, in two readers', async (_, said) => {
    const setting = await anEvent(database.db)
    const invitationId = await anInvitation(database.db, setting)
    await sendInvitations(setting)
    if (said) await answer(setting, invitationId, said)
    await deliver(5)
    expect(await withdraw(setting, invitationId, 6)).toMatchObject({ value: { told: 'letter' } })
    await deliver(7)
    const before = server.arrived.length
    await deliver(9)
    expect(server.arrived).toHaveLength(before + 1)
    const parts = await Promise.all(
      server.arrived.map(async ({ raw }) => (await opened(raw)).calendar ?? ''),
    )
    const [row] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(invitation),
    )
    for (const read of [readByIcalJs, readByNodeIcal]) {
      const files = parts.map(read)
      const calendar = new GuestCalendar()
      for (const file of files.slice(0, -1)) calendar.read(file)
      expect(calendar.shows(row!.calendarUid)).toBeDefined()
      calendar.read(files.at(-1)!)
      expect(calendar.shows(row!.calendarUid)).toBeUndefined()
      const [last] = files.at(-1)!.entries
      expect(files.at(-1)).toMatchObject({
        method: 'CANCEL',
        entries: [{ uid: row!.calendarUid, status: 'CANCELLED', sequence: row!.calendarSequence }],
      })
      expect(last!.sequence).toBeGreaterThan(files.at(-2)!.entries[0]!.sequence)
    }
  })

  test('is told in the language of the family, with English below, and nothing that was not theirs to read', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await anInvitation(database.db, setting)
    await sendInvitations(setting)
    await withdraw(setting, invitationId, 4)
    await deliver(7)
    const { mail } = await opened(server.arrived.at(-1)!.raw)
    expect(mail.subject).toBe('سحب الدعوة: \u2068Family event\u2069')
    expect(mail.text).toContain('سحبنا دعوتكم.')
    expect(mail.text).toContain('We have withdrawn your invitation.')
    // Neither the officer's reason, nor the place, nor a link that is over.
    expect(`${mail.text}${mail.html}`).not.toMatch(/Entered twice|Council House|\/i\//)
    const links = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(link).where(eq(link.purpose, 'reply')),
    )
    expect(links.map(({ revokedAt }) => revokedAt)).toEqual([later(4)])
  })

  test('is not told to those who have had no letter, nor to those who said no', async () => {
    const setting = await anEvent(database.db)
    const declined = await anInvitation(database.db, setting)
    await sendInvitations(setting)
    await answer(setting, declined, 'no')
    await deliver(5)
    const fresh = await anInvitation(database.db, setting, { name: 'Olena Koval' })
    server.arrived.length = 0
    for (const one of [declined, fresh])
      expect(await withdraw(setting, one, 6)).toMatchObject({ value: { told: 'nobody' } })
    await deliver(30)
    expect(server.arrived).toEqual([])
    expect(await lettersAbout(setting, fresh)).toEqual([])
  })

  test('while its invitation still waits is told to nobody, and the invitation stays here', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await anInvitation(database.db, setting)
    await startMailing(database.db, { ...setting, actor, now: NOW, whom: 'new' })
    await runDueTasks(database.db, { now: () => NOW, runners: { [MAILING]: runMailing } })
    expect(await withdraw(setting, invitationId, 1)).toMatchObject({ value: { told: 'nobody' } })
    await deliver(5)
    expect(server.arrived).toEqual([])
  })

  test('can be kept from being told for two minutes, and not after', async () => {
    const setting = await anEvent(database.db)
    const [stopped, told] = [
      await anInvitation(database.db, setting),
      await anInvitation(database.db, setting, { name: 'Olena Koval', email: 'olena@example.org' }),
    ]
    await sendInvitations(setting)
    server.arrived.length = 0
    const stop = (invitationId: string, minutes: number) =>
      stopWithdrawnLetter(database.db, { ...setting, invitationId, actor, now: later(minutes) })
    await withdraw(setting, stopped, 4)
    await withdraw(setting, told, 4)
    expect(await stop(stopped, 5)).toEqual({ ok: true, value: undefined })
    await deliver(7)
    expect(server.arrived.map(({ recipients }) => recipients)).toEqual([['olena@example.org']])
    expect(await stop(told, 8)).toEqual({ ok: false, reason: 'gone' })
    expect((await lettersAbout(setting, stopped)).at(-1)).toEqual({
      purpose: 'withdrawn',
      state: 'cancelled',
      lastError: 'stopped',
    })
    const audited = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'letter.stopped')),
    )
    expect(audited.map(({ subjectId }) => subjectId)).toEqual([stopped])
  })

  test('of a family without an address is a line of the call list', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await anInvitation(database.db, setting, { email: null })
    await answer(setting, invitationId, 'yes')
    expect(await withdraw(setting, invitationId, 5)).toMatchObject({ value: { told: 'ring' } })
    const calls = await findCallList(database.db, setting)
    expect(calls.map(({ purpose, label, ticked }) => [purpose, label, ticked])).toEqual([
      ['withdrawn', 'Amira Al-Khatib', null],
    ])
  })
})

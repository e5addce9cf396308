import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { cancelDates } from '#app/domain/events/cancel.server.ts'
import { findCallList, tickCall } from '#app/domain/events/call-list.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { reviseParty } from '#app/domain/invitations/revise-party.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { retryLetter } from '#app/domain/mail/retry-letter.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { findOverview } from '#app/domain/reports/find-overview.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, invitation, letter, person } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const actor = { kind: 'system', name: 'command' } as const
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url, { socket: 1_500 })
  server.onRecipient = (address) =>
    address === 'wrong@example.org' ? { code: 550, says: '5.1.1 no such user' } : 'take'
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

async function sendInvitations(setting: Setting, minutes = 0) {
  const begun = await startMailing(database.db, {
    ...setting,
    actor,
    now: later(minutes),
    whom: 'new',
  })
  await runDueTasks(database.db, { now: () => later(minutes), runners: { [MAILING]: runMailing } })
  await deliver(minutes + 3)
  return begun
}

const states = (setting: Setting) =>
  inCouncil(database.db, setting.councilId, (tx) =>
    tx.select({ name: person.fullName, state: person.emailState }).from(person).orderBy(person.id),
  )

const calls = async (setting: Setting) =>
  (await findCallList(database.db, setting)).map(({ purpose, label, ticked }) => [
    purpose,
    label,
    ticked !== null,
  ])

const needs = async (setting: Setting) => {
  const found = await findOverview(database.db, {
    ...setting,
    timeZone: 'Europe/London',
    now: later(5),
  })
  const { toRing, lettersFailed, sent } = found!.work
  return { toRing, lettersFailed, sent }
}

const correct = (setting: Setting, invitationId: string, email: string) =>
  reviseParty(database.db, {
    ...setting,
    invitationId,
    actor,
    contact: { fullName: 'Amira Al-Khatib', language: 'ar', email },
    now: later(10),
  })

const aWrongFamily = (setting: Setting) =>
  anInvitation(database.db, setting, { email: 'wrong@example.org' })

describe('an address that is refused for good', () => {
  test('is noted with its people, and the family is to be rung; another family is left alone', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await aWrongFamily(setting)
    await anInvitation(database.db, setting, { name: 'Olena Koval', email: 'olena@example.org' })
    await sendInvitations(setting)
    expect(await states(setting)).toEqual([
      { name: 'Amira Al-Khatib', state: 'refused' },
      { name: 'Olena Koval', state: 'fine' },
    ])
    expect(await calls(setting)).toEqual([['invitation', 'Amira Al-Khatib', false]])
    expect(await needs(setting)).toEqual({ toRing: 1, lettersFailed: 0, sent: 1 })
    // Nobody was invited by a letter that nobody got: it can be printed.
    const { fresh } = await findEventLetters(database.db, { ...setting, now: later(5) })
    expect(fresh).toMatchObject({ byEmail: 0, byHand: 1 })
    const audited = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'directory.address-refused')),
    )
    expect(audited).toHaveLength(1)
    expect(JSON.stringify(audited)).not.toContain('example.org')
    const [line] = await findCallList(database.db, setting)
    const tick = { ...setting, letterId: line!.letterId, actor, now: later(6) }
    await tickCall(database.db, { ...tick, rung: true })
    expect(await calls(setting)).toEqual([['invitation', 'Amira Al-Khatib', true]])
    await tickCall(database.db, { ...tick, rung: false })
    expect(await calls(setting)).toEqual([['invitation', 'Amira Al-Khatib', false]])
    expect(invitationId).toBeTruthy()
  })

  test('gets nothing more: later news is for the telephone', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await aWrongFamily(setting)
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: { answer: 'yes', comers: adults(2), needs: [] },
      now: NOW,
    })
    await deliver(1)
    await cancelDates(database.db, { ...setting, actor, now: later(5), edition: 1, reason: '' })
    await deliver(6)
    expect(server.arrived).toEqual([])
    expect((await calls(setting)).map(([purpose]) => purpose).toSorted()).toEqual([
      'event_cancelled',
      'reply',
    ])
  })

  test('while news was waiting turns the news into a call', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await aWrongFamily(setting)
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx
        .update(invitation)
        .set({ sentAt: NOW })
        .where(and(eq(invitation.councilId, setting.councilId), eq(invitation.id, invitationId))),
    )
    await cancelDates(database.db, { ...setting, actor, now: later(5), edition: 1, reason: '' })
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(person).set({ emailState: 'refused' }),
    )
    await deliver(6)
    const rows = await inCouncil(database.db, setting.councilId, (tx) => tx.select().from(letter))
    expect(rows.map(({ state, lastError }) => [state, lastError])).toEqual([
      ['by_hand', 'address-gone'],
    ])
    expect(await calls(setting)).toEqual([['event_cancelled', 'Amira Al-Khatib', false]])
  })

  test('that is corrected is fine again: off the call list, and invited by the next mailing', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await aWrongFamily(setting)
    await sendInvitations(setting)
    await correct(setting, invitationId, 'right@example.org')
    expect(await states(setting)).toEqual([{ name: 'Amira Al-Khatib', state: 'fine' }])
    expect(await calls(setting)).toEqual([])
    expect((await sendInvitations(setting, 11)).ok).toBe(true)
    expect(server.arrived.map(({ recipients }) => recipients)).toEqual([['right@example.org']])
    expect(await needs(setting)).toMatchObject({ toRing: 0, sent: 1 })
  })

  test('that an officer tries once more is trusted until it is refused again', async () => {
    const setting = await anEvent(database.db)
    await aWrongFamily(setting)
    await sendInvitations(setting)
    const [failed] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(letter),
    )
    const retry = (minutes: number) =>
      retryLetter(database.db, {
        ...setting,
        letterId: failed!.id,
        actor,
        now: later(minutes),
      })
    await retry(10)
    await deliver(11)
    expect(await states(setting)).toMatchObject([{ state: 'refused' }])
    server.onRecipient = () => 'take'
    await retry(12)
    await deliver(13)
    expect(await states(setting)).toMatchObject([{ state: 'fine' }])
    expect(server.arrived.map(({ messageId }) => messageId)).toEqual([failed!.messageId])
    expect(await needs(setting)).toEqual({ toRing: 0, lettersFailed: 0, sent: 1 })
  })
})

test('a refusal of our sender, of policy or of the message fails the letter, and no address', async () => {
  const setting = await anEvent(database.db)
  await anInvitation(database.db, setting)
  server.onRecipient = () => ({ code: 550, says: '5.7.1 relaying denied' })
  await sendInvitations(setting)
  expect(await states(setting)).toMatchObject([{ state: 'fine' }])
  expect(await needs(setting)).toMatchObject({ toRing: 0, lettersFailed: 1 })
  expect(await calls(setting)).toEqual([])
})

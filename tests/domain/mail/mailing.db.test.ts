import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import type { Whom } from '#app/domain/mail/audience.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { MAILING, startMailing, stopMailing } from '#app/domain/mail/mailing.server.ts'
import { postDueReminders } from '#app/domain/mail/reminders.server.ts'
import { retryLetter } from '#app/domain/mail/retry-letter.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { smtpPost, type Post } from '#app/domain/mail/smtp-post.server.ts'
import { eraseLetterBodies } from '#app/domain/records/clean-up.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, event, invitation, letter, occurrence, task } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { aMailServer, type MailServer } from '#tests/support/mail-server.ts'

const database = useDatabase()
const officer = { kind: 'account', accountId: newId(), role: 'officer' } as const
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let server: MailServer
let post: Post

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aMailServer()
  post = smtpPost(server.url)
})
afterEach(async () => {
  post.close()
  await server.close()
})

const mail = (setting: Setting, whom: Whom, now = NOW) =>
  startMailing(database.db, { ...setting, actor: officer, now, ...whom })
const work = (now: Date) =>
  runDueTasks(database.db, { now: () => now, runners: { [MAILING]: runMailing } })
const deliver = (now: Date) =>
  deliverDueLetters(database.db, { post, originOf: () => 'https://e.example', now: () => now })
const inside = <T>(setting: Setting, read: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, setting.councilId, read)
const letters = (setting: Setting) =>
  inside(setting, (tx) => tx.select().from(letter).orderBy(letter.id))
const invitations = (setting: Setting) =>
  inside(setting, (tx) => tx.select().from(invitation).orderBy(invitation.id))
const answer = (setting: Setting, invitationId: string, now = NOW) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: { answer: 'yes', comers: adults(2), needs: [] },
    now,
  })

async function families(setting: Setting, count: number, email?: null): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i += 1)
    ids.push(
      await anInvitation(database.db, setting, {
        email: email === undefined ? `family${i}@example.org` : null,
      }),
    )
  return ids
}

describe('sending invitations', () => {
  test('writes to each family once, two minutes later, and counts those to ring', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 5)
    await families(setting, 2, null)
    const begun = await mail(setting, { whom: 'new' })
    expect(begun).toMatchObject({ ok: true, value: { letters: 5 } })
    await work(NOW)
    await deliver(later(1))
    expect(server.arrived).toEqual([])
    await deliver(later(2))
    expect(server.arrived.flatMap(({ recipients }) => recipients).toSorted()).toEqual(
      [0, 1, 2, 3, 4].map((i) => `family${i}@example.org`),
    )
    const rows = await invitations(setting)
    expect(rows.map(({ round, sentAt }) => [round, sentAt !== null])).toEqual([
      ...Array.from({ length: 5 }, () => [1, true]),
      [0, false],
      [0, false],
    ])
    const found = await findEventLetters(database.db, { ...setting, now: later(2) })
    expect(found).toMatchObject({
      fresh: { byEmail: 0, byHand: 2 },
      unanswered: { byEmail: 5, byHand: 0 },
      mailings: [{ isOpen: false, total: 5, counts: { sent: 5 } }],
    })
  })

  test('is done once when two officers press together', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 3)
    const both = await Promise.all([mail(setting, { whom: 'new' }), mail(setting, { whom: 'new' })])
    expect(both.map((one) => one.ok).toSorted()).toEqual([false, true])
    expect(both.find((one) => !one.ok)).toMatchObject({ reason: 'under-way' })
    await work(NOW)
    expect(await letters(setting)).toHaveLength(3)
    expect(await mail(setting, { whom: 'new' })).toEqual({ ok: false, reason: 'nobody' })
  })

  test('begun again after a crash posts nothing twice', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 3)
    const begun = await mail(setting, { whom: 'new' })
    if (!begun.ok) throw new Error(begun.reason)
    await work(NOW)
    await inside(setting, async (tx) => {
      await tx.update(task).set({ state: 'waiting', finishedAt: null })
    })
    await work(later(1))
    expect(await letters(setting)).toHaveLength(3)
    expect((await invitations(setting)).map(({ round }) => round)).toEqual([1, 1, 1])
  })

  test('is refused for a draft, a cancelled event, and after replies closed', async () => {
    const draft = await anEvent(database.db, { event: { publishedAt: null } })
    const cancelled = await anEvent(database.db, { occurrence: { cancelledAt: NOW } })
    const closed = await anEvent(database.db, { occurrence: { repliesCloseAt: NOW } })
    for (const [setting, reason] of [
      [draft, 'draft'],
      [cancelled, 'cancelled'],
      [closed, 'closed'],
    ] as const) {
      await families(setting, 1)
      expect(await mail(setting, { whom: 'new' })).toEqual({ ok: false, reason })
    }
    const other = await anEvent(database.db)
    const mine = { ...draft, occurrenceId: other.occurrenceId }
    expect(await mail(mine, { whom: 'new' })).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('Stop', () => {
  test('within two minutes stops all, and they can be sent again', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 4)
    const begun = await mail(setting, { whom: 'new' })
    if (!begun.ok) throw new Error(begun.reason)
    await work(NOW)
    const stopped = await stopMailing(database.db, {
      ...setting,
      taskId: begun.value.taskId,
      actor: officer,
      now: later(1),
    })
    expect(stopped).toEqual({ ok: true, value: { stopped: 4 } })
    await deliver(later(10))
    expect(server.arrived).toEqual([])
    expect((await letters(setting)).map(({ state, lastError }) => [state, lastError])).toEqual(
      Array.from({ length: 4 }, () => ['cancelled', 'stopped']),
    )
    await mail(setting, { whom: 'new' }, later(10))
    await work(later(10))
    await deliver(later(12))
    expect(server.arrived).toHaveLength(4)
    expect((await invitations(setting)).every(({ sentAt }) => sentAt !== null)).toBe(true)
  })

  test('before the letters are posted posts none; a task of another event is not touched', async () => {
    const setting = await anEvent(database.db)
    const other = await anEvent(database.db, { councilId: setting.councilId })
    await families(setting, 2)
    const begun = await mail(setting, { whom: 'new' })
    if (!begun.ok) throw new Error(begun.reason)
    const stop = { taskId: begun.value.taskId, actor: officer, now: NOW }
    expect(await stopMailing(database.db, { ...other, ...stop })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await stopMailing(database.db, { ...setting, ...stop })
    await work(later(1))
    expect(await letters(setting)).toEqual([])
  })
})

describe('reminding those without an answer', () => {
  test('writes to those alone, in a round of its own', async () => {
    const setting = await anEvent(database.db)
    const [first, second] = await families(setting, 3)
    await mail(setting, { whom: 'new' })
    await work(NOW)
    await deliver(later(2))
    await answer(setting, first!, later(3))
    await deliver(later(3))
    server.arrived.length = 0
    await mail(setting, { whom: 'unanswered' }, later(60))
    await work(later(60))
    // The second answers while the reminder waits.
    await answer(setting, second!, later(61))
    await deliver(later(62))
    expect(server.arrived.map(({ recipients }) => recipients[0]).toSorted()).toEqual([
      'family1@example.org',
      'family2@example.org',
    ])
    const reminders = (await letters(setting)).filter(
      ({ purpose }) => purpose === 'invitation_reminder',
    )
    expect(reminders.map(({ occasion, state }) => [occasion, state]).toSorted()).toEqual([
      ['2', 'cancelled'],
      ['2', 'sent'],
    ])
  })
})

describe('reminders of the day', () => {
  const remind = (at: string) => postDueReminders(database.db, { now: new Date(at) })

  test('go once to those whose places are kept, at ten in the morning two days before', async () => {
    const setting = await anEvent(database.db)
    const [comes] = await families(setting, 2)
    await answer(setting, comes!)
    expect(await remind('2027-06-24T08:59:00Z')).toBe(0)
    expect(await remind('2027-06-24T09:00:00Z')).toBe(1)
    expect(await remind('2027-06-24T09:01:00Z')).toBe(0)
    expect(await remind('2027-06-26T09:30:00Z')).toBe(0)
    await deliver(new Date('2027-06-24T09:01:00Z'))
    const sent = (await letters(setting)).filter(({ state }) => state === 'sent')
    expect(sent.map(({ purpose, occasion }) => [purpose, occasion])).toEqual([
      ['reply', '1'],
      ['reminder', 'before-1.1'],
    ])
  })

  test('do not go to who was confirmed after the reminders went out', async () => {
    const setting = await anEvent(database.db, {
      occurrence: { repliesCloseAt: new Date('2027-06-26T09:00:00Z') },
    })
    const [late] = await families(setting, 1)
    await answer(setting, late!, new Date('2027-06-25T12:00:00Z'))
    expect(await remind('2027-06-25T12:01:00Z')).toBe(0)
  })

  test('go again when the event was moved to a later day', async () => {
    const setting = await anEvent(database.db)
    const [comes] = await families(setting, 1)
    await answer(setting, comes!)
    expect(await remind('2027-06-24T09:00:00Z')).toBe(1)
    await inside(setting, (tx) =>
      tx.update(occurrence).set({
        startsAt: new Date('2027-07-10T09:30:00Z'),
        endsAt: new Date('2027-07-10T10:45:00Z'),
        revision: 2,
      }),
    )
    expect(await remind('2027-06-25T09:00:00Z')).toBe(0)
    expect(await remind('2027-07-08T09:00:00Z')).toBe(1)
  })

  test('stay here for an event that switched them off, a draft, and a cancelled one', async () => {
    for (const over of [
      { reminderRules: { 'before-1': { isOn: false, amount: 2, unit: 'days', time: '10:00' } } },
      { publishedAt: null },
    ]) {
      const setting = await anEvent(database.db)
      const [comes] = await families(setting, 1)
      await answer(setting, comes!)
      await inside(setting, (tx) => tx.update(event).set(over).where(eq(event.id, setting.eventId)))
      expect(await remind('2027-06-24T09:00:00Z')).toBe(0)
    }
    const cancelled = await anEvent(database.db)
    const [comes] = await families(cancelled, 1)
    await answer(cancelled, comes!)
    await inside(cancelled, (tx) => tx.update(occurrence).set({ cancelledAt: NOW }))
    expect(await remind('2027-06-24T09:00:00Z')).toBe(0)
  })
})

describe('afterwards', () => {
  test('a letter that failed goes again, to the address that the family has now', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 1)
    await mail(setting, { whom: 'new' })
    await work(NOW)
    server.onRecipient = () => ({ code: 550, says: '5.1.1 no' })
    await deliver(later(2))
    const [row] = await letters(setting)
    expect(row?.state).toBe('failed')
    server.onRecipient = () => 'take'
    const again = { councilId: setting.councilId, letterId: row!.id, actor: officer, now: later(3) }
    expect(await retryLetter(database.db, again)).toEqual({ ok: true, value: undefined })
    await deliver(later(3))
    expect((await letters(setting))[0]).toMatchObject({ state: 'sent', messageId: row!.messageId })
    expect(await retryLetter(database.db, again)).toEqual({ ok: false, reason: 'not-failed' })
  })

  test('the text is erased after thirty days, the fact stays', async () => {
    const setting = await anEvent(database.db)
    await families(setting, 1)
    await mail(setting, { whom: 'new' })
    await work(NOW)
    await deliver(later(2))
    const erase = (days: number) =>
      eraseLetterBodies(database.db, {
        councilId: setting.councilId,
        now: later(2 + days * 24 * 60),
      })
    expect(await erase(30)).toBe(0)
    expect((await letters(setting))[0]?.body).not.toBeNull()
    expect(await erase(30.01)).toBe(1)
    expect((await letters(setting))[0]).toMatchObject({ body: null, state: 'sent' })
    const audits = await inside(setting, (tx) =>
      tx
        .select()
        .from(auditEntry)
        .where(
          and(
            eq(auditEntry.councilId, setting.councilId),
            eq(auditEntry.action, 'letters.bodies-erased'),
          ),
        ),
    )
    expect(audits.map(({ detail }) => detail)).toEqual([{ letters: 1 }])
  })
})

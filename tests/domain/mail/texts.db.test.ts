import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { findCallList } from '#app/domain/events/call-list.server.ts'
import { cancelDates } from '#app/domain/events/cancel.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { reviseParty } from '#app/domain/invitations/revise-party.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { askAfterTexts } from '#app/domain/mail/ask-after-texts.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { deliverDueTexts } from '#app/domain/mail/deliver-texts.server.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { findTimetable } from '#app/domain/mail/find-timetable.server.ts'
import { postDueReminders } from '#app/domain/mail/reminders.server.ts'
import { findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { MAILING, startMailing } from '#app/domain/mail/mailing.server.ts'
import { notifyPost, type TextPost } from '#app/domain/mail/notify.server.ts'
import type { SendingBy } from '#app/domain/mail/reach.ts'
import { retryLetter } from '#app/domain/mail/retry-letter.server.ts'
import { runMailing } from '#app/domain/mail/run-mailing.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  auditEntry,
  council,
  event,
  invitation,
  letter,
  occurrence,
  person,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  aCouncil,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'
import { aNotifyServer, type NotifyServer } from '#tests/support/notify-server.ts'

const database = useDatabase()
const actor = { kind: 'system', name: 'command' } as const
const origin = 'https://events.borchester.example'
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const MOBILE = '07700 900123'
let server: NotifyServer
let texts: TextPost

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  server = await aNotifyServer()
  texts = notifyPost(server, 400)
})
afterEach(() => server.close())

const aTextingCouncil = async (over: Partial<typeof council.$inferInsert> = {}) =>
  anEvent(database.db, {
    councilId: await aCouncil(database.db, { texts: true, phone: '01632 960000', ...over }),
    kind: 'welcome',
  })
const withoutEmail = { email: null, phone: MOBILE, language: 'uk' }

async function invite(setting: Setting, by: SendingBy = 'either', minutes = 0) {
  const begun = await startMailing(database.db, {
    ...setting,
    actor,
    now: later(minutes),
    whom: 'new',
    by,
  })
  await runDueTasks(database.db, { now: () => later(minutes), runners: { [MAILING]: runMailing } })
  return begun
}
const deliver = (minutes: number, post: TextPost | undefined = texts) =>
  deliverDueTexts(database.db, { texts: post, originOf: () => origin, now: () => later(minutes) })
const ask = (minutes: number) => askAfterTexts(database.db, { texts, now: () => later(minutes) })
const letters = (setting: Setting) =>
  inCouncil(database.db, setting.councilId, (tx) => tx.select().from(letter).orderBy(letter.id))
const people = (setting: Setting) =>
  inCouncil(database.db, setting.councilId, (tx) => tx.select().from(person).orderBy(person.id))
const calls = async (setting: Setting) =>
  (await findCallList(database.db, setting)).map(({ purpose, label }) => [purpose, label])

describe('an invitation by text', () => {
  test('goes to a family with a mobile and no e-mail, in its language, with its own link', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await anInvitation(database.db, setting, { phone: '07700 900456' })
    await anInvitation(database.db, setting, { email: null, phone: '024 7683 3333' })
    expect(await invite(setting)).toEqual({
      ok: true,
      value: expect.objectContaining({ letters: 2 }),
    })
    expect((await letters(setting)).map(({ channel }) => channel).toSorted()).toEqual([
      'email',
      'text',
    ])
    await deliver(3)
    expect(server.taken).toHaveLength(1)
    const [text] = server.taken
    expect(text).toMatchObject({ to: '+447700900123' })
    expect(text!.body).toMatch(/^Запрошення: Family event, .*26.* 10:30/)
    expect(text!.body).toMatch(/\nhttps:\/\/events\.borchester\.example\/i\/[a-z0-9]{26}\n/)
    // Neither the inside title, nor the place, nor who they are.
    expect(text!.body).not.toMatch(/citizenship|Council House|Amira/)
    const [row] = (await letters(setting)).filter(({ channel }) => channel === 'text')
    expect(row).toMatchObject({
      state: 'sent',
      address: '+447700900123',
      providerId: text!.id,
      body: text!.body,
      parts: 3,
      sentAt: later(3),
    })
    expect(text!.reference).toBe(row!.id)
  })

  test('is only sent where the council sends texts', async () => {
    const setting = await anEvent(database.db)
    await anInvitation(database.db, setting, withoutEmail)
    expect(await invite(setting)).toEqual({ ok: false, reason: 'no-texts' })
    expect(await invite(setting, 'email')).toEqual({ ok: false, reason: 'nobody' })
  })

  test('goes to everyone with a mobile, and by e-mail to the others, when an officer chose so', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, { phone: MOBILE })
    await anInvitation(database.db, setting, { phone: '01632 960123' })
    await invite(setting, 'text')
    expect((await letters(setting)).map(({ channel, address }) => [channel, address])).toEqual([
      ['text', '+447700900123'],
      ['email', 'amira@example.org'],
    ])
  })

  test('is left alone by the mail, and mail by it', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    await deliverDueLetters(database.db, {
      post: undefined,
      originOf: () => origin,
      now: () => later(3),
    })
    expect((await letters(setting)).map(({ state }) => state)).toEqual(['queued'])
  })

  test('is kept to be looked at while Notify is not set up', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    await deliverDueTexts(database.db, {
      texts: undefined,
      originOf: () => origin,
      now: () => later(3),
    })
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'kept', body: expect.stringContaining('Запрошення') }),
    ])
  })

  test('is not sent once the family has answered', async () => {
    const setting = await aTextingCouncil()
    const invitationId = await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor,
      channel: 'phone',
      reply: answering('yes', 2),
      now: later(1),
    })
    await deliver(3)
    expect(server.tried()).toBe(0)
    // No text says what became of an answer: it costs, and the page says it.
    expect((await letters(setting)).map(({ state, purpose }) => [purpose, state])).toEqual([
      ['invitation', 'cancelled'],
    ])
  })
})

describe('news by text', () => {
  test('of a cancelled date reaches who has no e-mail, and who has neither is rung', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await anInvitation(database.db, setting, { name: 'Olena Koval', email: null })
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(invitation).set({ sentAt: NOW }),
    )
    const told = await cancelDates(database.db, {
      ...setting,
      actor,
      edition: 1,
      reason: 'The roof leaks',
      now: later(1),
    })
    expect(told).toMatchObject({ ok: true })
    await deliver(4)
    expect(server.taken.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Скасовано: Family event.*\nЗапитання: 01632 960000\n/s),
    ])
    expect(server.taken[0]!.body).not.toContain('https')
    expect(await calls(setting)).toEqual([['event_cancelled', 'Olena Koval']])
  })
})

describe('a reminder by rule', () => {
  test('goes by text to who comes and has no e-mail, and is counted so on the timetable', async () => {
    const councilId = await aCouncil(database.db, { texts: true })
    const rules = {
      'before-1': { isOn: true, amount: 2, unit: 'days' as const, time: '10:00' },
      thanks: { isOn: true, amount: 1, unit: 'days' as const, time: '10:00' },
    }
    const setting = await anEvent(database.db, { councilId, event: { reminderRules: rules } })
    for (const family of [withoutEmail, { email: null, phone: '01632 960123' }]) {
      const invitationId = await anInvitation(database.db, setting, family)
      const reply = answering('yes', 2)
      const answered = {
        councilId,
        invitationId,
        actor,
        channel: 'phone' as const,
        reply,
        now: NOW,
      }
      await replyToInvitation(database.db, answered)
    }
    const [held] = await inCouncil(database.db, councilId, (tx) =>
      tx
        .select({ event, occurrence })
        .from(occurrence)
        .innerJoin(event, eq(event.id, occurrence.eventId)),
    )
    const planned = await findTimetable(database.db, {
      council: await findCouncil(database.db, councilId),
      ...held!,
      now: NOW,
    })
    const whom = Object.fromEntries(planned.map(({ rule, whom: told }) => [rule.name, told]))
    expect(whom['before-1']).toMatchObject({ byEmail: 0, byText: 1, byHand: 1 })
    // Thanks are not worth a text.
    expect(whom.thanks).toMatchObject({ byEmail: 0, byText: 0, byHand: 2 })
    const morning = new Date('2027-06-24T09:05:00Z')
    expect(await postDueReminders(database.db, { now: morning })).toBe(1)
    const deliverAt = (now: Date) =>
      deliverDueTexts(database.db, { texts, originOf: () => origin, now: () => now })
    // The worker was away until the night: it waits for the morning.
    await deliverAt(new Date('2027-06-24T22:30:00Z'))
    expect(server.taken).toEqual([])
    await deliverAt(new Date('2027-06-25T08:30:00Z'))
    expect(server.taken.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^Нагадування: Family event/),
    ])
  })
})

describe('a text that Notify does not take', () => {
  const refusing = async (behaviour: ReturnType<NotifyServer['onSend']>) => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    server.onSend = () => behaviour
    const delivered = await deliver(3)
    return { setting, delivered }
  }

  test('because of its number: the number is noted, the family is to be rung, nobody counts as invited', async () => {
    const { setting } = await refusing({
      status: 400,
      error: 'ValidationError',
      message: 'phone_number Not a UK mobile number',
    })
    expect(await people(setting)).toEqual([expect.objectContaining({ phoneState: 'refused' })])
    expect(await calls(setting)).toEqual([['invitation', 'Amira Al-Khatib']])
    const { fresh } = await findEventLetters(database.db, { ...setting, now: later(5) })
    expect(fresh.groups).toEqual([expect.objectContaining({ hasMobile: false, isReminded: false })])
    const audited = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'directory.number-refused')),
    )
    expect(audited).toHaveLength(1)
    expect(JSON.stringify(audited)).not.toContain('7700')
    // Another number is tried again.
    const [row] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(invitation),
    )
    await reviseParty(database.db, {
      ...setting,
      invitationId: row!.id,
      actor,
      contact: { fullName: 'Amira Al-Khatib', language: 'uk', phone: '07700 900999' },
      now: later(6),
    })
    expect(await people(setting)).toEqual([
      expect.objectContaining({ phoneState: 'fine', mobile: '+447700900999' }),
    ])
    server.onSend = () => 'take'
    await invite(setting, 'either', 7)
    await deliver(10)
    expect(server.taken.map(({ to }) => to)).toEqual(['+447700900999'])
  })

  test('because of the service: it failed, and nothing is said against the number', async () => {
    const { setting } = await refusing({
      status: 400,
      error: 'BadRequestError',
      message: 'Can’t send to this recipient when service is in trial mode',
    })
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'failed', lastError: '400 BadRequestError' }),
    ])
    expect(await people(setting)).toEqual([expect.objectContaining({ phoneState: 'fine' })])
    server.onSend = () => 'take'
    const [row] = await letters(setting)
    const retried = { councilId: setting.councilId, letterId: row!.id, actor, now: later(9) }
    expect(await retryLetter(database.db, retried)).toEqual({ ok: true })
    await deliver(10)
    expect(server.taken).toHaveLength(1)
  })

  test.each([
    { status: 403, error: 'AuthError', message: 'Invalid token: API key not found' },
    { status: 429, error: 'RateLimitError', message: 'Exceeded rate limit' },
    { status: 500, error: 'Exception', message: 'Internal server error' },
    'hang',
    'drop',
  ] as const)(
    'for now (%j): it waits, the others are not tried, and all go later',
    async (behaviour) => {
      const setting = await aTextingCouncil()
      await anInvitation(database.db, setting, withoutEmail)
      await anInvitation(database.db, setting, { ...withoutEmail, phone: '07700 900456' })
      await invite(setting)
      server.onSend = () => behaviour
      expect(await deliver(3)).toMatchObject({ unreachable: true })
      expect(server.tried()).toBe(1)
      expect((await letters(setting)).map(({ state, attempts }) => [state, attempts])).toEqual([
        ['queued', 1],
        ['queued', 0],
      ])
      server.onSend = () => 'take'
      await deliver(10)
      expect(server.taken.map(({ to }) => to).toSorted()).toEqual([
        '+447700900123',
        '+447700900456',
      ])
      expect(await people(setting)).toEqual([
        expect.objectContaining({ phoneState: 'fine' }),
        expect.objectContaining({ phoneState: 'fine' }),
      ])
    },
  )

  test('though it did, before the line went dead: it is not sent twice', async () => {
    const { setting } = await refusing('take-and-drop')
    expect(server.taken).toHaveLength(1)
    server.onSend = () => 'take'
    await deliver(10)
    expect(server.taken).toHaveLength(1)
    expect(server.tried()).toBe(1)
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'sent', providerId: server.taken[0]!.id }),
    ])
  })

  test('with a wrong key says so without the key', async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    const wrong = notifyPost({ ...server, key: server.key.replace(/.$/, '1') }, 400)
    await deliver(3, wrong)
    expect(server.tried()).toBe(0)
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'queued', lastError: 'later 403 AuthError' }),
    ])
  })
})

describe('what became of a text', () => {
  const sentText = async () => {
    const setting = await aTextingCouncil()
    await anInvitation(database.db, setting, withoutEmail)
    await invite(setting)
    await deliver(3)
    return setting
  }

  test('is asked until it is known, less and less often', async () => {
    const setting = await sentText()
    expect(await ask(3)).toBe(0)
    expect(await ask(4)).toBe(1)
    expect(await ask(4.5)).toBe(0)
    expect(await ask(60)).toBe(1)
    expect(await ask(61)).toBe(0)
    server.taken[0]!.status = 'delivered'
    expect(await ask(120)).toBe(1)
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'sent', deliveredAt: later(120), askAt: null }),
    ])
    expect(await ask(600)).toBe(0)
  })

  test('a permanent failure notes the number, puts the family on the call list and lets it be invited again', async () => {
    const setting = await sentText()
    server.taken[0]!.status = 'permanent-failure'
    await ask(10)
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'bounced', lastError: 'permanent-failure' }),
    ])
    expect(await people(setting)).toEqual([expect.objectContaining({ phoneState: 'refused' })])
    expect(await calls(setting)).toEqual([['invitation', 'Amira Al-Khatib']])
    const { fresh } = await findEventLetters(database.db, { ...setting, now: later(11) })
    expect(fresh).toMatchObject({ byHand: 1 })
  })

  test('a telephone that was off says nothing against its number', async () => {
    const setting = await sentText()
    server.taken[0]!.status = 'temporary-failure'
    await ask(10)
    expect(await people(setting)).toEqual([expect.objectContaining({ phoneState: 'fine' })])
    expect(await invite(setting, 'either', 12)).toMatchObject({ ok: true })
    await deliver(15)
    expect(server.taken).toHaveLength(2)
    expect(new Set(server.taken.map(({ reference }) => reference)).size).toBe(2)
  })

  test('is left alone after four days', async () => {
    const setting = await sentText()
    for (let hours = 1; hours < 120; hours += 1) await ask(hours * 60)
    expect(await letters(setting)).toEqual([
      expect.objectContaining({ state: 'sent', deliveredAt: null, askAt: null }),
    ])
  })
})

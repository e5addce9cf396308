import { and, asc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { dateOf } from '#app/domain/events/date-of-event.ts'
import { changeDates } from '#app/domain/events/change-dates.server.ts'
import { newId } from '#app/domain/ids.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { changeReminderRules } from '#app/domain/mail/change-reminder-rules.server.ts'
import { claimLetters } from '#app/domain/mail/claim.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { findTimetable } from '#app/domain/mail/find-timetable.server.ts'
import { postDueReminders } from '#app/domain/mail/reminders.server.ts'
import type { ReminderRule, RuleName } from '#app/domain/mail/reminder-rules.ts'
import {
  resumeReminder,
  sendReminderNow,
  stopReminder,
} from '#app/domain/mail/steer-reminder.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  arrival,
  auditEntry,
  event,
  invitation,
  letter,
  occurrence,
  person,
  reminderRun,
  unsubscription,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const officer = { kind: 'account', accountId: newId(), role: 'officer' } as const
const at = (iso: string) => new Date(iso)
const on = (rule: Partial<ReminderRule> = {}) => ({
  isOn: true,
  amount: 2,
  unit: 'days' as const,
  time: '10:00',
  ...rule,
})
const OFF = { 'before-1': { isOn: false, amount: 2, unit: 'days', time: '10:00' } }

beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))

const inside = <T>(setting: Setting, read: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, setting.councilId, read)
const ruled = (rules: Partial<Record<RuleName, object>>, over: object = {}) =>
  anEvent(database.db, { event: { reminderRules: { ...OFF, ...rules } }, ...over })
const remind = (iso: string) => postDueReminders(database.db, { now: at(iso) })
const invite = async (setting: Setting, name: string, sentAt: Date | null = NOW) => {
  const id = await anInvitation(database.db, setting, {
    name,
    email: `${name.toLowerCase()}@example.org`,
  })
  await inside(setting, (tx) => tx.update(invitation).set({ sentAt }).where(eq(invitation.id, id)))
  return id
}
const answer = (setting: Setting, invitationId: string, says: 'yes' | 'no' | 'maybe', now = NOW) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: answering(says, says === 'yes' ? 2 : 0),
    now,
  })
const posted = (setting: Setting, purpose: (typeof letter.$inferSelect)['purpose']) =>
  inside(setting, (tx) =>
    tx
      .select({ subjectId: letter.subjectId, occasion: letter.occasion, state: letter.state })
      .from(letter)
      .where(and(eq(letter.purpose, purpose), eq(letter.occurrenceId, setting.occurrenceId)))
      .orderBy(asc(letter.id)),
  )
const runs = (setting: Setting) =>
  inside(setting, (tx) =>
    tx
      .select({ rule: reminderRun.rule, state: reminderRun.state, letters: reminderRun.letters })
      .from(reminderRun)
      .orderBy(asc(reminderRun.rule)),
  )
const steering = async (setting: Setting, rule: RuleName, now: Date) => ({
  council: await findCouncil(database.db, setting.councilId),
  eventId: setting.eventId,
  occurrenceId: setting.occurrenceId,
  rule,
  actor: officer,
  now,
})
const timetable = async (setting: Setting, now: Date) => {
  const council = await findCouncil(database.db, setting.councilId)
  const [row] = await inside(setting, (tx) =>
    tx
      .select({ event, occurrence })
      .from(occurrence)
      .innerJoin(event, eq(event.id, occurrence.eventId))
      .where(eq(occurrence.id, setting.occurrenceId)),
  )
  return findTimetable(database.db, { council, ...row!, now })
}

describe('those who have not answered', () => {
  test('are reminded once before replies close; not who answered, was withdrawn, bounced or never invited', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    const silent = await invite(setting, 'Silent')
    await answer(setting, await invite(setting, 'Coming'), 'yes')
    await answer(setting, await invite(setting, 'Staying'), 'no')
    await answer(setting, await invite(setting, 'Perhaps'), 'maybe')
    const withdrawn = await invite(setting, 'Withdrawn')
    const bounced = await invite(setting, 'Bounced')
    await invite(setting, 'Uninvited', null)
    await inside(setting, async (tx) => {
      await tx.update(invitation).set({ revokedAt: NOW }).where(eq(invitation.id, withdrawn))
      await tx
        .update(person)
        .set({ emailState: 'bouncing' })
        .where(eq(person.email, 'bounced@example.org'))
    })
    expect(bounced).not.toBe(silent)
    expect(await remind('2027-06-15T08:59:00Z')).toBe(0)
    expect(await remind('2027-06-15T09:00:00Z')).toBe(1)
    expect(await remind('2027-06-15T09:00:30Z')).toBe(0)
    expect(await posted(setting, 'invitation_reminder')).toEqual([
      { subjectId: silent, occasion: 'unanswered-1.1', state: 'queued' },
    ])
    expect(await runs(setting)).toEqual([{ rule: 'unanswered-1', state: 'sent', letters: 1 }])
  })

  test('who stopped such letters are neither written to nor counted', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    await inside(setting, async (tx) => {
      const [one] = await tx.select({ id: person.id }).from(person)
      await tx.insert(unsubscription).values({
        councilId: setting.councilId,
        personId: one!.id,
        topic: 'invitations',
        at: NOW,
      })
    })
    expect(await timetable(setting, NOW)).toMatchObject([{ whom: { byEmail: 0, byHand: 0 } }])
    expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
  })

  test('who stopped invitations, and not reminders, is reminded by e-mail of what they said yes to', async () => {
    const setting = await ruled({ 'before-1': on() })
    const id = await invite(setting, 'Coming')
    await answer(setting, id, 'yes')
    await inside(setting, async (tx) => {
      const [one] = await tx.select({ id: person.id }).from(person)
      await tx.insert(unsubscription).values({
        councilId: setting.councilId,
        personId: one!.id,
        topic: 'invitations',
        at: NOW,
      })
    })
    expect(await timetable(setting, NOW)).toMatchObject([{ whom: { byEmail: 1, byHand: 0 } }])
    expect(await remind('2027-06-24T09:00:00Z')).toBe(1)
  })

  test('two workers at once post it once', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const both = await Promise.all([remind('2027-06-15T09:00:00Z'), remind('2027-06-15T09:00:00Z')])
    expect(both.toSorted()).toEqual([0, 1])
    expect(await posted(setting, 'invitation_reminder')).toHaveLength(1)
  })

  test('are left alone for a day after their invitation', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    const fresh = await invite(setting, 'Fresh')
    await inside(setting, (tx) =>
      tx.insert(letter).values({
        councilId: setting.councilId,
        purpose: 'invitation',
        subjectId: fresh,
        occasion: '1',
        language: 'en',
        state: 'sent',
        sendAfter: NOW,
        messageId: '<a@example.org>',
        createdAt: at('2027-06-14T15:00:00Z'),
      }),
    )
    expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
  })

  test('who answer while the letter waits are not written to', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    const silent = await invite(setting, 'Silent')
    await remind('2027-06-15T09:00:00Z')
    await answer(setting, silent, 'no', at('2027-06-15T09:01:00Z'))
    expect((await posted(setting, 'invitation_reminder')).map(({ state }) => state)).toEqual([
      'cancelled',
    ])
  })
})

describe('those who came', () => {
  test('are thanked the day after; where somebody counted at the door, only who was counted', async () => {
    const setting = await ruled({ thanks: on({ amount: 1 }) })
    const came = await invite(setting, 'Came')
    const stayed = await invite(setting, 'Stayed')
    for (const id of [came, stayed]) await answer(setting, id, 'yes')
    await inside(setting, (tx) =>
      tx.insert(arrival).values({
        councilId: setting.councilId,
        occurrenceId: setting.occurrenceId,
        invitationId: came,
        people: 2,
        walkIn: false,
        deviceMark: newId(),
        at: at('2027-06-26T09:40:00Z'),
        by: 'system:command',
      }),
    )
    expect(await remind('2027-06-27T09:00:00Z')).toBe(1)
    expect((await posted(setting, 'thanks')).map(({ subjectId }) => subjectId)).toEqual([came])
  })

  test('are thanked by whom nobody counted, and never weeks late', async () => {
    const setting = await ruled({ thanks: on({ amount: 1 }) })
    await answer(setting, await invite(setting, 'Came'), 'yes')
    expect(await remind('2027-07-12T09:00:00Z')).toBe(0)
    expect(await remind('2027-06-28T09:00:00Z')).toBe(1)
  })
})

describe('several rules', () => {
  test('after an outage only the nearest writes, and the other is noted as passed', async () => {
    const setting = await ruled({ 'before-1': on({ amount: 2 }), 'before-2': on({ amount: 7 }) })
    await answer(setting, await invite(setting, 'Coming'), 'yes')
    expect(await remind('2027-06-25T09:00:00Z')).toBe(1)
    expect(await runs(setting)).toEqual([
      { rule: 'before-1', state: 'sent', letters: 1 },
      { rule: 'before-2', state: 'passed', letters: 0 },
    ])
    expect((await posted(setting, 'reminder')).map(({ occasion }) => occasion)).toEqual([
      'before-1.1',
    ])
  })
})

describe('a rule that is set too late', () => {
  const set = (setting: Setting, rules: Array<[RuleName, ReturnType<typeof on>]>, now: Date) =>
    changeReminderRules(database.db, {
      councilId: setting.councilId,
      eventId: setting.eventId,
      revision: 1,
      rules: new Map(rules),
      actor: officer,
      now,
    })

  test('does not suddenly write to everyone, and the timetable says so', async () => {
    const setting = await ruled({})
    await invite(setting, 'Silent')
    const now = at('2027-06-16T12:00:00Z')
    expect(await set(setting, [['unanswered-1', on({ amount: 7 })]], now)).toEqual({
      ok: true,
      value: undefined,
    })
    expect(await remind('2027-06-16T12:01:00Z')).toBe(0)
    expect(await timetable(setting, now)).toMatchObject([
      { rule: { name: 'unanswered-1' }, state: 'missed', canSend: true, whom: { byEmail: 1 } },
    ])
  })

  test('another officer’s save in between refuses it; a rule switched off stops what waits', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    await remind('2027-06-15T09:00:00Z')
    const now = at('2027-06-15T09:00:10Z')
    await set(setting, [['unanswered-1', on({ isOn: false, amount: 3 })]], now)
    expect((await posted(setting, 'invitation_reminder')).map(({ state }) => state)).toEqual([
      'cancelled',
    ])
    expect(await set(setting, [['thanks', on()]], now)).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    const audits = await inside(setting, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'event.reminders-changed')),
    )
    expect(audits.map(({ detail }) => detail)).toEqual([{ rules: 'unanswered-1:off' }])
  })
})

test('a date that moves takes its rules along, and the old day reminds nobody', async () => {
  const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
  await invite(setting, 'Silent')
  const [row] = await inside(setting, (tx) =>
    tx.select().from(occurrence).where(eq(occurrence.id, setting.occurrenceId)),
  )
  const moved = await changeDates(database.db, {
    ...setting,
    actor: officer,
    now: NOW,
    edition: 1,
    date: {
      ...dateOf(row!),
      startsAt: at('2027-07-10T09:30:00Z'),
      endsAt: at('2027-07-10T11:00:00Z'),
      repliesCloseAt: at('2027-07-02T16:00:00Z'),
    },
    confirmed: true,
  })
  expect(moved.ok).toBe(true)
  expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
  expect(await remind('2027-06-29T09:00:00Z')).toBe(1)
  expect((await posted(setting, 'invitation_reminder')).map(({ occasion }) => occasion)).toEqual([
    'unanswered-1.2',
  ])
})

describe('quiet hours', () => {
  test('nothing is posted by a rule in the night; in the morning it is', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3, time: '22:30' }) })
    const silent = await invite(setting, 'Silent')
    const answered = await invite(setting, 'Answered')
    expect(await remind('2027-06-15T21:30:00Z')).toBe(0)
    await answer(setting, answered, 'no', at('2027-06-15T23:00:00Z'))
    expect(await remind('2027-06-16T06:59:00Z')).toBe(0)
    expect(await remind('2027-06-16T07:00:00Z')).toBe(1)
    expect((await posted(setting, 'invitation_reminder')).map((one) => one.subjectId)).toEqual([
      silent,
    ])
  })

  test('a letter of a rule that the server did not take in the evening waits, an answer’s own goes', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const answers = await invite(setting, 'Answers')
    await remind('2027-06-15T09:00:00Z')
    const now = at('2027-06-15T21:00:00Z')
    await answer(setting, answers, 'yes', now)
    const kept: string[] = []
    const deliver = (moment: Date) =>
      deliverDueLetters(database.db, {
        post: {
          hand: async ({ envelope }) => {
            kept.push(envelope.to[0])
            return { kind: 'sent' }
          },
          close: () => undefined,
        },
        originOf: () => 'https://e.example',
        now: () => moment,
      })
    await deliver(now)
    expect(kept).toEqual(['answers@example.org'])
    await deliver(at('2027-06-16T07:00:00Z'))
    expect(kept).toEqual(['answers@example.org', 'silent@example.org'])
  })
})

describe('an officer at the timetable', () => {
  test('stops a rule for this date, and lets it go again before its time', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const before = at('2027-06-14T09:00:00Z')
    expect(
      await stopReminder(database.db, await steering(setting, 'unanswered-1', before)),
    ).toEqual({ ok: true, value: { stopped: 0 } })
    expect(await timetable(setting, before)).toMatchObject([{ state: 'stopped', canResume: true }])
    expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
    const again = await steering(setting, 'unanswered-1', before)
    expect(await resumeReminder(database.db, again)).toMatchObject({ ok: true })
    expect(await remind('2027-06-15T09:00:00Z')).toBe(1)
  })

  test('does not start late by being let go after its time', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const early = at('2027-06-14T09:00:00Z')
    await stopReminder(database.db, await steering(setting, 'unanswered-1', early))
    const late = await steering(setting, 'unanswered-1', at('2027-06-16T09:00:00Z'))
    expect(await resumeReminder(database.db, late)).toEqual({ ok: false, reason: 'too-late' })
  })

  test('sends it now, at night too; in two minutes, once, and its own time writes to nobody', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const now = at('2027-06-14T22:00:00Z')
    const given = await steering(setting, 'unanswered-1', now)
    expect(await sendReminderNow(database.db, given)).toEqual({ ok: true, value: { letters: 1 } })
    expect(await sendReminderNow(database.db, given)).toEqual({ ok: false, reason: 'gone' })
    const claim = (moment: Date) =>
      claimLetters(database.db, {
        councilId: setting.councilId,
        channel: 'email',
        now: moment,
        atMost: 10,
        leaseSeconds: 60,
        isQuiet: true,
      })
    expect(await claim(at('2027-06-14T22:01:00Z'))).toEqual([])
    expect(await claim(at('2027-06-14T22:02:00Z'))).toHaveLength(1)
    expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
  })

  test('can stop within the two minutes; what has gone is gone', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    await invite(setting, 'Silent')
    const given = await steering(setting, 'unanswered-1', at('2027-06-14T12:00:00Z'))
    await sendReminderNow(database.db, given)
    expect(await stopReminder(database.db, given)).toEqual({ ok: true, value: { stopped: 1 } })
    expect(await remind('2027-06-15T09:00:00Z')).toBe(0)
  })

  test('cannot send what nobody would get, nor a rule that is off, nor of another event', async () => {
    const setting = await ruled({ 'unanswered-1': on({ amount: 3 }) })
    const other = await ruled({}, { councilId: setting.councilId })
    const now = at('2027-06-14T12:00:00Z')
    const send = async (given: Awaited<ReturnType<typeof steering>>) =>
      sendReminderNow(database.db, given)
    const given = await steering(setting, 'unanswered-1', now)
    expect(await send(given)).toEqual({ ok: false, reason: 'nobody' })
    expect(await send({ ...given, rule: 'thanks' })).toEqual({ ok: false, reason: 'unknown' })
    expect(await send({ ...given, eventId: other.eventId })).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })
})

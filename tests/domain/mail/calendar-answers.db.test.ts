import { and, desc, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { findCallList } from '#app/domain/events/call-list.server.ts'
import { postLetters } from '#app/domain/mail/outbox.server.ts'
import { takeInbound } from '#app/domain/mail/take-inbound.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  attendee,
  inboundMessage,
  invitation,
  letter,
  occurrence,
  person,
  reply,
  replyChange,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'
import type { Pressed } from '#tests/support/guest-mail/parts.ts'
import { CALENDARS, pressed, type CalendarProgram } from '#tests/support/guest-mail/pressed.ts'
import { plainMail, returned } from '#tests/support/guest-mail/returned.ts'

const database = useDatabase()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const take = (raw: Buffer, minutes = 5) => takeInbound(database.db, { raw, now: later(minutes) })
const programs = Object.keys(CALENDARS) as CalendarProgram[]

beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))

/** One person, invited, and what the calendar calls the entry. */
async function anEntry(over: Parameters<typeof anEvent>[1] = {}, limit = 1) {
  const setting = await anEvent(database.db, over)
  const invitationId = await anInvitation(database.db, setting, { limit })
  return { setting, invitationId, uid: `${invitationId}@borchester.example` }
}

const inside = <T>(setting: Setting, work: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, setting.councilId, work)

const standing = (setting: Setting, invitationId: string) =>
  inside(setting, async (tx) => {
    const [row] = await tx.select().from(reply).where(eq(reply.invitationId, invitationId))
    return row && { answer: row.answer, state: row.state, people: row.people, channel: row.channel }
  })

const messages = (setting: Setting) =>
  inside(setting, (tx) =>
    tx
      .select({
        kind: inboundMessage.kind,
        decision: inboundMessage.decision,
        reason: inboundMessage.reason,
      })
      .from(inboundMessage)
      .orderBy(inboundMessage.id),
  )

const letters = (setting: Setting) =>
  inside(setting, (tx) =>
    tx
      .select({ purpose: letter.purpose, state: letter.state, facts: letter.facts })
      .from(letter)
      .orderBy(letter.id),
  )

const press = (uid: string, over: Partial<Pressed> = {}, program: CalendarProgram = 'gmail') =>
  pressed(program, { uid, ...over })

describe('an answer from the calendar of one person', () => {
  test.each(programs)('of %s counts as if it were given on the page', async (program) => {
    const { setting, invitationId, uid } = await anEntry({ capacity: 5 })
    expect(await take(press(uid, {}, program))).toEqual({ kind: 'reply', outcome: 'applied' })
    expect(await standing(setting, invitationId)).toEqual({
      answer: 'yes',
      state: 'confirmed',
      people: 1,
      channel: 'calendar',
    })
    await take(press(uid, { partstat: 'TENTATIVE', stamp: later(6) }, program), 7)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'maybe', people: 0 })
    await take(press(uid, { partstat: 'DECLINED', stamp: later(8) }, program), 9)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'no', state: 'declined' })
    expect((await letters(setting)).map(({ purpose }) => purpose)).toEqual([
      'reply',
      'reply',
      'reply',
    ])
    const [change] = await inside(setting, (tx) =>
      tx.select().from(replyChange).orderBy(desc(replyChange.revision)),
    )
    expect(change).toMatchObject({
      revision: 3,
      channel: 'calendar',
      actor: expect.stringMatching(/^link:/),
    })
  })

  test('joins the waiting list of a full event, and is told so by a letter', async () => {
    const { setting, invitationId, uid } = await anEntry({ capacity: 1 })
    const first = await anInvitation(database.db, setting, { limit: 1, email: 'first@example.org' })
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId: first,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: answering('yes', 1),
      now: NOW,
    })
    expect(await take(press(uid))).toEqual({ kind: 'reply', outcome: 'applied' })
    expect(await standing(setting, invitationId)).toMatchObject({ state: 'waiting', people: 1 })
    expect((await letters(setting)).at(-1)).toMatchObject({
      purpose: 'reply',
      state: 'queued',
      facts: { state: 'waiting' },
    })
  })

  test('keeps the words that were typed with it, and a delegate’s name', async () => {
    const { setting, invitationId, uid } = await anEntry({ kind: 'convening' })
    await take(press(uid, { comment: 'By train' }))
    await inside(setting, async (tx) => {
      expect(await tx.select({ message: reply.message }).from(reply)).toEqual([
        { message: 'By train' },
      ])
      const comers = await tx
        .select({ name: attendee.name })
        .from(attendee)
        .where(eq(attendee.invitationId, invitationId))
      expect(comers).toEqual([{ name: 'Amira Al-Khatib' }])
    })
  })
})

describe('an answer from the calendar of a family', () => {
  test('yes is answered by a letter that asks to finish the reply, once a day; no and maybe count', async () => {
    const { setting, invitationId, uid } = await anEntry({ capacity: 50 }, 6)
    expect(await take(press(uid))).toEqual({ kind: 'reply', outcome: 'asked' })
    expect(await take(press(uid, { stamp: later(20) }), 21)).toMatchObject({ outcome: 'asked' })
    expect(await standing(setting, invitationId)).toBeUndefined()
    expect(await letters(setting)).toEqual([
      { purpose: 'finish_reply', state: 'queued', facts: {} },
    ])
    await take(press(uid, { partstat: 'DECLINED', stamp: later(30) }), 31)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'no' })
    expect((await letters(setting)).map(({ purpose, state }) => [purpose, state])).toEqual([
      ['finish_reply', 'cancelled'],
      ['reply', 'queued'],
    ])
  })
})

describe('order and repetition', () => {
  test('the same message twice, and the same answer again, change nothing', async () => {
    const { setting, invitationId, uid } = await anEntry()
    const raw = press(uid)
    expect(await take(raw)).toMatchObject({ outcome: 'applied' })
    expect(await take(raw)).toEqual({ kind: 'reply', outcome: 'repeated' })
    expect(await take(press(uid, { stamp: later(6) }), 7)).toMatchObject({ outcome: 'dropped' })
    expect(await messages(setting)).toEqual([
      { kind: 'reply', decision: 'applied', reason: null },
      { kind: 'reply', decision: 'dropped', reason: 'same-answer' },
    ])
    expect(await letters(setting)).toHaveLength(1)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'yes' })
  })

  test('two processes that take one message at the same moment apply it once', async () => {
    const { setting, uid } = await anEntry()
    const raw = press(uid)
    const outcomes = await Promise.all([take(raw), take(raw), take(raw)])
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual([
      'applied',
      'repeated',
      'repeated',
    ])
    expect(await letters(setting)).toHaveLength(1)
  })

  test('what was pressed first and comes last is laid aside', async () => {
    const { setting, invitationId, uid } = await anEntry()
    await take(press(uid, { partstat: 'DECLINED', stamp: later(4) }))
    await take(press(uid, { partstat: 'ACCEPTED', stamp: later(2) }), 6)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'no' })
    expect((await messages(setting)).at(-1)).toMatchObject({
      decision: 'dropped',
      reason: 'overtaken',
    })
  })

  test('a clock that is ahead does not make an answer the last one for ever', async () => {
    const { setting, invitationId, uid } = await anEntry()
    await take(press(uid, { stamp: later(60 * 24 * 30) }), 5)
    await take(press(uid, { partstat: 'DECLINED', stamp: later(6) }), 7)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'no' })
  })

  test('an answer on the page since then stands; one within minutes is for somebody to look at', async () => {
    const { setting, invitationId, uid } = await anEntry()
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: answering('yes', 1),
      now: later(60),
    })
    await take(press(uid, { partstat: 'DECLINED', stamp: later(10) }), 61)
    await take(press(uid, { partstat: 'DECLINED', stamp: later(55) }), 62)
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'yes' })
    expect(await messages(setting)).toEqual([
      { kind: 'reply', decision: 'dropped', reason: 'overtaken' },
      { kind: 'reply', decision: 'review', reason: 'crossed' },
    ])
  })

  test('an entry of an older version still counts while it told the same time, and not after a move', async () => {
    const { setting, invitationId, uid } = await anEntry()
    await inside(setting, (tx) => tx.update(invitation).set({ calendarSequence: 4 }))
    expect(await take(press(uid))).toMatchObject({ outcome: 'applied' })
    await inside(setting, (tx) =>
      tx.update(occurrence).set({
        startsAt: new Date('2027-06-26T12:30:00Z'),
        endsAt: new Date('2027-06-26T13:45:00Z'),
      }),
    )
    expect(await take(press(uid, { partstat: 'DECLINED', stamp: later(8) }), 9)).toMatchObject({
      outcome: 'review',
    })
    expect((await messages(setting)).at(-1)?.reason).toBe('other-time-answered')
    expect(await standing(setting, invitationId)).toMatchObject({ answer: 'yes' })
  })
})

describe('what somebody has to look at', () => {
  test.each<[string, Partial<Pressed>, CalendarProgram]>([
    ['another-address', { attendee: 'cousin@example.org' }, 'gmail'],
    ['another-sender', { from: 'mallory@evil.example' }, 'gmail'],
    ['delegated', { partstat: 'DELEGATED' }, 'outlook'],
    ['unclear', { partstat: 'NEEDS-ACTION' }, 'outlook'],
    ['brings-others', { others: 3 }, 'gmail'],
    ['other-time-proposed', { method: 'COUNTER', partstat: 'TENTATIVE' }, 'exchange'],
  ])('%s', async (reason, over, program) => {
    const { setting, invitationId, uid } = await anEntry()
    expect(await take(press(uid, over, program))).toMatchObject({ outcome: 'review' })
    expect(await messages(setting)).toMatchObject([{ decision: 'review', reason }])
    expect(await standing(setting, invitationId)).toBeUndefined()
    expect(await letters(setting)).toEqual([])
  })

  test('a sender whom the receiving server found to be false, and an answer after the closing time', async () => {
    const { setting, uid } = await anEntry()
    const forged = Buffer.concat([
      Buffer.from('Authentication-Results: mx; dmarc=fail\r\n'),
      press(uid),
    ])
    await take(forged)
    await take(press(uid, { stamp: later(60 * 24 * 30) }), 60 * 24 * 27)
    expect((await messages(setting)).map(({ reason }) => reason)).toEqual([
      'not-authentic',
      'replies-closed',
    ])
  })

  test('a letter that somebody wrote in answer to ours', async () => {
    const { setting, invitationId } = await anEntry()
    const id = await sent(setting, invitationId)
    const raw = plainMail({
      headers: [`References: <${id}@borchester.example>`],
      text: 'We are five.',
    })
    expect(await take(raw)).toEqual({ kind: 'letter', outcome: 'review' })
    const [row] = await inside(setting, (tx) => tx.select().from(inboundMessage))
    expect(row).toMatchObject({
      invitationId,
      excerpt: 'We are five.',
      sender: 'amira@example.org',
    })
  })
})

describe('what is about nothing of ours', () => {
  test('leaves no trace: another event’s entry, another council’s, anybody’s letter', async () => {
    const { setting } = await anEntry()
    expect(await take(press('somebody-else@calendar.example'))).toMatchObject({
      outcome: 'ignored',
    })
    expect(await take(plainMail({}))).toMatchObject({ outcome: 'ignored' })
    expect(await take(plainMail({ headers: ['Auto-Submitted: auto-replied'] }))).toEqual({
      kind: 'automatic',
      outcome: 'ignored',
    })
    expect(await messages(setting)).toEqual([])
  })

  test('an entry belongs to its council alone', async () => {
    const ours = await anEntry()
    const theirs = await anEntry()
    await take(press(theirs.uid))
    expect(await messages(ours.setting)).toEqual([])
    expect(await standing(ours.setting, ours.invitationId)).toBeUndefined()
    expect(await standing(theirs.setting, theirs.invitationId)).toMatchObject({ answer: 'yes' })
  })
})

describe('a letter that came back', () => {
  test('for good: nobody is written to there any more, and somebody rings', async () => {
    const { setting, invitationId } = await anEntry({}, 4)
    const id = await sent(setting, invitationId, 'event_changed')
    const raw = returned('postfix', { originalId: `<${id}@borchester.example>` })
    expect(await take(raw)).toEqual({ kind: 'bounce', outcome: 'applied' })
    expect(await take(raw)).toEqual({ kind: 'bounce', outcome: 'repeated' })
    await inside(setting, async (tx) => {
      expect(await tx.select({ state: person.emailState }).from(person)).toEqual([
        { state: 'bouncing' },
      ])
      expect(await tx.select({ state: letter.state, why: letter.lastError }).from(letter)).toEqual([
        { state: 'bounced', why: '5.1.1' },
      ])
    })
    const calls = await findCallList(database.db, setting)
    expect(calls.map(({ label, purpose }) => [label, purpose])).toEqual([
      ['Amira Al-Khatib', 'event_changed'],
    ])
  })

  test('an invitation that came back counts as not sent', async () => {
    const { setting, invitationId } = await anEntry({}, 4)
    const id = await sent(setting, invitationId)
    await take(returned('gmail', { originalId: `<${id}@borchester.example>`, status: '5.2.1' }))
    await inside(setting, async (tx) => {
      expect(await tx.select({ sentAt: invitation.sentAt }).from(invitation)).toEqual([
        { sentAt: null },
      ])
    })
    expect((await findCallList(database.db, setting)).map(({ purpose }) => purpose)).toEqual([
      'invitation',
    ])
  })

  test('because of this letter, or for now: the address stays', async () => {
    const { setting, invitationId } = await anEntry()
    const id = await sent(setting, invitationId)
    const originalId = `<${id}@borchester.example>`
    expect(
      await take(returned('postfix', { originalId, status: '4.2.2', action: 'delayed' })),
    ).toMatchObject({ outcome: 'dropped' })
    await inside(setting, async (tx) => {
      expect(await tx.select({ state: letter.state }).from(letter)).toEqual([{ state: 'sent' }])
    })
    expect(await take(returned('exchange', { originalId, status: '5.7.1' }))).toMatchObject({
      outcome: 'applied',
    })
    await inside(setting, async (tx) => {
      expect(await tx.select({ state: letter.state }).from(letter)).toEqual([{ state: 'bounced' }])
      expect(await tx.select({ state: person.emailState }).from(person)).toEqual([
        { state: 'fine' },
      ])
    })
  })

  test('a report that names an address and no letter of ours is for somebody to look at', async () => {
    const { setting, invitationId } = await anEntry()
    await sent(setting, invitationId)
    expect(await take(returned('curt', { originalId: '' }))).toEqual({
      kind: 'bounce',
      outcome: 'review',
    })
    await inside(setting, async (tx) => {
      expect(await tx.select({ state: person.emailState }).from(person)).toEqual([
        { state: 'fine' },
      ])
    })
    expect(
      await take(returned('postfix', { originalId: `<${newId()}@x.example>`, to: 'no@x.example' })),
    ).toMatchObject({ outcome: 'ignored' })
  })
})

/** A letter to the party that has gone out; returns its id. */
async function sent(
  setting: Setting,
  invitationId: string,
  purpose: 'invitation' | 'event_changed' = 'invitation',
): Promise<string> {
  return inside(setting, async (tx) => {
    const [invited] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
    await postLetters(tx, [
      {
        councilId: setting.councilId,
        purpose,
        subjectId: invitationId,
        occasion: '1',
        eventId: setting.eventId,
        occurrenceId: setting.occurrenceId,
        partyId: invited!.partyId,
        address: 'amira@example.org',
        language: 'ar',
        sender: 'events@borchester.example',
        now: NOW,
      },
    ])
    await tx.update(invitation).set({ sentAt: NOW }).where(eq(invitation.id, invitationId))
    const [row] = await tx
      .update(letter)
      .set({ state: 'sent', sentAt: NOW })
      .where(and(eq(letter.subjectId, invitationId), eq(letter.purpose, purpose)))
      .returning({ id: letter.id })
    return row!.id
  })
}

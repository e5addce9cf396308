import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { cleanUp } from '#app/domain/records/clean-up.server.ts'
import { decideMessage, type MessageDecision } from '#app/domain/mail/decide-inbound.server.ts'
import { findWaitingMessages } from '#app/domain/mail/find-inbound.server.ts'
import { postLetters } from '#app/domain/mail/outbox.server.ts'
import { takeInbound } from '#app/domain/mail/take-inbound.server.ts'
import { findOverview } from '#app/domain/reports/find-overview.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, inboundMessage, letter, person, reply, replyChange } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anAccount, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { pressed } from '#tests/support/guest-mail/pressed.ts'
import { plainMail, returned } from '#tests/support/guest-mail/returned.ts'

const database = useDatabase()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
let setting: Setting
let accountId: string

beforeEach(async () => {
  await loadSecret(database.db, 'a secret that is long enough for tests')
  setting = await anEvent(database.db, { capacity: 20 })
  accountId = await anAccount(database.db, setting.councilId)
})

const actor = () => ({ kind: 'account', accountId, role: 'officer' }) as const
const inside = <T>(work: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, setting.councilId, work)

const waiting = async () =>
  (
    await findWaitingMessages(database.db, {
      councilId: setting.councilId,
      actor: actor(),
      address: '127.0.0.1',
      now: later(9),
    })
  ).messages

const decide = (id: string, decision: MessageDecision, minutes = 10) =>
  decideMessage(database.db, {
    councilId: setting.councilId,
    id,
    decision,
    actor: actor(),
    now: later(minutes),
  })

/** An answer that came from a cousin's address. */
async function aForwarded(limit: number) {
  const invitationId = await anInvitation(database.db, setting, { limit })
  const raw = pressed('gmail', {
    uid: `${invitationId}@borchester.example`,
    attendee: 'cousin@example.org',
    comment: 'We are late',
  })
  await takeInbound(database.db, { raw, now: later(5) })
  const [message] = await waiting()
  return { invitationId, id: message!.id, message: message! }
}

describe('a message that waits', () => {
  test('says who answered what, for whom, and why it waits', async () => {
    const { message, invitationId } = await aForwarded(1)
    expect(message).toMatchObject({
      kind: 'reply',
      reason: 'another-address',
      answer: 'yes',
      sender: 'cousin@example.org',
      excerpt: 'We are late',
      about: {
        invitationId,
        label: 'Amira Al-Khatib',
        email: 'amira@example.org',
        isForMore: false,
      },
    })
    const overview = await findOverview(database.db, {
      ...setting,
      timeZone: 'Europe/London',
      now: later(9),
    })
    expect(overview!.work.messages).toBe(1)
  })

  test('counts as the officer says, in the officer’s name, and is decided once', async () => {
    const { id, invitationId } = await aForwarded(1)
    expect(await decide(id, 'no')).toEqual({ ok: true, value: 'applied' })
    expect(await decide(id, 'yes')).toEqual({ ok: false, reason: 'decided' })
    await inside(async (tx) => {
      expect(await tx.select({ answer: reply.answer, channel: reply.channel }).from(reply)).toEqual(
        [{ answer: 'no', channel: 'calendar' }],
      )
      expect(await tx.select({ actor: replyChange.actor }).from(replyChange)).toEqual([
        { actor: `account:${accountId}` },
      ])
      const [row] = await tx.select().from(inboundMessage)
      expect(row).toMatchObject({
        decision: 'applied',
        reason: 'another-address',
        decidedBy: `account:${accountId}`,
        decidedAt: later(10),
      })
      const told = await tx
        .select({ detail: auditEntry.detail })
        .from(auditEntry)
        .where(eq(auditEntry.action, 'mail-in.applied'))
      expect(told).toEqual([{ detail: { message: id, as: 'no' } }])
    })
    expect(invitationId).toBeDefined()
    expect(await waiting()).toEqual([])
  })

  test('two officers who press together decide once', async () => {
    const { id } = await aForwarded(1)
    const outcomes = await Promise.all([decide(id, 'yes'), decide(id, 'drop')])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a yes for a family asks how many come', async () => {
    const { id } = await aForwarded(5)
    expect(await decide(id, 'yes')).toEqual({ ok: true, value: 'asked' })
    await inside(async (tx) => {
      expect(await tx.select({ purpose: letter.purpose }).from(letter)).toEqual([
        { purpose: 'finish_reply' },
      ])
      expect(await tx.select().from(reply)).toEqual([])
    })
  })

  test('that cannot count goes on waiting, with the reason', async () => {
    const { id } = await aForwarded(1)
    const afterClosing = 60 * 24 * 27
    expect(await decide(id, 'yes', afterClosing)).toEqual({ ok: false, reason: 'replies-closed' })
    expect(await waiting()).toHaveLength(1)
    expect(await decide(id, 'drop', afterClosing)).toEqual({ ok: true, value: 'dropped' })
  })

  test('is unknown in another council', async () => {
    const { id } = await aForwarded(1)
    const other = await anEvent(database.db)
    const decided = await decideMessage(database.db, {
      councilId: other.councilId,
      id,
      decision: 'drop',
      actor: actor(),
      now: later(10),
    })
    expect(decided).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('a letter that was sent', () => {
  async function aLetter() {
    const invitationId = await anInvitation(database.db, setting)
    return inside(async (tx) => {
      await postLetters(tx, [
        {
          councilId: setting.councilId,
          purpose: 'invitation',
          subjectId: invitationId,
          occasion: '1',
          eventId: setting.eventId,
          occurrenceId: setting.occurrenceId,
          address: 'amira@example.org',
          language: 'ar',
          sender: 'events@borchester.example',
          now: NOW,
        },
      ])
      const [row] = await tx.update(letter).set({ state: 'sent' }).returning({ id: letter.id })
      return row!.id
    })
  }

  test('and came back by a report that proves nothing, stops e-mail when an officer believes it', async () => {
    await aLetter()
    await takeInbound(database.db, { raw: returned('curt', { originalId: '' }), now: later(5) })
    const [message] = await waiting()
    expect(message).toMatchObject({ kind: 'bounce', reason: 'unproven-return' })
    expect(await decide(message!.id, 'yes')).toEqual({ ok: false, reason: 'cannot' })
    expect(await decide(message!.id, 'returned')).toEqual({ ok: true, value: 'applied' })
    await inside(async (tx) => {
      expect(await tx.select({ state: person.emailState }).from(person)).toEqual([
        { state: 'bouncing' },
      ])
      expect(await tx.select({ state: letter.state, why: letter.lastError }).from(letter)).toEqual([
        { state: 'bounced', why: '5.1.1' },
      ])
    })
  })

  test('and is answered in words counts as a reply on paper', async () => {
    const id = await aLetter()
    const raw = plainMail({
      headers: [`In-Reply-To: <${id}@borchester.example>`],
      text: 'We cannot come, sorry.',
    })
    await takeInbound(database.db, { raw, now: later(5) })
    const [message] = await waiting()
    await decide(message!.id, 'no')
    await inside(async (tx) => {
      expect(await tx.select({ answer: reply.answer, channel: reply.channel }).from(reply)).toEqual(
        [{ answer: 'no', channel: 'paper' }],
      )
    })
  })
})

describe('what is kept', () => {
  const days = (count: number) => new Date(NOW.getTime() + count * 86_400_000)
  const kept = () =>
    inside((tx) =>
      tx
        .select({
          sender: inboundMessage.sender,
          excerpt: inboundMessage.excerpt,
          decision: inboundMessage.decision,
        })
        .from(inboundMessage),
    )

  test('sender and words are erased 30 days after the decision, and the message stays known', async () => {
    const { id } = await aForwarded(1)
    await decide(id, 'drop')
    await cleanUp(database.db, { now: days(29) })
    expect(await kept()).toMatchObject([{ sender: 'cousin@example.org' }])
    await cleanUp(database.db, { now: days(31) })
    expect(await kept()).toEqual([{ sender: null, excerpt: null, decision: 'dropped' }])
  })

  test('what nobody decided goes 30 days after the date', async () => {
    await aForwarded(1)
    await cleanUp(database.db, { now: days(50) })
    expect(await kept()).toMatchObject([{ decision: 'review' }])
    await cleanUp(database.db, { now: days(65) })
    expect(await kept()).toEqual([{ sender: null, excerpt: null, decision: 'dropped' }])
    expect(await waiting()).toEqual([])
  })
})

import { and, asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  attendee,
  auditEntry,
  invitation,
  letter,
  need,
  occurrence,
  reply,
  replyChange,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  adults,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'

const database = useDatabase()
const LATER = new Date(NOW.getTime() + 60_000)
const AFTER_CLOSING = new Date('2027-06-25T09:00:00Z')

const guest = { kind: 'guest' } as const
const give = (
  setting: Setting,
  invitationId: string,
  wish: ReturnType<typeof answering>,
  over = {},
) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: guest,
    channel: 'link',
    reply: wish,
    now: NOW,
    ...over,
  })

async function roomOf({ councilId, occurrenceId }: Setting) {
  const [row] = await inCouncil(database.db, councilId, (tx) =>
    tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId)),
  )
  return { taken: row!.placesTaken, waiting: row!.waitingParties }
}
const stateOf = async ({ councilId }: Setting, id: string) =>
  inCouncil(
    database.db,
    councilId,
    async (tx) => (await tx.select().from(reply).where(eq(reply.invitationId, id)))[0],
  )
const lettersOf = ({ councilId }: Setting, id: string) =>
  inCouncil(database.db, councilId, (tx) =>
    tx
      .select({ purpose: letter.purpose, occasion: letter.occasion, state: letter.state })
      .from(letter)
      .where(and(eq(letter.councilId, councilId), eq(letter.subjectId, id)))
      .orderBy(asc(letter.id)),
  )

test('yes takes places, and a letter, a line of history and an audit line stand beside it', async () => {
  const setting = await anEvent(database.db, { capacity: 10 })
  const family = await anInvitation(database.db, setting)
  const answer = {
    answer: 'yes' as const,
    comers: [{ ageBand: 'adult' as const }, { ageBand: 'child' as const, name: 'Layla Haddad' }],
    needs: [{ kind: 'interpreter' as const, detail: 'ar' }],
    message: 'نصل بالحافلة',
  }
  expect(await give(setting, family, answer)).toEqual({
    ok: true,
    value: { state: 'confirmed', people: 2, promoted: 0 },
  })
  expect(await roomOf(setting)).toEqual({ taken: 2, waiting: 0 })
  expect(await stateOf(setting, family)).toMatchObject({
    answer: 'yes',
    state: 'confirmed',
    people: 2,
    waitingNumber: null,
    message: 'نصل بالحافلة',
    revision: 1,
  })
  expect(await lettersOf(setting, family)).toEqual([
    { purpose: 'reply', occasion: '1', state: 'queued' },
  ])
  await inCouncil(database.db, setting.councilId, async (tx) => {
    expect((await tx.select().from(attendee)).map((row) => [row.ageBand, row.name])).toEqual([
      ['adult', null],
      ['child', 'Layla Haddad'],
    ])
    expect((await tx.select().from(need)).map((row) => [row.kind, row.detail])).toEqual([
      ['interpreter', 'ar'],
    ])
    expect((await tx.select().from(replyChange)).map((row) => [row.before, row.after])).toEqual([
      [null, { answer: 'yes', state: 'confirmed', people: 2 }],
    ])
    const audit = await tx.select().from(auditEntry)
    expect(audit.map((row) => [row.action, row.subjectId, row.detail])).toEqual([
      ['reply.changed', family, { answer: 'yes', state: 'confirmed', people: 2, revision: 1 }],
    ])
    expect(JSON.stringify(audit)).not.toContain('Layla')
  })
})

test('a family that does not fit waits as a whole, and who comes later joins the end', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, big, small] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 3))
  expect(await give(setting, big, answering('yes', 4))).toMatchObject({
    value: { state: 'waiting' },
  })
  expect(await give(setting, small, answering('yes', 1))).toMatchObject({
    value: { state: 'waiting' },
  })
  expect(await roomOf(setting)).toEqual({ taken: 3, waiting: 2 })
  expect((await stateOf(setting, big))?.waitingNumber).toBe(1)
  expect((await stateOf(setting, small))?.waitingNumber).toBe(2)
})

test('freed places go to waiting parties in order, and they are written to', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, big, small] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 3))
  await give(setting, big, answering('yes', 4))
  await give(setting, small, answering('yes', 1))
  expect(await give(setting, first, answering('no'), { now: LATER })).toMatchObject({
    value: { state: 'declined', promoted: 2 },
  })
  expect(await roomOf(setting)).toEqual({ taken: 5, waiting: 0 })
  // The letter that said "you wait" had not gone out: it is overtaken, not contradicted.
  expect(await lettersOf(setting, big)).toEqual([
    { purpose: 'reply', occasion: '1', state: 'cancelled' },
    { purpose: 'place_confirmed', occasion: '2', state: 'queued' },
  ])
})

test('a waiting party that does not fit stops those behind it: nobody is let past', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, second, big, small] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, second, answering('yes', 3))
  await give(setting, big, answering('yes', 4))
  await give(setting, small, answering('yes', 1))
  expect(await give(setting, first, answering('no'), { now: LATER })).toMatchObject({
    value: { promoted: 0 },
  })
  expect(await roomOf(setting)).toEqual({ taken: 3, waiting: 2 })
})

test('fewer people keep their places and free the rest', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, waiting] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 4))
  await give(setting, waiting, answering('yes', 2))
  expect(await give(setting, first, answering('yes', 3), { now: LATER })).toMatchObject({
    value: { state: 'confirmed', promoted: 1 },
  })
  expect(await roomOf(setting)).toEqual({ taken: 5, waiting: 0 })
})

test('more people are refused when they do not fit, and the old answer stands', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, second] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, second, answering('yes', 2))
  expect(await give(setting, first, answering('yes', 4), { now: LATER })).toEqual({
    ok: false,
    reason: 'no-room-for-more',
  })
  expect(await stateOf(setting, first)).toMatchObject({
    state: 'confirmed',
    people: 2,
    revision: 1,
  })
  expect(await roomOf(setting)).toEqual({ taken: 4, waiting: 0 })
  expect(await lettersOf(setting, first)).toHaveLength(1)
})

test('more people are refused while somebody waits, though they would fit', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, big] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, big, answering('yes', 4))
  expect(await give(setting, first, answering('yes', 3), { now: LATER })).toEqual({
    ok: false,
    reason: 'no-room-for-more',
  })
})

test('maybe and no hold no place, and a change from yes to maybe frees them', async () => {
  const setting = await anEvent(database.db, { capacity: 3 })
  const [first, second] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 3))
  await give(setting, second, answering('maybe'))
  expect(await roomOf(setting)).toEqual({ taken: 3, waiting: 0 })
  await give(setting, first, answering('maybe'), { now: LATER })
  expect(await roomOf(setting)).toEqual({ taken: 0, waiting: 0 })
})

test('a waiting family that asks for fewer keeps its number and may come at once', async () => {
  const setting = await anEvent(database.db, { capacity: 5 })
  const [first, big] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 3))
  await give(setting, big, answering('yes', 4))
  expect(await give(setting, big, answering('yes', 2), { now: LATER })).toEqual({
    ok: true,
    value: { state: 'confirmed', people: 2, promoted: 0 },
  })
  expect(await lettersOf(setting, big)).toEqual([
    { purpose: 'reply', occasion: '1', state: 'cancelled' },
    { purpose: 'reply', occasion: '2', state: 'queued' },
  ])
})

test('a waiting family that asks for more takes a new number', async () => {
  const setting = await anEvent(database.db, { capacity: 2 })
  const [first, second, third] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, second, answering('yes', 1))
  await give(setting, third, answering('yes', 1))
  await give(setting, second, answering('yes', 2), { now: LATER })
  expect((await stateOf(setting, second))?.waitingNumber).toBe(3)
})

test('nobody answers before opening, after closing, to a cancelled occurrence or with a revoked invitation', async () => {
  const setting = await anEvent(database.db, { occurrence: { repliesOpenAt: LATER } })
  const family = await anInvitation(database.db, setting)
  expect(await give(setting, family, answering('yes', 1))).toEqual({
    ok: false,
    reason: 'not-open-yet',
  })
  expect(await give(setting, family, answering('yes', 1), { now: AFTER_CLOSING })).toEqual({
    ok: false,
    reason: 'replies-closed',
  })
  expect(await give(setting, family, answering('yes', 7), { now: LATER })).toEqual({
    ok: false,
    reason: 'too-many-people',
  })
  expect(await give(setting, family, answering('yes', 0), { now: LATER })).toEqual({
    ok: false,
    reason: 'nobody-comes',
  })
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(invitation).set({ revokedAt: NOW }),
  )
  expect(await give(setting, family, answering('yes', 1), { now: LATER })).toEqual({
    ok: false,
    reason: 'revoked',
  })
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(invitation).set({ revokedAt: null }),
  )
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(occurrence).set({ cancelledAt: NOW }),
  )
  expect(await give(setting, family, answering('yes', 1), { now: LATER })).toEqual({
    ok: false,
    reason: 'cancelled',
  })
  expect(await roomOf(setting)).toEqual({ taken: 0, waiting: 0 })
})

test('an officer may answer after closing with a reason, but freed places are not passed on then', async () => {
  const setting = await anEvent(database.db, { capacity: 2 })
  const [first, second] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await give(setting, first, answering('yes', 2))
  await give(setting, second, answering('yes', 2))
  const officer = {
    actor: { kind: 'account', accountId: first, role: 'officer' },
    channel: 'phone',
    override: { reason: 'Rang: child is ill' },
    now: AFTER_CLOSING,
  }
  expect(await give(setting, first, answering('no'), officer)).toMatchObject({
    value: { state: 'declined', promoted: 0 },
  })
  expect(await roomOf(setting)).toEqual({ taken: 0, waiting: 1 })
  const outOfTurn = {
    ...officer,
    channel: 'override',
    override: { reason: 'Speaks at the ceremony', outOfTurn: true },
  }
  expect(await give(setting, second, answering('yes', 2), outOfTurn)).toMatchObject({
    value: { state: 'confirmed' },
  })
  expect(await give(setting, first, answering('yes', 1), outOfTurn)).toEqual({
    ok: false,
    reason: 'no-room',
  })
})

test('an invitation of another council is unknown', async () => {
  const ours = await anEvent(database.db)
  const theirs = await anEvent(database.db)
  const family = await anInvitation(database.db, theirs)
  expect(await give(ours, family, answering('yes', 1))).toEqual({ ok: false, reason: 'unknown' })
  expect(await stateOf(theirs, family)).toBeUndefined()
})

test('60 submits of one invitation at the same moment count once', async () => {
  const setting = await anEvent(database.db, { capacity: 10 })
  const family = await anInvitation(database.db, setting)
  const answers = await Promise.all(
    Array.from({ length: 60 }, () =>
      give(setting, family, { answer: 'yes', comers: adults(3), needs: [] }),
    ),
  )
  expect(answers.every((answer) => answer.ok)).toBe(true)
  expect(await roomOf(setting)).toEqual({ taken: 3, waiting: 0 })
  expect(await stateOf(setting, family)).toMatchObject({ people: 3, revision: 60 })
})

import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDates } from '#app/domain/events/add-dates.server.ts'
import { changeDates } from '#app/domain/events/change-dates.server.ts'
import { copyEvent } from '#app/domain/events/copy.server.ts'
import { dateOf, shiftDate, type DateOfEvent } from '#app/domain/events/date-of-event.ts'
import { changeWaitingRules } from '#app/domain/events/waiting-rules.server.ts'
import { newId } from '#app/domain/ids.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, occurrence, reply } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
/** The event of the factory starts on 26 June 2027 at 10:30 in London. */
const STARTS = new Date('2027-06-26T09:30:00Z')
const CLOSES = new Date('2027-06-24T17:00:00Z')
const RULES = {
  overtakesAllowed: 2,
  promotion: 'offer',
  offerMinutes: 360,
  promotionClosesAt: CLOSES,
} as const

const decide = (setting: Setting, over: Partial<Parameters<typeof changeWaitingRules>[1]> = {}) =>
  changeWaitingRules(database.db, {
    ...setting,
    actor,
    now: NOW,
    edition: 1,
    rules: RULES,
    ...over,
  })
const datesOf = (councilId: string, eventId: string) =>
  inCouncil(database.db, councilId, (tx) =>
    tx
      .select()
      .from(occurrence)
      .where(eq(occurrence.eventId, eventId))
      .orderBy(asc(occurrence.startsAt)),
  )
const rulesOf = ({
  overtakesAllowed,
  promotion,
  offerMinutes,
  promotionClosesAt,
}: typeof occurrence.$inferSelect) => ({
  overtakesAllowed,
  promotion,
  offerMinutes,
  promotionClosesAt,
})

/** A date as the form of a date reads it: that form knows nothing of the waiting list. */
const withoutRules = ({
  overtakesAllowed: _overtakes,
  promotion: _promotion,
  offerMinutes: _minutes,
  promotionClosesAt: _closes,
  ...plain
}: DateOfEvent): DateOfEvent => plain

test('a second officer’s save is refused, and so is a last moment after the start', async () => {
  const setting = await anEvent(database.db)
  expect(await decide(setting)).toEqual({ ok: true, value: { dates: 1, promoted: 0 } })
  expect(await decide(setting)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const after = { ...RULES, promotionClosesAt: new Date(STARTS.getTime() + 1) }
  expect(await decide(setting, { edition: 2, rules: after })).toEqual({
    ok: false,
    reason: 'after-start',
  })
  const [row] = await datesOf(setting.councilId, setting.eventId)
  expect(rulesOf(row!)).toEqual(RULES)
  const lines = await inCouncil(database.db, setting.councilId, (tx) =>
    tx.select().from(auditEntry).where(eq(auditEntry.action, 'occurrence.waiting-rules-changed')),
  )
  expect(lines).toMatchObject([
    { subjectId: setting.eventId, detail: { overtakesFrom: 0, overtakesTo: 2, dates: 1 } },
  ])
})

test('who may move up by the new rule does so at once', async () => {
  const setting = await anEvent(database.db, { capacity: 6 })
  const ids: string[] = []
  for (const people of [4, 5, 2]) {
    const invitationId = await anInvitation(database.db, setting)
    ids.push(invitationId)
    await replyToInvitation(database.db, {
      ...setting,
      invitationId,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: answering('yes', people),
      now: NOW,
    })
  }
  const rules = { ...RULES, promotion: 'at_once' as const }
  expect(await decide(setting, { rules })).toMatchObject({ value: { promoted: 1 } })
  const rows = await inCouncil(database.db, setting.councilId, (tx) => tx.select().from(reply))
  const stateOf = (id: string) => rows.find(({ invitationId }) => invitationId === id)
  expect(ids.map((id) => stateOf(id)?.state)).toEqual(['confirmed', 'waiting', 'confirmed'])
  expect(stateOf(ids[1]!)?.overtaken).toBe(1)
})

test('the rule goes along: to added dates, to later dates, to a copy, and with a date that is moved', async () => {
  const setting = await anEvent(database.db)
  await decide(setting)
  const [row] = await datesOf(setting.councilId, setting.eventId)
  const plain = withoutRules(dateOf(row!))
  await addDates(database.db, {
    ...setting,
    actor,
    now: NOW,
    dates: [shiftDate(plain, 7)],
  })
  const added = await datesOf(setting.councilId, setting.eventId)
  expect(added.map(rulesOf)).toEqual([
    RULES,
    { ...RULES, promotionClosesAt: new Date('2027-07-01T17:00:00Z') },
  ])

  await decide(setting, {
    edition: 2,
    scope: 'following',
    rules: { ...RULES, promotionClosesAt: new Date('2027-06-26T08:00:00Z') },
  })
  const decided = await datesOf(setting.councilId, setting.eventId)
  expect(decided.map((one) => one.promotionClosesAt)).toEqual([
    new Date('2027-06-26T08:00:00Z'),
    new Date('2027-07-03T08:00:00Z'),
  ])

  const copied = await copyEvent(database.db, { ...setting, actor, now: NOW, days: 364 })
  if (!copied.ok) throw new Error(copied.reason)
  const copies = await datesOf(setting.councilId, copied.value.eventId)
  expect(copies.map((one) => one.promotionClosesAt)).toEqual([
    new Date('2028-06-24T08:00:00Z'),
    new Date('2028-07-01T08:00:00Z'),
  ])

  // Five days earlier and at 08:00: the last moment would lie after the start, and is the start.
  const startsAt = new Date('2027-06-21T07:00:00Z')
  const moved = await changeDates(database.db, {
    ...setting,
    actor,
    now: NOW,
    edition: 3,
    scope: 'following',
    confirmed: true,
    date: { ...plain, startsAt, repliesCloseAt: new Date('2027-06-13T09:30:00Z') },
  })
  expect(moved).toMatchObject({ ok: true })
  expect(
    (await datesOf(setting.councilId, setting.eventId)).map((one) => one.promotionClosesAt),
  ).toEqual([startsAt, new Date('2027-06-28T07:00:00Z')])
})

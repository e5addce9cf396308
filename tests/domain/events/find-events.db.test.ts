import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { ListKey } from '#app/domain/events/event-lists.ts'
import { findEvents } from '#app/domain/events/find-events.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { findOverview } from '#app/domain/reports/find-overview.server.ts'
import { findWeek } from '#app/domain/reports/find-week.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation, occurrence } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import {
  aCouncil,
  anEvent,
  anInvitation,
  answering,
  NOW,
  type Setting,
} from '#tests/support/factories.ts'
import { counting } from '#tests/support/statements.ts'

const database = useDatabase()
const DAY = 86_400_000
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY)
const list = (councilId: string, over: Partial<Parameters<typeof findEvents>[1]> = {}) =>
  findEvents(database.db, { councilId, now: NOW, list: 'coming', ...over })
const titles = async (...args: Parameters<typeof list>) =>
  (await list(...args)).events.map((event) => event.title)
const answered = (setting: Setting, invitationId: string, people = 2) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: {
      ...answering('yes', people),
      needs: [{ kind: 'interpreter', detail: 'ar' }, { kind: 'diet_halal' }],
    },
    now: NOW,
  })

test('events stand in the list of what they are: coming, past or drafts; another council’s in none', async () => {
  const councilId = await aCouncil(database.db)
  const at = (title: string, days: number, event = {}) =>
    anEvent(database.db, { councilId, startsAt: inDays(days), event: { title, ...event } })
  await at('In ten days', 10)
  await at('In two days', 2)
  await at('Last month', -30)
  await at('Last week', -7)
  await at('Draft', 5, { publishedAt: null })
  await anEvent(database.db, { event: { title: 'Theirs' } })
  expect(await titles(councilId)).toEqual(['In two days', 'In ten days'])
  expect(await titles(councilId, { list: 'past' })).toEqual(['Last week', 'Last month'])
  expect(await titles(councilId, { list: 'drafts' })).toEqual(['Draft'])
  expect((await list(councilId)).counts).toEqual({ coming: 2, past: 2, drafts: 1 })
})

test('of a series the next date stands for it, a cancelled one only when no other comes', async () => {
  const setting = await anEvent(database.db, { startsAt: inDays(-7) })
  const add = (days: number) =>
    inCouncil(database.db, setting.councilId, async (tx) => {
      const [first] = await tx.select().from(occurrence)
      const startsAt = inDays(days)
      const endsAt = new Date(startsAt.getTime() + 3_600_000)
      const { id: _, ...same } = first!
      const row = { ...same, startsAt, endsAt, repliesCloseAt: startsAt }
      const [added] = await tx.insert(occurrence).values(row).returning({ id: occurrence.id })
      return added!.id
    })
  const [next] = [await add(7), await add(14)]
  expect((await list(setting.councilId)).events).toMatchObject([{ on: next, dates: 3 }])
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(occurrence).set({ cancelledAt: NOW }).where(eq(occurrence.id, next)),
  )
  expect((await list(setting.councilId)).events).toMatchObject([
    { startsAt: inDays(14), state: 'published' },
  ])
})

test('a title is found in part, outside and in other languages; signs of the search are letters', async () => {
  const councilId = await aCouncil(database.db)
  await anEvent(database.db, {
    councilId,
    event: { title: '100% wool', texts: { ar: { title: 'صوف' } } },
  })
  await anEvent(database.db, { councilId, event: { title: 'Picnic', outsideTitle: 'Outing' } })
  expect(await titles(councilId, { query: 'wool' })).toEqual(['100% wool'])
  expect(await titles(councilId, { query: 'صوف' })).toEqual(['100% wool'])
  expect(await titles(councilId, { query: 'OUTING' })).toEqual(['Picnic'])
  expect(await titles(councilId, { query: '%' })).toEqual(['100% wool'])
  expect(await titles(councilId, { query: '_' })).toEqual([])
})

test('pages follow one another by key, without gaps or repeats, also among equal starts', async () => {
  const councilId = await aCouncil(database.db)
  for (let index = 0; index < 5; index += 1)
    await anEvent(database.db, {
      councilId,
      startsAt: inDays(3),
      event: { title: `Event ${index}` },
    })
  const seen: string[] = []
  let after: ListKey | undefined
  for (let pages = 0; pages < 5; pages += 1) {
    const page = await list(councilId, { pageSize: 2, after })
    seen.push(...page.events.map((event) => event.id))
    if (!page.next) break
    after = page.next
  }
  expect(seen).toHaveLength(5)
  expect(new Set(seen).size).toBe(5)
})

test('the overview counts those who come and what they need, and nobody else', async () => {
  const setting = await anEvent(database.db, { capacity: 4 })
  const [comes, waits] = [
    await anInvitation(database.db, setting),
    await anInvitation(database.db, setting),
  ]
  await answered(setting, comes, 3)
  await answered(setting, waits, 2)
  const found = await findOverview(database.db, { ...setting, timeZone: 'Europe/London', now: NOW })
  expect(found?.who).toEqual({
    families: 1,
    adults: 3,
    young: 0,
    children: 0,
    infants: 0,
    stepFree: 0,
    interpreters: [{ language: 'Arabic', families: 1 }],
    halal: 1,
    vegetarian: 0,
    vegan: 0,
    allergies: 0,
  })
  expect(found?.work).toMatchObject({ invited: 2, sent: 2, waitingParties: 1, placesTaken: 3 })
  expect(found?.replies).toEqual([
    { occurrenceId: setting.occurrenceId, day: '2027-05-24', coming: 2, notComing: 0 },
  ])
  expect(found?.lately.map((line) => [line.action, line.party, line.people])).toEqual([
    ['reply.changed', 'Amira Al-Khatib', 2],
    ['reply.changed', 'Amira Al-Khatib', 3],
  ])
  const theirs = await aCouncil(database.db)
  expect(
    await findOverview(database.db, {
      ...setting,
      councilId: theirs,
      timeZone: 'Europe/London',
      now: NOW,
    }),
  ).toBeUndefined()
})

test('the week names what needs somebody, and shows what is coming', async () => {
  const setting = await anEvent(database.db, {
    startsAt: inDays(12),
    occurrence: { repliesCloseAt: inDays(5) },
  })
  const family = await anInvitation(database.db, setting)
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(invitation).set({ sentAt: NOW, round: 1 }).where(eq(invitation.id, family)),
  )
  const week = await findWeek(database.db, {
    councilId: setting.councilId,
    timeZone: 'Europe/London',
    now: NOW,
  })
  expect(week.needs.map((need) => [need.kind, need.count])).toEqual([
    ['adults', 1],
    ['roles', 8],
    ['unanswered', 1],
  ])
  expect(week.coming.map((event) => event.id)).toEqual([setting.eventId])
  expect(week).toMatchObject({ hasEvents: true, letters: { sent: 0, goingOut: 0, cameBack: 0 } })
})

test('list, week and overview ask as many questions for three rows as for one', async () => {
  const questions = async (rows: number) => {
    const councilId = await aCouncil(database.db)
    let setting: Setting | undefined
    for (let row = 0; row < rows; row += 1) {
      setting = await anEvent(database.db, { councilId, startsAt: inDays(10 + row) })
      for (let guest = 0; guest < rows; guest += 1)
        await answered(setting, await anInvitation(database.db, setting))
    }
    const watched = counting(database.db)
    const timeZone = 'Europe/London'
    await findEvents(watched.db, { councilId, now: NOW, list: 'coming' })
    const afterList = watched.statements
    await findWeek(watched.db, { councilId, timeZone, now: NOW })
    const afterWeek = watched.statements
    await findOverview(watched.db, { ...setting!, timeZone, now: NOW })
    return [afterList, afterWeek - afterList, watched.statements - afterWeek]
  }
  const one = await questions(1)
  expect(Math.min(...one)).toBeGreaterThan(2)
  expect(await questions(3)).toEqual(one)
})

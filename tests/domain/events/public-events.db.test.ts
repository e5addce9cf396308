import { describe, expect, it } from 'vitest'
import { eq } from 'drizzle-orm'
import {
  findPublicDates,
  findSpokenLanguages,
} from '#app/domain/events/find-public-dates.server.ts'
import { findPublicEvent, findPublicSlugs } from '#app/domain/events/find-public-event.server.ts'
import { publicVersion } from '#app/domain/events/public-version.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import { event, eventPartner, occurrence, organisation, room, venue } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const day = (days: number) => new Date(NOW.getTime() + days * 86_400_000)

const welcome = (councilId: string, slug: string, over: Parameters<typeof anEvent>[1] = {}) =>
  anEvent(database.db, {
    councilId,
    kind: 'welcome',
    ...over,
    event: { slug, title: slug, ...over.event },
  })

async function listed(
  councilId: string,
  asked: Partial<Parameters<typeof findPublicDates>[1]> = {},
) {
  const dates = await findPublicDates(database.db, {
    councilId,
    now: NOW,
    endsAfter: NOW,
    most: 50,
    ...asked,
  })
  return dates.map((date) => date.event.slug)
}

describe('the public calendar', () => {
  it('lists published public dates that are not over, cancelled ones too, and nothing of anybody else', async () => {
    const councilId = await aCouncil(database.db)
    const other = await aCouncil(database.db, { host: 'other.example' })
    await welcome(councilId, 'later', { startsAt: day(20) })
    await welcome(councilId, 'soon', { startsAt: day(9) })
    await welcome(councilId, 'off', { startsAt: day(10), occurrence: { cancelledAt: NOW } })
    await welcome(councilId, 'draft', { startsAt: day(11), event: { publishedAt: null } })
    await welcome(councilId, 'private', { startsAt: day(12), event: { visibility: 'invited' } })
    await welcome(councilId, 'past', { startsAt: day(-3) })
    await welcome(other, 'elsewhere', { startsAt: day(10) })
    expect(await listed(councilId)).toEqual(['soon', 'off', 'later'])
    const slugs = await findPublicSlugs(database.db, { councilId, endsAfter: NOW })
    expect(slugs).toEqual(['later', 'off', 'soon'])
    const found = (slug: string) => findPublicEvent(database.db, { councilId, slug, now: NOW })
    for (const slug of ['draft', 'private', 'elsewhere', 'never-was'])
      expect(await found(slug)).toBeUndefined()
    expect((await found('past'))?.dates[0]?.door).toBe('over')
    expect((await found('off'))?.dates[0]?.door).toBe('cancelled')
  })

  it('is searched by kind, by interpreters, and by what the event or its venue offers', async () => {
    const councilId = await aCouncil(database.db)
    const [venueId, roomId] = [newId(), newId()]
    await inCouncil(database.db, councilId, async (tx) => {
      await tx
        .insert(venue)
        .values({ councilId, id: venueId, name: 'Hall', accessFacts: ['step_free'] })
      await tx.insert(room).values({ councilId, id: roomId, venueId, name: 'Hall' })
    })
    await welcome(councilId, 'picnic', { event: { languages: ['ar', 'uk'], facts: ['step_free'] } })
    await welcome(councilId, 'in-hall', { occurrence: { roomId } })
    await welcome(councilId, 'talk', {
      kind: 'convening',
      event: { visibility: 'public', languages: ['uk'] },
    })
    const by = (filter: NonNullable<Parameters<typeof findPublicDates>[1]['filter']>) =>
      listed(councilId, { filter }).then((slugs) => slugs.toSorted())
    expect(await by({ kind: 'convening' })).toEqual(['talk'])
    expect(await by({ spoken: 'ar' })).toEqual(['picnic'])
    expect(await by({ spoken: 'uk' })).toEqual(['picnic', 'talk'])
    expect(await by({ access: 'step_free' })).toEqual(['in-hall', 'picnic'])
    expect(await by({ access: 'hearing_loop' })).toEqual([])
    expect(await by({ kind: 'welcome', spoken: 'uk', access: 'step_free' })).toEqual(['picnic'])
    expect(await findSpokenLanguages(database.db, { councilId, now: NOW })).toEqual(['ar', 'uk'])
  })

  it('goes on by key, also between dates that begin at one moment', async () => {
    const councilId = await aCouncil(database.db)
    for (const slug of ['one', 'two', 'three', 'four', 'five']) await welcome(councilId, slug)
    const all: string[] = []
    let after: Parameters<typeof findPublicDates>[1]['after']
    for (let page = 0; page < 4; page += 1) {
      const dates = await findPublicDates(database.db, {
        councilId,
        now: NOW,
        endsAfter: NOW,
        after,
        most: 2,
      })
      all.push(...dates.map((date) => date.event.slug))
      after = dates.at(-1) ?? after
    }
    expect(all.toSorted()).toEqual(['five', 'four', 'one', 'three', 'two'])
  })

  it('tells the place only when the public may know it, and never the way in to an online event', async () => {
    const councilId = await aCouncil(database.db)
    const place = async (slug: string, over: Partial<typeof occurrence.$inferInsert>) => {
      await welcome(councilId, slug, {
        occurrence: { place: 'Secret Hall', onlineUrl: 'https://meet.example/x', ...over },
      })
      return findPublicEvent(database.db, { councilId, slug, now: NOW })
    }
    const always = await place('always', {})
    expect(always?.dates[0]?.place?.name).toBe('Secret Hall')
    for (const [slug, over] of [
      ['late', { placeShownFromAt: day(1) }],
      ['confirmed', { placeShown: 'confirmed' as const }],
    ] as const) {
      const found = await place(slug, over)
      expect(found?.dates[0]).toMatchObject({ place: null, placeComesLater: true })
      expect(JSON.stringify(found)).not.toContain('Secret')
    }
    expect(JSON.stringify(always)).not.toContain('meet.example')
  })

  it('names partners, a hotel by its code, and not those who named the guests', async () => {
    const councilId = await aCouncil(database.db)
    const { eventId } = await welcome(councilId, 'picnic')
    await inCouncil(database.db, councilId, async (tx) => {
      for (const [name, codedName, role] of [
        ['Refugee Centre', null, 'co_host'],
        ['Grand Hotel', 'Hotel 3', 'supporter'],
        ['Law Centre', null, 'nominator'],
      ] as const) {
        const id = newId()
        await tx.insert(organisation).values({
          councilId,
          id,
          name,
          shortName: name,
          kind: 'other',
          codedName,
          nameSearch: name,
          createdAt: NOW,
        })
        await tx.insert(eventPartner).values({ councilId, eventId, organisationId: id, role })
      }
    })
    const found = await findPublicEvent(database.db, { councilId, slug: 'picnic', now: NOW })
    expect(found?.partners).toEqual(['Hotel 3', 'Refugee Centre'])
  })
})

describe('the mark of what the public side shows', () => {
  it('stays while nothing changes, and moves with each change and each moment that passes', async () => {
    const { db } = database
    const councilId = await aCouncil(db)
    const { eventId, occurrenceId } = await welcome(councilId, 'picnic', { capacity: 9 })
    const mark = async (now = NOW, slug?: string) =>
      `${slug} ${JSON.stringify(await publicVersion(db, { councilId, slug, now }))}`
    const before = [await mark(), await mark(NOW, 'picnic')]
    expect([await mark(), await mark(new Date(NOW.getTime() + 1_000), 'picnic')]).toEqual(before)
    const seen = new Set(before)
    const changes = [
      () => db.update(occurrence).set({ placesTaken: 4 }).where(eq(occurrence.id, occurrenceId)),
      () => db.update(occurrence).set({ cancelledAt: NOW }).where(eq(occurrence.id, occurrenceId)),
      () => db.update(event).set({ summary: 'New' }).where(eq(event.id, eventId)),
      () => db.update(event).set({ visibility: 'invited' }).where(eq(event.id, eventId)),
      () => db.update(event).set({ visibility: 'public' }).where(eq(event.id, eventId)),
    ]
    for (const change of changes) {
      await change()
      for (const one of [await mark(), await mark(NOW, 'picnic')]) {
        expect(seen.has(one)).toBe(false)
        seen.add(one)
      }
    }
    expect(seen.has(await mark(day(400), 'picnic'))).toBe(false)
  })

  it('is none for a council that cannot be seen: then nothing is kept', async () => {
    expect(await publicVersion(database.db, { councilId: newId(), now: NOW })).toBeUndefined()
  })
})

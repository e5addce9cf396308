import { beforeEach, describe, expect, it } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import { invitation } from '#db/schema/index.ts'
import { inCouncil } from '#db/client.server.ts'
import { loader as feed } from '#app/routes/public/calendar-feed.ts'
import { loader as eventFile } from '#app/routes/public/event-calendar.ts'
import { loader as ownFile } from '#app/routes/public/invitation-calendar.ts'
import { loader as sitemap } from '#app/routes/public/sitemap.ts'
import { readByIcalJs, readByNodeIcal } from '#tests/support/calendar-readers.ts'
import { useApp } from '#tests/support/app.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anEvent, anInvitation } from '#tests/support/factories.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'https://events.borchester.example' })
beforeEach(() => loadSecret(database.db, 'a secret of thirty-two characters!!'))

/** Routes look at the clock: these dates lie ahead of whoever runs the tests. */
const SOON = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + 20 * 86_400_000)

async function get(
  loader: (asked: Parameters<typeof feed>[0]) => Promise<Response>,
  path: string,
  params: Record<string, string> = {},
): Promise<Response> {
  const request = new Request(`https://events.borchester.example${path}`)
  try {
    return await loader({
      request,
      params,
      context: { requestId: 'r', clientAddress: '192.0.2.1' },
    })
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

async function aCity() {
  const councilId = await aCouncil(database.db)
  const common = { councilId, kind: 'welcome' as const, startsAt: SOON }
  const publicTexts = { ar: { title: 'نزهة', summary: 'تعالوا' } }
  await anEvent(database.db, {
    ...common,
    event: { slug: 'picnic', title: 'Picnic; with "music", \\ food', texts: publicTexts },
  })
  await anEvent(database.db, {
    ...common,
    event: { slug: 'late', title: 'Late' },
    occurrence: { place: 'Secret Hall', placeShown: 'confirmed' },
  })
  await anEvent(database.db, {
    ...common,
    event: { slug: 'off', title: 'Off' },
    occurrence: { cancelledAt: new Date() },
  })
  const hidden = await anEvent(database.db, {
    ...common,
    event: {
      slug: 'private',
      title: 'Private lunch',
      visibility: 'invited',
      outsideTitle: 'Lunch',
    },
  })
  await anEvent(database.db, {
    ...common,
    event: { slug: 'draft', title: 'Draft event', publishedAt: null },
  })
  return hidden
}

describe('the public feed', () => {
  it('reads alike in two calendars, in the language asked for, and holds nothing that is not public', async () => {
    await aCity()
    const text = await (await get(feed, '/calendar.ics')).text()
    const read = readByIcalJs(text)
    expect(readByNodeIcal(text)).toEqual(read)
    expect(read.method).toBe('PUBLISH')
    expect(read.entries.map(({ title, status }) => [title, status]).toSorted()).toEqual([
      ['Late', 'CONFIRMED'],
      ['Off', 'CANCELLED'],
      ['Picnic; with "music", \\ food', 'CONFIRMED'],
    ])
    for (const entry of read.entries) {
      expect(entry).toMatchObject({ organizer: '', attendees: [], startsAt: SOON.toISOString() })
      expect(entry.url).toContain('https://events.borchester.example/events/')
    }
    expect(text).not.toMatch(/Secret|Private|Lunch|Draft/)
    const arabic = readByIcalJs(await (await get(feed, '/calendar.ics?lang=ar')).text())
    expect(arabic.entries.map(({ title }) => title)).toContain('نزهة')
    // The same entry whatever the language: a calendar that changes it does not get a second one.
    expect(arabic.entries.map(({ uid }) => uid)).toEqual(read.entries.map(({ uid }) => uid))
  })

  it('gives the same answer for a private event, a draft and what never was', async () => {
    await aCity()
    const answers = await Promise.all(
      ['private', 'draft', 'never-was'].map(async (slug) => {
        const answer = await get(eventFile, `/events/${slug}/event.ics`, { slug })
        return [answer.status, await answer.text(), [...answer.headers]]
      }),
    )
    expect(answers[0]?.[0]).toBe(404)
    expect(answers[0]).toEqual(answers[2])
    expect(answers[1]).toEqual(answers[2])
    const open = await get(eventFile, '/events/picnic/event.ics', { slug: 'picnic' })
    expect(readByIcalJs(await open.text()).entries).toHaveLength(1)
  })

  it('leaves private events and drafts out of the sitemap', async () => {
    await aCity()
    const text = await (await get(sitemap, '/sitemap.xml')).text()
    expect(text).toContain('<loc>https://events.borchester.example/events/picnic</loc>')
    expect(text).not.toMatch(/private|draft/)
  })
})

describe('one guest’s own entry', () => {
  it('has the neutral title, is for nobody else’s cache, and names no one', async () => {
    const hidden = await aCity()
    await anInvitation(database.db, hidden, { language: 'en' })
    const token = await inCouncil(database.db, hidden.councilId, async (tx) => {
      const [invited] = await tx.select().from(invitation)
      const { councilId, eventId } = hidden
      return tokenOf(
        await replyLink(tx, { councilId, eventId, partyId: invited!.partyId, now: new Date() }),
      )
    })
    const answer = await get(ownFile, `/i/${token}/event.ics`, { token })
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store')
    const text = await answer.text()
    const [entry] = readByIcalJs(text).entries
    expect(entry).toMatchObject({ title: 'Lunch', organizer: '', attendees: [] })
    expect(entry?.description).toContain(`https://events.borchester.example/i/${token}`)
    expect(text).not.toMatch(/Private|Amira/)
    expect((await get(ownFile, '/i/x/event.ics', { token: 'x' })).status).toBe(404)
  })
})

import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { keepPages, type PageAsked } from '#app/http/kept-pages.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { connect, inCouncil, type Database } from '#db/client.server.ts'
import { event, occurrence } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW } from '#tests/support/factories.ts'
import { counting } from '#tests/support/statements.ts'

const database = useDatabase()

/** A process that keeps pages, with an app that counts how often it is asked to make one. */
function aProcess({
  now = NOW,
  make,
  db = database.db,
}: { now?: Date; make?: () => Response; db?: Database } = {}) {
  let made = 0
  const clock = { now }
  const pages = keepPages({
    database: async () => db,
    writes: database.connection().writes,
    build: 'a',
    clock: () => clock.now,
  })
  const ask = async (path: string, over: Partial<PageAsked> = {}) => {
    const found = await pages.answer(
      {
        method: 'GET',
        url: new URL(path, 'http://events.example'),
        cookie: '',
        acceptLanguage: 'en',
        acceptEncoding: '',
        ifNoneMatch: '',
        ...over,
      },
      async () => {
        made += 1
        return (
          make?.() ?? new Response(`page ${made}`, { headers: { 'Content-Type': 'text/html' } })
        )
      },
    )
    if (!found) return 'the app'
    if ('made' in found) return `made ${found.made.status}`
    return found.status === 304 ? 'unchanged' : String(found.body)
  }
  return { ask, pages, clock, times: () => made }
}

/** Work through another connection where there can be one: another process. */
async function elsewhere(work: (db: Database) => Promise<unknown>): Promise<void> {
  if (!database.url) {
    await work(database.db)
    return
  }
  const other = await connect({ url: database.url, pool: 1 })
  try {
    await work(other.db)
  } finally {
    await other.close()
  }
}

const picnic = (over: Parameters<typeof anEvent>[1] = {}) =>
  anEvent(database.db, {
    kind: 'welcome',
    capacity: 9,
    ...over,
    event: { slug: 'picnic', ...over.event },
  })

describe('kept pages', () => {
  it('are made once, and given again as long as they hold', async () => {
    await picnic()
    const { ask, times } = aProcess()
    expect(await ask('/events/picnic')).toBe('page 1')
    expect(await ask('/events/picnic')).toBe('page 1')
    expect(await Promise.all([ask('/'), ask('/'), ask('/')])).toEqual([
      'page 2',
      'page 2',
      'page 2',
    ])
    expect(times()).toBe(2)
  })

  it('of the embedded database ask it nothing as long as nothing is written, and at once again when it is', async () => {
    const setting = await picnic()
    const watched = counting(database.db)
    const { ask, clock } = aProcess({ db: watched.db })
    await ask('/events/picnic')
    const before = watched.statements
    expect(await ask('/events/picnic')).toBe('page 1')
    // Another process may have written to a server meanwhile.
    expect(watched.statements - before).toBe(database.connection().driver === 'pglite' ? 0 : 1)
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(event).set({ title: 'Winter picnic' }).where(eq(event.id, setting.eventId)),
    )
    expect(await ask('/events/picnic')).toBe('page 2')
    const asked = watched.statements
    clock.now = new Date(NOW.getTime() + 1_000)
    expect(await ask('/events/picnic')).toBe('page 2')
    expect(watched.statements - asked).toBe(1)
  })

  it('are right at once after a publication, a cancellation and a reply in another process', async () => {
    const setting = await picnic({ event: { publishedAt: null } })
    const { councilId, eventId, occurrenceId } = setting
    const invitationId = await anInvitation(database.db, setting)
    const { ask } = aProcess()
    for (const path of ['/', '/events/picnic', '/calendar.ics']) await ask(path)
    const changes: Array<(db: Database) => Promise<unknown>> = [
      (db) =>
        inCouncil(db, councilId, (tx) =>
          tx.update(event).set({ publishedAt: NOW }).where(eq(event.id, eventId)),
        ),
      (db) =>
        replyToInvitation(db, {
          councilId,
          invitationId,
          actor: { kind: 'guest' },
          channel: 'link',
          reply: answering('yes', 2),
          now: NOW,
        }),
      (db) =>
        inCouncil(db, councilId, (tx) =>
          tx.update(occurrence).set({ cancelledAt: NOW }).where(eq(occurrence.id, occurrenceId)),
        ),
    ]
    for (const change of changes) {
      const before = await Promise.all([ask('/'), ask('/events/picnic'), ask('/calendar.ics')])
      expect(await Promise.all([ask('/'), ask('/events/picnic'), ask('/calendar.ics')])).toEqual(
        before,
      )
      await elsewhere(change)
      const after = await Promise.all([ask('/'), ask('/events/picnic'), ask('/calendar.ics')])
      for (const [index, page] of after.entries()) expect(page).not.toBe(before[index])
    }
  })

  it('are made anew when a closing time passes', async () => {
    await picnic({ occurrence: { repliesCloseAt: new Date(NOW.getTime() + 60_000) } })
    const { ask, clock } = aProcess()
    expect(await ask('/events/picnic')).toBe('page 1')
    clock.now = new Date(NOW.getTime() + 59_000)
    expect(await ask('/events/picnic')).toBe('page 1')
    clock.now = new Date(NOW.getTime() + 60_000)
    expect(await ask('/events/picnic')).toBe('page 2')
  })

  it('are one for each language, by cookie before the browser’s wish', async () => {
    await picnic()
    const { ask } = aProcess()
    expect(await ask('/')).toBe('page 1')
    expect(await ask('/', { acceptLanguage: 'ar' })).toBe('page 2')
    expect(await ask('/', { acceptLanguage: 'ar', cookie: 'x=1; lang=en' })).toBe('page 1')
    expect(await ask('/', { cookie: 'lang=ar' })).toBe('page 2')
    expect(await ask('/', { cookie: 'lang=<script>' })).toBe('page 1')
  })

  it('are not for those who are signed in, nor for addresses that nobody knows', async () => {
    await picnic()
    const { ask } = aProcess()
    for (const [path, over] of [
      ['/', { cookie: 'herald=abc' }],
      ['/', { cookie: 'lang=en; __Host-herald=abc' }],
      ['/', { method: 'POST' }],
      ['/?lang=ar', {}],
      ['/?x=1', {}],
      ['/events/picnic/join', {}],
      ['/i/abcdefghijklmnopqrstuvwxyz', {}],
      ['/desk', {}],
    ] as const)
      expect(await ask(path, over)).toBe('the app')
  })

  it('never hold an answer that is not for everybody', async () => {
    await picnic()
    const gone = aProcess({ make: () => new Response('no', { status: 404 }) })
    expect([await gone.ask('/events/nope'), await gone.ask('/events/nope')]).toEqual([
      'made 404',
      'made 404',
    ])
    const own = aProcess({ make: () => new Response('a', { headers: { 'Set-Cookie': 'a=1' } }) })
    expect([await own.ask('/'), await own.ask('/')]).toEqual(['made 200', 'made 200'])
    expect([gone.times(), own.times()]).toEqual([2, 2])
  })

  it('are answered "unchanged" by their mark, in a process that never made them', async () => {
    await picnic()
    const first = aProcess()
    const asked = { method: 'GET', url: new URL('http://events.example/calendar.ics'), cookie: '' }
    const rest = { acceptLanguage: '', acceptEncoding: 'br', ifNoneMatch: '' }
    const wire = await first.pages.answer({ ...asked, ...rest }, async () => new Response('feed'))
    const headers = wire && 'headers' in wire ? wire.headers : {}
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'content-encoding': 'br' })
    const second = aProcess()
    expect(await second.ask('/calendar.ics', { ifNoneMatch: headers.etag! })).toBe('unchanged')
    expect(await second.ask('/calendar.ics', { ifNoneMatch: '"other"' })).toBe('page 1')
    expect(second.times()).toBe(1)
  })

  it('leave the others alone when the one who waited first gets an error', async () => {
    await picnic()
    let times = 0
    const { ask } = aProcess({
      make: () => {
        times += 1
        if (times === 1) throw new Error('gone')
        return new Response('page')
      },
    })
    await expect(ask('/')).rejects.toThrow('gone')
    expect(await ask('/')).toBe('page')
  })
})

/**
 * Who may what, walked over the table of routes: every desk page, for each role, with its own ids, with
 * ids of another council and of another event. A new route is under this law as soon as it is listed.
 */
import { describe, expect, test } from 'vitest'
import { may, PERMISSIONS } from '#app/domain/access/permissions.ts'
import { ROLES } from '#app/domain/actor.ts'
import { venue } from '#db/schema/index.ts'
import { useApp } from '#tests/support/app.ts'
import { driver, useDatabase } from '#tests/support/database.ts'
import { changedTables, fingerprint } from '#tests/support/fingerprint.ts'
import { answerOf, parametersOf, routesUnderTest, type Call } from '#tests/support/route-table.ts'
import { twoWorlds, type Ids } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })

const routes = await routesUnderTest()
const isDesk = (path: string) => /^\/desk(\/|$)/.test(path)
const methodsOf = (route: (typeof routes)[number]) => [
  ...(route.loader ? (['GET'] as const) : []),
  ...(route.action ? (['POST'] as const) : []),
]

/** Pages that are there only for events of another kind than the test's, or after some work. */
const NOT_THERE_YET = new Set([
  '/desk/events/:eventId/certificates.pdf',
  '/desk/events/:eventId/certificates.zip',
  '/desk/events/:eventId/letters/print.pdf',
  '/desk/events/:eventId/settings/delete',
])

const ids = (path: string) => parametersOf(path).filter((name) => name.endsWith('Id'))
/** The parameters of a route filled from a world's ids; what is no id is a word. */
const filled = (path: string, from: Ids): Record<string, string> =>
  Object.fromEntries(parametersOf(path).map((name) => [name, from[name] ?? 'x']))

/** What a page may answer to somebody whom it lets in: anything but a fault, or the way out. */
const ANSWERS = [200, 303, 400, 404, 409, 410, 422]
/** A page that is there answers so; a form may also send something back. */
const FOUND = ANSWERS.filter((status) => status !== 404)

test('every route names its policy: a permission at the desk, public or link elsewhere', () => {
  const atDesk = PERMISSIONS.map((permission) => `desk:${permission}`)
  const lawless = routes.filter(
    ({ path, policy }) => !(isDesk(path) ? atDesk : ['public', 'link']).includes(String(policy)),
  )
  expect(lawless.map(({ path, policy }) => [path, policy])).toEqual([])
})

// Who may is decided before a database is asked, and the walk is long: one database is enough.
describe.runIf(driver === 'postgres')('the desk', () => {
  test.each(
    routes
      .filter(({ path }) => isDesk(path))
      .flatMap((route) => methodsOf(route).map((method) => ({ ...route, method }))),
  )('$method $path', async ({ method, ...route }) => {
    const { here, elsewhere } = await twoWorlds(database.db)
    const [own, other] = here.events
    const ask = (call: Partial<Call>) =>
      answerOf(route, method, { host: here.host, params: filled(route.path, own), ...call })

    for (const cookie of [undefined, 'herald=made-up', elsewhere.cookies.owner]) {
      const { status, response } = await ask({ cookie })
      const to = response?.headers.get('Location')?.split('?')[0]
      expect(['nobody is signed in', status, to]).toEqual(['nobody is signed in', 303, '/sign-in'])
    }

    const isInEvent = ids(route.path).includes('eventId')
    for (const name of ids(route.path)) {
      // A parameter that this test does not know may be anything: then all of theirs are tried.
      const known = elsewhere.events[0][name]
      const strange = [
        ...(known ? [known] : Object.values(elsewhere.events[0])),
        ...(isInEvent && name !== 'eventId' && other[name] && other[name] !== own[name]
          ? [other[name]]
          : []),
      ]
      for (const id of strange) {
        const params = { ...filled(route.path, own), [name]: id }
        const { status } = await ask({ params, cookie: here.cookies.owner })
        expect(['a strange id', name, status]).toEqual(['a strange id', name, 404])
      }
    }

    const dates = [other.occurrenceId, elsewhere.events[0].occurrenceId, 'x']
    for (const on of isInEvent ? dates : []) {
      const { status } = await ask({ cookie: here.cookies.owner, search: `?on=${on}` })
      expect(ANSWERS).toContain(status)
    }

    // Where every parameter is known, a page must be there: else the 404s above would prove nothing.
    const isThere =
      method === 'GET' &&
      !NOT_THERE_YET.has(route.path) &&
      parametersOf(route.path).every((name) => own[name] !== undefined)
    for (const role of ROLES) {
      const lawful = PERMISSIONS.some((one) => route.policy === `desk:${one}` && may(role, one))
      const { status } = await ask({ cookie: here.cookies[role] })
      const right = !lawful ? [403] : isThere ? FOUND : ANSWERS
      expect([role, right.includes(status) ? right : status]).toEqual([role, right])
    }
  })
})

describe('looking changes nothing', () => {
  test('a change would be seen', async () => {
    await twoWorlds(database.db)
    const before = await fingerprint(database.db)
    expect(Object.keys(before).length).toBeGreaterThan(20)
    await database.db.update(venue).set({ name: 'Guildhall' })
    const after = await fingerprint(database.db)
    expect(changedTables(before, after)).toEqual(['venue'])
  })

  test('by GET, on any page, as anybody', async () => {
    const { here } = await twoWorlds(database.db)
    const { replyToken, signInToken, events, host, cookies } = here
    for (const route of routes.filter(({ loader }) => loader)) {
      const token = route.path.startsWith('/sign-in') ? signInToken : replyToken
      const params = { ...filled(route.path, events[0]), token }
      const before = await fingerprint(database.db)
      for (const cookie of [undefined, cookies.officer, cookies.owner])
        await answerOf(route, 'GET', { host, params, cookie })
      expect([route.path, await fingerprint(database.db)]).toEqual([route.path, before])
    }
  }, 120_000)
})

/**
 * Requests that no browser makes of a page of ours: bytes that are no text, values that no field has,
 * bodies that are no form. Each gets an answer, and none of them is a fault of ours.
 */
import { describe, expect, test, vi } from 'vitest'
import { useApp } from '#tests/support/app.ts'
import { driver, useDatabase } from '#tests/support/database.ts'
import { formsIn, type PageForm } from '#tests/support/page-forms.ts'
import { parametersOf, routesUnderTest } from '#tests/support/route-table.ts'
import { useWholeApp } from '#tests/support/whole-app.ts'
import { twoWorlds, type CouncilWorld } from '#tests/support/world.ts'

const database = useDatabase()
useApp(database, { APP_URL: 'http://here.example' })
const app = useWholeApp({ host: 'here.example' })
const routes = await routesUnderTest()

/** Percent-encoded: a path with wildcards and a mark without its letter; very long. */
const STRANGE = ['..%2F..%2Fetc%25%5F%CC%81', 'a'.repeat(3_000)]
const QUERIES =
  'added after answer before change choose column date done event format from ids kind known lang language list month name need on q rows saved sent told to view who heard sort page'.split(
    ' ',
  )

/** Addresses of every page with our own ids, as somebody at the desk opens them. */
const pathsOf = ({ events: [own], replyToken, signInToken }: CouncilWorld) =>
  routes.map(({ path, loader, action }) => {
    const token = path.startsWith('/sign-in') ? signInToken : replyToken
    const known: Record<string, string> = { ...own, token, slug: 'picnic', code: 'x', name: 'x' }
    const filled = path.replace(/:(\w+)/g, (_, name: string) => known[name] ?? 'x')
    return { path, filled: filled.replace('*', 'nowhere'), known, loader, action }
  })

describe('an address with something strange in it', () => {
  test('in the place of a parameter is not found', async () => {
    const { here } = await twoWorlds(database.db)
    const faults: unknown[] = []
    for (const { path, known } of pathsOf(here))
      for (const name of parametersOf(path))
        for (const value of STRANGE) {
          const others: Record<string, string> = { ...known, [name]: value }
          const asked = path.replace(/:(\w+)/g, (_, one: string) => others[one] ?? 'x')
          const { status } = await app.ask(asked, { cookie: here.cookies.owner })
          if (status >= 500) faults.push([path, name, value.slice(0, 30), status])
        }
    expect(faults).toEqual([])
  }, 60_000)

  test('in its query is a page all the same', async () => {
    const { here } = await twoWorlds(database.db)
    const faults: unknown[] = []
    for (const { path, filled } of pathsOf(here).filter(({ loader }) => loader)) {
      for (const value of ['%FF%FE%25%5F', '9'.repeat(400)]) {
        const query = QUERIES.map((name) => `${name}=${value}`).join('&')
        const { status } = await app.ask(`${filled}?${query}`, { cookie: here.cookies.owner })
        if (status >= 500) faults.push([path, value.slice(0, 30), status])
      }
    }
    expect(faults).toEqual([])
  }, 60_000)

  test('such as a NUL, which no database can look for, is no address of ours', async () => {
    await twoWorlds(database.db)
    for (const path of ['/events/a%00b', '/events/x/event.ics?lang=%00', '/desk/search?q=%00'])
      expect((await app.ask(path)).status).toBe(404)
  })

  test('such as half a letter is not found, and nobody writes the token beside it into a log', async () => {
    const { here } = await twoWorlds(database.db)
    const said = vi.spyOn(console, 'warn')
    const { status } = await app.ask(`/i/${here.replyToken}%FF`)
    expect(status).toBe(404)
    expect(said.mock.calls.flat().join('\n')).not.toContain(here.replyToken)
    said.mockRestore()
  })
})

describe('a form with something strange in it', () => {
  const BODIES: Array<[type: string, body: string]> = [
    ['application/json', '{"answer":"yes"}'],
    ['text/plain', 'answer=yes'],
    ['multipart/form-data', 'answer=yes'],
    ['multipart/form-data; boundary=x', '--x\r\nbroken'],
    ['application/x-www-form-urlencoded', '%'],
    [
      'application/x-www-form-urlencoded',
      '__proto__.x=1&constructor.prototype.x=1&a[4294967294]=1',
    ],
    ['application/x-www-form-urlencoded', `${'a.'.repeat(2_000)}a=1`],
    [
      'application/x-www-form-urlencoded',
      'people.adults[99999999]=1&names[99999999]=x&members[9e9].x=1',
    ],
    ['', 'answer=yes'],
  ]
  test('in place of its body is refused, not a fault', async () => {
    const { here } = await twoWorlds(database.db)
    const faults: unknown[] = []
    for (const { path, filled, action } of pathsOf(here)) {
      if (!action) continue
      for (const [type, body] of BODIES) {
        const { status } = await app.ask(filled, {
          method: 'POST',
          cookie: here.cookies.owner,
          raw: { type, body },
        })
        if (status >= 500) faults.push([path, type, body.slice(0, 30), status])
      }
    }
    expect(faults).toEqual([])
  }, 60_000)

  /** Sends every form of every page, each filled as `fillings` says; what was a fault comes back. */
  async function faultsOf(
    here: CouncilWorld,
    fillings: (form: PageForm, names: string[]) => Array<Record<string, string | string[]>>,
  ): Promise<unknown[]> {
    const faults: unknown[] = []
    const cookie = here.cookies.owner
    for (const { path, filled, loader, action } of pathsOf(here)) {
      if (!loader || !action) continue
      const { body } = await app.ask(filled, { cookie })
      for (const form of formsIn(body, filled)) {
        if (form.method === 'GET' || form.action === '/sign-out') continue
        const names = [...new Set([...Object.keys(form.fields), ...Object.keys(form.choices)])]
        for (const sent of fillings(form, names)) {
          const { status } = await app.ask(form.action, { cookie, form: sent })
          if (status >= 500) faults.push([path, form.action, sent, status])
        }
      }
    }
    return faults
  }

  test('in all of its fields is refused or kept', async () => {
    const { here } = await twoWorlds(database.db)
    const value = `${'\u0301'.repeat(300)}${'9'.repeat(400)}`
    expect(
      await faultsOf(here, (_, names) => [Object.fromEntries(names.map((name) => [name, value]))]),
    ).toEqual([])
  }, 60_000)

  // Once is enough for the forms; the server is what a council runs, and its texts hold no NUL either.
  test.runIf(driver === 'postgres')(
    'in one of its fields, whichever, is refused or kept',
    async () => {
      const { here } = await twoWorlds(database.db)
      expect(
        await faultsOf(here, ({ fields }, names) =>
          names.map((name) => ({ ...fields, [name]: ['\u0000\ud800'] })),
        ),
      ).toEqual([])
    },
    120_000,
  )
})

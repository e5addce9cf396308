import { rmSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { demoWorld, type DemoWorld } from '#tests/support/demo-world.ts'
import { aDesk, signInAsDemoOfficer } from '#tests/support/journey.ts'
import {
  byKeyboard,
  faultsOn,
  onPhone,
  withoutScript,
  withScript,
} from '#tests/support/page-walk.ts'
import { AS_PREPARED } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const MOST_PAGES = 90
test.describe.configure({ timeout: 300_000 })

let world: DemoWorld
let app: RunningApp
let pages: string[]
/** The address of an event's overview. */
let alive: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  world = await demoWorld(['en', 'ar', 'uk'])
  app = await startApp({ environment: AS_PREPARED, dataDir: world.dataDir })
  const context = await aDesk(browser, app)
  const page = await context.newPage()
  await signInAsDemoOfficer(page)
  pages = await oneOfEach(page)
  alive = eventOf(pages.find((path) => /\/names/.test(path))!)
  await context.close()
})
test.afterAll(async () => {
  await app?.stop()
  if (world) rmSync(world.dataDir, { recursive: true, force: true })
})

const eventOf = (path: string) => /\/desk\/events\/[0-9a-f-]{36}/.exec(path)?.[0] ?? ''

/** One page of each address at the desk: all that links lead to from its first page. */
async function oneOfEach(page: Page): Promise<string[]> {
  const seen = new Map<string, string>()
  const ahead = ['/desk']
  while (ahead.length > 0 && seen.size < MOST_PAGES) {
    const path = ahead.shift()!
    const kind = path
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      .replace(/\?.*/, '')
      .replace(/\d+/g, ':n')
    if (seen.has(kind)) continue
    const answer = await page.request.get(path)
    const { 'content-type': type = '', 'content-security-policy': policy = '' } = answer.headers()
    // A letter as it was sent stands in a sandbox, where no test's script runs (tests/emails looks at it).
    if (!type.includes('text/html') || policy.includes('sandbox')) continue
    seen.set(kind, path)
    const html = await answer.text()
    for (const [, href = ''] of html.matchAll(/href="(\/desk[^"#]*)/g))
      ahead.push(href.replaceAll('&amp;', '&'))
  }
  return [...seen.values()]
}

test('the desk’s pages pass axe with script and without, and are valid HTML', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  expect(pages.length).toBeGreaterThan(40)
  const faults = [
    ...(await faultsOn(page, pages, withScript)),
    ...(await faultsOn(page, pages, withoutScript)),
  ]
  expect(faults).toEqual([])
  await page.context().close()
})

test('the desk’s pages fit 320 px, also with wide spacing, and can be pressed', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { width: 320 })).newPage()
  await signInAsDemoOfficer(page)
  expect(await faultsOn(page, pages, onPhone)).toEqual([])
  await page.context().close()
})

test('the keyboard alone reaches everything at the desk, and is seen at every stop', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  const walked = ['/desk', `${alive}/guests`, `${alive}/settings/texts`]
  const faults: string[] = []
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors })
    faults.push(...(await faultsOn(page, walked, byKeyboard)))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

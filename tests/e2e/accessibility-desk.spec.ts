import { rmSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { demoWorld, type DemoWorld } from '#tests/support/demo-world.ts'
import {
  anEmptyDraft,
  cancelAnEvent,
  ceremonyOf,
  firstParty,
  oneOfEach,
} from '#tests/support/desk-pages.ts'
import { aDesk, signInAsDemoOfficer, type SignedIn } from '#tests/support/journey.ts'
import {
  answerTo,
  byKeyboard,
  everyWay,
  faultsHere,
  faultsOn,
  sendBack,
  withScriptAndWithout,
} from '#tests/support/page-walk.ts'
import { AS_PREPARED } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

/** The pages of an event that look different when it is a draft without guests, or was cancelled. */
const TABS = ['', '/guests', '/letters', '/letters/invite', '/waiting', '/arrivals', '/settings']

test.describe.configure({ timeout: 300_000 })

let world: DemoWorld
let app: RunningApp
let signedIn: SignedIn
let pages: string[]
/** The address of an event's overview: with data, without guests, and cancelled. */
let alive: string
/** A family that is invited to it. */
let party: string
let empty: string
let cancelled: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  world = await demoWorld(['en', 'ar', 'uk'])
  app = await startApp({ environment: AS_PREPARED, dataDir: world.dataDir })
  const context = await aDesk(browser, app)
  const page = await context.newPage()
  await signInAsDemoOfficer(page)
  alive = await ceremonyOf(page)
  party = await firstParty(page, alive)
  pages = await oneOfEach(page, [alive, party, '/desk'])
  cancelled = await cancelAnEvent(page)
  empty = await anEmptyDraft(page)
  signedIn = await context.storageState()
  await context.close()
})
test.afterAll(async () => {
  await app?.stop()
  if (world) rmSync(world.dataDir, { recursive: true, force: true })
})

test('the desk’s pages pass axe with script and without, are valid HTML, and fit 320 px with wide spacing', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { signedIn })).newPage()
  expect(pages.length).toBeGreaterThan(40)
  expect(await faultsOn(page, pages, everyWay)).toEqual([])
  await page.context().close()
})

test('an event without guests, one that was cancelled, and lists that find nothing pass axe', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { signedIn })).newPage()
  const states = [
    ...TABS.flatMap((tab) => [`${empty}${tab}`, `${cancelled}${tab}`]),
    `${empty}/names`,
    `${empty}/print`,
    `${cancelled}/call-list`,
    `${alive}/guests?q=zzzzzz`,
    ...['ti', 'ar'].map((lang) => `${alive}/phone?call=${party.split('/').at(-1)}&lang=${lang}`),
    `${alive}/phone?q=zzzzzz`,
    '/desk/directory?q=zzzzzz',
    '/desk/directory/organisations?q=zzzzzz',
    '/desk/search?q=a',
    '/desk/search?q=zzzzzz',
    '/desk/events?list=drafts',
    '/desk/letters?list=failed',
    '/desk/no-such-page',
  ]
  expect(await faultsOn(page, states, withScriptAndWithout)).toEqual([])
  await page.context().close()
})

test('forms of the desk that are sent back empty pass axe, and lead to what is missing', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { signedIn })).newPage()
  const like = (shape: RegExp) => pages.find((path) => shape.test(path))!
  const forms = [
    '/desk/events/new?kind=ceremony',
    like(/settings\/dates\/[0-9a-f-]{36}$/),
    `${alive}/settings/dates/new`,
    `${alive}/settings/texts`,
    `${alive}/settings/partners`,
    `${alive}/settings/copy`,
    `${alive}/guests/new`,
    `${alive}/guests/paste`,
    `${party}/edit`,
    `${party}/withdraw`,
    '/desk/directory/organisations/new',
    '/desk/settings/venues/new',
    '/desk/settings/council',
    '/desk/settings/look',
    '/desk/settings/accounts/invite',
  ]
  const faults: string[] = []
  for (const path of forms) {
    await page.goto(path)
    const answered = await sendBack(
      page,
      'main form[method="post"]:has(input:not([type="hidden"]), textarea)',
    )
    faults.push(...answered.map((fault) => `${path}: ${fault}`))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

/** The button that saves the form of a field. */
const saveOf = (page: Page, field: string) =>
  page.locator(`form:has([name="${field}"]) button:not([value])`).last()

test('both versions of what two officers saved pass axe, and nothing typed is lost', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { signedIn })).newPage()
  const other = await page.context().newPage()
  const venue = pages.find((path) => /settings\/venues\/[0-9a-f-]{36}$/.test(path))!
  const date = pages.find((path) => /settings\/dates\/[0-9a-f-]{36}$/.test(path))!
  const faults: string[] = []
  for (const [path, field, theirs, mine] of [
    [`${alive}/settings/texts`, 'summary', 'Theirs', 'كلماتي'],
    [venue, 'directions', 'Theirs', 'كلماتي'],
    [date, 'capacity', '61', '62'],
    ['/desk/settings/council', 'address', 'Theirs', 'كلماتي'],
    ['/desk/settings/look', 'ink', '#112233', '#221133'],
  ] as const) {
    await page.goto(path)
    await other.goto(path)
    await other.locator(`[name="${field}"]`).fill(theirs)
    await answerTo(other, () => saveOf(other, field).click())
    await page.locator(`[name="${field}"]`).fill(mine)
    const answer = await answerTo(page, () => saveOf(page, field).click())
    await expect(page.getByText('What was saved meanwhile', { exact: true })).toBeVisible()
    await expect(page.locator('bdi', { hasText: mine }).first()).toBeVisible()
    await expect(page.locator('bdi', { hasText: theirs }).first()).toBeVisible()
    faults.push(...(await faultsHere(page, answer)).map((fault) => `${path}: ${fault}`))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

test('the keyboard alone reaches everything at the desk, and is seen at every stop', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { signedIn })).newPage()
  const walked = ['/desk', `${alive}/guests`, `${alive}/settings/texts`]
  const faults: string[] = []
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors })
    faults.push(...(await faultsOn(page, walked, byKeyboard)))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

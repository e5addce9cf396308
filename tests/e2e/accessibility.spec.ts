import { rmSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { demoWorld, type DemoWorld } from '#tests/support/demo-world.ts'
import { aDesk, signInAsDemoOfficer } from '#tests/support/journey.ts'
import {
  axeFaults,
  cutTexts,
  smallTargets,
  spaceText,
  sticksOut,
  tabThrough,
} from '#tests/support/page-checks.ts'
import { AS_PREPARED } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'
import { unwordedText } from '#tests/support/unworded-text.ts'
import { faultsInHtml } from '#tests/support/valid-html.ts'

const LANGUAGES = ['en', 'ar', 'uk', 'en-XA']
/** What is left of COV-7F3K2 without the council's prefix, which is data. */
const REFERENCE = /^-?[0-9A-Z]{4,6}$/
const MOST_DESK_PAGES = 60

test.describe.configure({ timeout: 300_000 })

let world: DemoWorld
let app: RunningApp
let desk: string[]
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000)
  world = await demoWorld(LANGUAGES)
  app = await startApp({ environment: AS_PREPARED, dataDir: world.dataDir })
  const context = await aDesk(browser, app)
  desk = await deskPages(await context.newPage())
  await context.close()
})
test.afterAll(async () => {
  await app?.stop()
  if (world) rmSync(world.dataDir, { recursive: true, force: true })
})

/** Every page that a guest may meet, in each state that the demo has. */
function guestPages(): string[] {
  return [
    '/',
    `/?month=${new Date().toISOString().slice(0, 7)}`,
    ...world.slugs.flatMap((slug) => [`/events/${slug}`, `/events/${slug}/join`]),
    // Every state of a ceremony, which asks most; and the questions of the other two kinds.
    ...Object.entries(world.tokens)
      .filter(([state]) => state.startsWith('ceremony-') || state.endsWith('-none'))
      .map(([, token]) => `/i/${token}`),
    ...Object.entries(world.tokens)
      .filter(([state]) => state === 'ceremony-confirmed' || state === 'ceremony-waiting')
      .map(([, token]) => `/i/${token}?change=1`),
    '/c',
    '/verify',
    '/verify/AAAAAAAAAA',
    '/language',
    '/accessibility',
    '/privacy',
    '/sign-in',
    '/no-such-page',
  ]
}

/** One page of each address at the desk: all that links lead to from its first page. */
async function deskPages(page: Page): Promise<string[]> {
  await signInAsDemoOfficer(page)
  const seen = new Map<string, string>()
  const ahead = ['/desk']
  while (ahead.length > 0 && seen.size < MOST_DESK_PAGES) {
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

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

/** Looks at every page and gathers what is wrong, so that one run tells all of it. */
async function faultsOn(
  page: Page,
  paths: string[],
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths) {
    await page.goto(path)
    for (const fault of await look(page, path)) faults.push(`${path}: ${fault}`)
  }
  return faults
}

async function rawFaults(page: Page, path: string): Promise<string[]> {
  return faultsInHtml(await (await page.request.get(path)).text())
}

for (const language of ['en', 'ar'])
  test(`guests’ pages in ${language} pass axe and are valid HTML`, async ({ browser }) => {
    const page = await (await aDesk(browser, app)).newPage()
    const paths = guestPages().map((path) => inLanguage(path, language))
    expect(
      await faultsOn(page, paths, async (there, path) => [
        ...(await axeFaults(there)),
        ...(await rawFaults(there, path)),
      ]),
    ).toEqual([])
    await page.context().close()
  })

test('the desk’s pages pass axe and are valid HTML, with names in Arabic', async ({ browser }) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  expect(desk.length).toBeGreaterThan(20)
  expect(
    await faultsOn(page, desk, async (there, path) => [
      ...(await axeFaults(there)),
      ...(await rawFaults(there, path)),
    ]),
  ).toEqual([])
  await page.context().close()
})

test('a reply that is sent back or checked passes axe, too', async ({ browser }) => {
  const page = await (await aDesk(browser, app)).newPage()
  const token = Object.entries(world.tokens).find(([state]) => state.endsWith('-none'))![1]
  const faults: string[] = []
  for (const language of ['en', 'ar']) {
    await page.goto(inLanguage(`/i/${token}`, language))
    await page.locator('form[method="post"] button[value="check"]').click()
    await expect(page.locator('.govuk-error-summary')).toBeVisible()
    faults.push(...(await axeFaults(page)), ...(await faultsInHtml(await page.content())))
    await page.locator('[name="answer"][value="no"]').check()
    await page.locator('form[method="post"] button[value="check"]').click()
    await expect(page.locator('button[value="send"]')).toBeVisible()
    faults.push(...(await axeFaults(page)))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

for (const language of LANGUAGES)
  test(`guests’ pages in ${language} fit 320 px, also with wide spacing, and can be pressed`, async ({
    browser,
  }) => {
    const page = await (await aDesk(browser, app, { width: 320 })).newPage()
    const paths = guestPages().map((path) => inLanguage(path, language))
    expect(await faultsOn(page, paths, phoneFaults)).toEqual([])
    await page.context().close()
  })

test('the desk’s pages fit 320 px, also with wide spacing, and can be pressed', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app, { width: 320 })).newPage()
  await signInAsDemoOfficer(page)
  expect(await faultsOn(page, desk, phoneFaults)).toEqual([])
  await page.context().close()
})

async function phoneFaults(page: Page): Promise<string[]> {
  const plain = [...(await sticksOut(page)), ...(await smallTargets(page))]
  await spaceText(page)
  return [...plain, ...(await sticksOut(page)), ...(await cutTexts(page))]
}

test('the keyboard alone reaches everything, and is seen at every stop, in forced colours too', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  await signInAsDemoOfficer(page)
  const token = Object.entries(world.tokens).find(([state]) => state.endsWith('-none'))![1]
  const guests = desk.find((path) => /\/guests(\?|$)/.test(path))!
  const faults: string[] = []
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors })
    for (const path of ['/', `/i/${token}?lang=ar`, '/desk', guests]) {
      await page.goto(path)
      const { stops, missed } = await tabThrough(page)
      expect(stops.length).toBeGreaterThan(3)
      faults.push(...missed.map((name) => `${path}: ${name} is not reached`))
      faults.push(
        ...stops.filter(({ isSeen }) => !isSeen).map(({ name }) => `${path}: focus unseen ${name}`),
      )
    }
  }
  expect(faults).toEqual([])
  await page.context().close()
})

test('an answer can be given with the keyboard alone', async ({ browser }) => {
  const page = await (await aDesk(browser, app)).newPage()
  const token = Object.entries(world.tokens).find(([state]) => state.endsWith('-maybe'))![1]
  await page.goto(`/i/${token}?change=1&lang=en`)
  const toFocus = async (selector: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab')
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return
    }
    throw new Error(`${selector} is not reached`)
  }
  await toFocus('[name="answer"]')
  while (!(await page.locator('[name="answer"][value="no"]').isChecked()))
    await page.keyboard.press('ArrowDown')
  await toFocus('button[value="check"]')
  await page.keyboard.press('Enter')
  await expect(page.locator('button[value="send"]')).toBeVisible()
  await toFocus('button[value="send"]')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/You are not coming/)).toBeVisible()
  await page.context().close()
})

test('nothing is written straight into a page: guests’ pages in the pseudo-locale hold words only', async ({
  request,
}) => {
  const faults: string[] = []
  for (const path of guestPages()) {
    const answer = await request.get(`${app.origin}${inLanguage(path, 'en-XA')}`)
    const unworded = unwordedText(await answer.text(), [...world.texts, ...alike()])
    const words = unworded.filter((text) => !REFERENCE.test(text))
    faults.push(...words.map((text) => `${path}: ${text}`))
  }
  expect(faults).toEqual([])
})

/** What a page says alike in every language: names of languages, of calendars, addresses, references. */
const alike = () => [
  'English',
  'Éñglîšh',
  'Google',
  'Outlook',
  'www.equalityadvisoryservice.com',
  'www.equalityni.org',
  'ico.org.uk',
  ...SPOKEN_LANGUAGES.map(({ own }) => own),
  ...new Set(guestPages().map((path) => `${app.origin}${path}`)),
  `${app.origin}/calendar.ics`,
]

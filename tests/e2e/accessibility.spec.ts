import { rmSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'
import { demoWorld, type DemoWorld } from '#tests/support/demo-world.ts'
import { aDesk } from '#tests/support/journey.ts'
import { axeFaults, openWithoutScript } from '#tests/support/page-checks.ts'
import {
  byKeyboard,
  faultsOn,
  everyWay,
  onPhone,
  runsScript,
  sendBack,
} from '#tests/support/page-walk.ts'
import { AS_PREPARED } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'
import { unwordedText } from '#tests/support/unworded-text.ts'

const LANGUAGES = ['en', 'ar', 'uk', 'en-XA']
/** What is left of COV-7F3K2 without the council's prefix, which is data. */
const REFERENCE = /^-?[0-9A-Z]{4,6}$/

test.describe.configure({ timeout: 300_000 })

let world: DemoWorld
let app: RunningApp
test.beforeAll(async () => {
  test.setTimeout(180_000)
  world = await demoWorld(LANGUAGES)
  app = await startApp({ environment: AS_PREPARED, dataDir: world.dataDir })
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
    ...world.guardians,
    ...world.nominators,
    `${world.stopPath}?of=invitations`,
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

const inLanguage = (path: string, language: string) =>
  `${path}${path.includes('?') ? '&' : '?'}lang=${language}`

for (const language of ['en', 'ar'])
  test(`guests’ pages in ${language} pass axe with script and without, are valid HTML, and fit 320 px with wide spacing`, async ({
    browser,
  }) => {
    const page = await (await aDesk(browser, app)).newPage()
    const paths = guestPages().map((path) => inLanguage(path, language))
    expect(await faultsOn(page, paths, everyWay)).toEqual([])
    await page.context().close()
  })

test('a page without script is one without script', async ({ browser }) => {
  const page = await (await aDesk(browser, app)).newPage()
  const scripted =
    'data:text/html,<noscript><p>None</p></noscript><script>document.title="Ran"</script>'
  await page.goto(scripted)
  expect([await page.title(), await page.locator('p').count()]).toEqual(['Ran', 0])
  expect(runsScript(scripted)).toBe(true)
  await openWithoutScript(page, scripted)
  expect([await page.title(), await page.locator('p').count()]).toEqual(['', 1])
  await page.context().close()
})

/** Forms of guests that are sent with nothing in them. */
const sentBack = (): string[] => [
  ...world.slugs.map((slug) => `/events/${slug}/join`),
  ...Object.entries(world.tokens)
    .filter(([state]) => state.endsWith('-none'))
    .map(([, token]) => `/i/${token}`),
  world.unansweredGuardian,
  '/c',
  '/sign-in',
]

for (const language of ['en', 'ar'])
  test(`guests’ forms in ${language} that are sent back pass axe and are valid HTML`, async ({
    browser,
  }) => {
    const page = await (await aDesk(browser, app)).newPage()
    const faults: string[] = []
    for (const path of sentBack()) {
      await page.goto(inLanguage(path, language))
      const answered = await sendBack(
        page,
        'main form[method="post"]:has(input:not([type="hidden"]))',
      )
      faults.push(...answered.map((fault) => `${path}: ${fault}`))
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

test('an answer that is checked before it is sent passes axe', async ({ browser }) => {
  const page = await (await aDesk(browser, app)).newPage()
  const token = Object.entries(world.tokens).find(([state]) => state.endsWith('-none'))![1]
  const faults: string[] = []
  for (const language of ['en', 'ar']) {
    await page.goto(inLanguage(`/i/${token}`, language))
    await page.locator('[name="answer"][value="no"]').check()
    await page.locator('form[method="post"] button[value="check"]').click()
    await expect(page.locator('button[value="send"]')).toBeVisible()
    faults.push(...(await axeFaults(page)))
  }
  expect(faults).toEqual([])
  await page.context().close()
})

for (const language of ['uk', 'en-XA'])
  test(`guests’ pages in ${language} fit 320 px, also with wide spacing, and can be pressed`, async ({
    browser,
  }) => {
    const page = await (await aDesk(browser, app, { width: 320 })).newPage()
    const paths = guestPages().map((path) => inLanguage(path, language))
    expect(await faultsOn(page, paths, onPhone)).toEqual([])
    await page.context().close()
  })

test('the keyboard alone reaches everything, and is seen at every stop, in forced colours too', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  const token = Object.entries(world.tokens).find(([state]) => state.endsWith('-none'))![1]
  const faults: string[] = []
  for (const forcedColors of ['none', 'active'] as const) {
    await page.emulateMedia({ forcedColors })
    faults.push(...(await faultsOn(page, ['/', `/i/${token}?lang=ar`], byKeyboard)))
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
  // Whoever nominates a child for a family may not read the language's own name.
  ...SPOKEN_LANGUAGES.flatMap(({ own, english }) => [own, english]),
  ...new Set(guestPages().map((path) => `${app.origin}${path}`)),
  `${app.origin}/calendar.ics`,
]

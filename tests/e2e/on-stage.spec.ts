import { rmSync } from 'node:fs'
import { expect, test, type Page } from '@playwright/test'
import { demoWorld, type DemoWorld } from '#tests/support/demo-world.ts'
import { ceremonyOf } from '#tests/support/desk-pages.ts'
import { aDesk, signInAsDemoOfficer } from '#tests/support/journey.ts'
import { everyWay, faultsOn } from '#tests/support/page-walk.ts'
import { AS_PREPARED } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

test.describe.configure({ timeout: 120_000 })

let world: DemoWorld
let app: RunningApp
let reader: string
let marshal: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(120_000)
  world = await demoWorld(['en', 'ar', 'uk'])
  app = await startApp({ environment: AS_PREPARED, dataDir: world.dataDir })
  const context = await aDesk(browser, app)
  const page = await context.newPage()
  await signInAsDemoOfficer(page)
  await page.goto(`${await ceremonyOf(page)}/stage`)
  await page.getByRole('button', { name: 'Make a link for the name reader' }).click()
  await page.getByRole('button', { name: 'Make a link for the marshal' }).click()
  const links = page.locator('.stage-address a')
  await expect(links).toHaveCount(2)
  const paths = await links.evaluateAll((all) =>
    all.map((link) => new URL(link.getAttribute('href') ?? '').pathname),
  )
  reader = paths[0]!
  marshal = paths[1]!
  await context.close()
})
test.afterAll(async () => {
  await app?.stop()
  if (world) rmSync(world.dataDir, { recursive: true, force: true })
})

const called = (page: Page) => page.locator('article[data-child]:visible')
const nameOn = async (page: Page) => (await called(page).getAttribute('data-name')) ?? ''
/** A page that has just changed takes no press for a moment. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.locator('.foot').getByRole('button', { name })
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
}

test('the page beside the stage passes axe, with script and without, and fits 320 px', async ({
  browser,
}) => {
  const page = await (await aDesk(browser, app)).newPage()
  expect(await faultsOn(page, [reader, marshal], everyWay)).toEqual([])
  await page.context().close()
})

test('reader and marshal agree, also when one of them has no network for a while', async ({
  browser,
}) => {
  const [one, other] = [await aDesk(browser, app), await aDesk(browser, app)]
  const [left, right] = [await one.newPage(), await other.newPage()]
  await left.goto(reader)
  await right.goto(marshal)
  const first = await nameOn(left)
  await press(left, 'Presented, next')
  await expect.poll(() => nameOn(right)).not.toBe(first)
  expect(await nameOn(right)).toBe(await nameOn(left))

  // The page and its worker are kept on the device before the network goes.
  await left.waitForFunction(() => navigator.serviceWorker.controller !== null)
  await left.reload()
  await one.setOffline(true)
  const [second, third] = [
    await nameOn(left),
    await left.locator('[data-next] .row-name').innerText(),
  ]
  await press(left, 'Presented, next')
  await expect(left.getByText('No connection: presses are kept here')).toBeVisible()
  await press(left, 'Not here')
  const fourth = await nameOn(left)
  expect(new Set([first, second, third, fourth]).size).toBe(4)
  await left.reload()
  await expect.poll(() => nameOn(left)).toBe(fourth)
  expect(await nameOn(right)).toBe(second)

  await one.setOffline(false)
  await expect.poll(() => nameOn(right), { timeout: 15_000 }).toBe(fourth)
  await expect(left.getByText('No connection: presses are kept here')).toBeHidden()

  // The child came after all, and is called at the end; the last press is taken back.
  await right.getByText('Find a child, or mend a press').click()
  await right.getByRole('button', { name: `Here now: call at the end ${third}` }).click()
  await press(right, 'Presented, next')
  await expect.poll(() => nameOn(left)).not.toBe(fourth)
  await left.getByRole('button', { name: `Back ${fourth}` }).click()
  await expect.poll(() => nameOn(right)).toBe(fourth)
  await one.close()
  await other.close()
})

test('without script each press is a form, and a link that is ended shows nobody', async ({
  browser,
}) => {
  const plain = await browser.newContext({ baseURL: app.origin, javaScriptEnabled: false })
  const page = await plain.newPage()
  await page.goto(reader)
  const first = await nameOn(page)
  await page.getByRole('button', { name: 'Presented, next' }).click()
  expect(await nameOn(page)).not.toBe(first)
  await page.getByRole('button', { name: `Back ${first}` }).click()
  expect(await nameOn(page)).toBe(first)

  const desk = await aDesk(browser, app)
  const officer = await desk.newPage()
  await signInAsDemoOfficer(officer)
  await officer.goto(`${await ceremonyOf(officer)}/stage`)
  await officer.getByRole('button', { name: 'End this link Name reader' }).click()
  await expect(officer.locator('.stage-address')).toHaveCount(1)
  const answer = await page.goto(reader)
  expect(answer?.status()).toBe(410)
  await expect(page.getByRole('heading', { name: 'This link is over' })).toBeVisible()
  expect(await page.content()).not.toContain(first)
  await plain.close()
  await desk.close()
})

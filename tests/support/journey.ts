import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { linkIn, type MailServer } from './mail-server.ts'
import type { RunningApp } from './running-app.ts'

/** A phone without JavaScript, as a guest may hold it. */
export function aPhoneWithoutScript(
  browser: Browser,
  app: RunningApp,
  { language = 'en-GB', width = 360 }: { language?: string; width?: number } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    javaScriptEnabled: false,
    viewport: { width, height: 740 },
    hasTouch: true,
    locale: language,
    timezoneId: 'Europe/London',
  })
}

/** What a browser keeps of a sign-in. */
export type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>

/** An officer's screen; with a sign-in that another screen kept, signed in. */
export function aDesk(
  browser: Browser,
  app: RunningApp,
  {
    script = true,
    width = 1280,
    signedIn,
  }: { script?: boolean; width?: number; signedIn?: SignedIn } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
    ...(signedIn ? { storageState: signedIn } : {}),
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  })
}

/** Sign in with the demo's one button. */
export async function signInAsDemoOfficer(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: 'demo officer' }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Ask for a link, open it from the letter, and press the button that spends it. */
export async function signInByLetter(
  page: Page,
  mailbox: MailServer,
  email: string,
): Promise<void> {
  const before = mailbox.arrived.filter(({ recipients }) => recipients.includes(email)).length
  await page.goto('/sign-in')
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByRole('button', { name: /link/i }).click()
  const letters = await mailbox.waitFor(before + 1, { to: email })
  await page.goto(linkIn(letters[before]!, '/sign-in/'))
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** How a server is started whose clock `threeMinutesLater` puts on. */
export const WITH_MOVING_CLOCK = {
  nodeArguments: ['--import', new URL('moving-clock.ts', import.meta.url).href],
}

/** The two minutes in which a mailing can be stopped, and one more, are over. */
export function threeMinutesLater(app: RunningApp): void {
  app.process.kill('SIGUSR2')
}

/** The same time tomorrow has just gone by. */
export function aDayLater(app: RunningApp): void {
  app.process.kill('SIGCONT')
}

/** Fill in the form of a new event with one date, save the draft, and publish it; ends on its overview. */
export async function scheduleEvent(
  page: Page,
  {
    kind,
    title,
    startsOn,
    capacity,
    place = 'Council House, Earl Street',
  }: {
    kind: 'welcome' | 'ceremony' | 'convening'
    title: string
    startsOn: Date
    capacity?: number
    place?: string
  },
): Promise<void> {
  await page.goto(`/desk/events/new?kind=${kind}`)
  await page.getByLabel('Title', { exact: true }).fill(title)
  const format = page.getByRole('radio', { name: 'A gathering' })
  if (await format.count()) await format.check()
  await page.locator('[name="startsOn.day"]').fill(String(startsOn.getUTCDate()))
  await page.locator('[name="startsOn.month"]').fill(String(startsOn.getUTCMonth() + 1))
  await page.locator('[name="startsOn.year"]').fill(String(startsOn.getUTCFullYear()))
  await page.getByLabel('Starts at').fill('10:30')
  await page.getByLabel('Ends at').fill('12:00')
  await page.getByRole('radio', { name: 'Somewhere else' }).check()
  await page.getByLabel('Place in words').fill(place)
  if (capacity !== undefined) await page.locator('[name="capacity"]').fill(String(capacity))
  await page.getByRole('button', { name: 'Save the draft' }).click()
  await page.getByRole('button', { name: 'Publish the event' }).click()
  await expect(page.getByRole('button', { name: 'Publish the event' })).toHaveCount(0)
}

/** From the guest list of an event: everybody who has not been invited is sent the invitation. */
export async function sendInvitations(page: Page, app: RunningApp): Promise<void> {
  await page.goto(
    `${new URL(page.url()).pathname.replace(/(\/desk\/events\/[^/]+).*/, '$1')}/letters/invite`,
  )
  await page.getByRole('radio', { name: 'Everyone who has not been invited yet' }).check()
  await page.getByRole('button', { name: 'Send letters' }).click()
  await expect(page.getByText('Until then you can stop it')).toBeVisible()
  threeMinutesLater(app)
}

/** Nothing sticks out of the window sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth, `${page.url()} at ${clientWidth} px`).toBeLessThanOrEqual(clientWidth)
}

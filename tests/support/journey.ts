import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { linkIn, type Mailbox } from './mailbox.ts'
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

/** An officer's screen. */
export function aDesk(
  browser: Browser,
  app: RunningApp,
  { script = true, width = 1280 }: { script?: boolean; width?: number } = {},
): Promise<BrowserContext> {
  return browser.newContext({
    baseURL: app.origin,
    javaScriptEnabled: script,
    viewport: { width, height: 900 },
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
export async function signInByLetter(page: Page, mailbox: Mailbox, email: string): Promise<void> {
  const before = mailbox.messages.filter(({ to }) => to.includes(email)).length
  await page.goto('/sign-in')
  await page.getByLabel(/e-?mail/i).fill(email)
  await page.getByRole('button', { name: /link/i }).click()
  const letters = await mailbox.waitFor(before + 1, { to: email })
  await page.goto(linkIn(letters[before]!, '/sign-in/'))
  await page.getByRole('button', { name: /sign in/i }).click()
  await expect(page).not.toHaveURL(/sign-in/)
}

/** Nothing sticks out of the window sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => ({
    scrollWidth: document.documentElement.scrollWidth,
    clientWidth: document.documentElement.clientWidth,
  }))
  expect(scrollWidth, `${page.url()} at ${clientWidth} px`).toBeLessThanOrEqual(clientWidth)
}

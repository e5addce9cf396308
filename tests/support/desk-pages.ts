import { expect, type Page } from '@playwright/test'
import { scheduleEvent } from './journey.ts'

const MOST_PAGES = 90

const eventOf = (path: string) => /\/desk\/events\/[0-9a-f-]{36}/.exec(path)?.[0] ?? ''

/** The ceremony of the demo that is to come: every tab and every form of an event is there. */
export async function ceremonyOf(page: Page): Promise<string> {
  await page.goto('/desk/events')
  const link = page.getByRole('link', { name: /citizenship ceremony/ }).first()
  return eventOf((await link.getAttribute('href')) ?? '')
}

/** A family that is invited to an event. */
export async function firstParty(page: Page, event: string): Promise<string> {
  await page.goto(`${event}/guests`)
  const link = page.locator('main tbody th a[href*="/guests/"]').first()
  return ((await link.getAttribute('href')) ?? '').replace(/\?.*/, '')
}

/** One page of each address at the desk: all that links lead to from these. */
export async function oneOfEach(page: Page, from: string[]): Promise<string[]> {
  const seen = new Map<string, string>()
  const ahead = [...from]
  while (ahead.length > 0 && seen.size < MOST_PAGES) {
    const path = ahead.shift()!
    const kind = path
      .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
      .replace(/\?.*/, '')
      // The words of every letter have the same form.
      .replace(/(settings\/letters)\/.+/, '$1/:letter')
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

/** A welcome event of the demo, with its guests, that does not take place: it leaves a call list behind. */
export async function cancelAnEvent(page: Page): Promise<string> {
  await page.goto('/desk/events')
  const href = await page.getByRole('link', { name: /welcome for newcomers/ }).getAttribute('href')
  const event = eventOf(href ?? '')
  await page.goto(`${event}/settings`)
  await page.locator('a[href*="/settings/dates/"]:not([href$="/new"])').first().click()
  await page.getByRole('link', { name: 'Cancel this date' }).click()
  await page.getByRole('button', { name: /^Cancel/ }).click()
  await expect(page).toHaveURL(/call-list/)
  return event
}

/** A ceremony that nobody is invited to. */
export async function anEmptyDraft(page: Page): Promise<string> {
  await scheduleEvent(page, {
    kind: 'ceremony',
    title: 'حفل المواطنة للأطفال في الربيع',
    startsOn: new Date(Date.now() + 90 * 86_400_000),
    capacity: 40,
  })
  return eventOf(page.url())
}

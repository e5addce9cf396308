import type { Page } from '@playwright/test'
import {
  axeFaults,
  cutTexts,
  openWithoutScript,
  smallTargets,
  spaceText,
  sticksOut,
  tabThrough,
} from './page-checks.ts'
import { faultsInHtml } from './valid-html.ts'

/** What is wrong with one page, a line each. The look opens the page itself. */
export type Look = (page: Page, path: string) => Promise<string[]>

/** Looks at every page and gathers what is wrong, so that one run tells all of it. */
export async function faultsOn(page: Page, paths: string[], look: Look): Promise<string[]> {
  const faults: string[] = []
  for (const path of paths)
    for (const fault of await look(page, path)) faults.push(`${path}: ${fault}`)
  return faults
}

/** With script: axe, and the HTML as it was sent. */
export const withScript: Look = async (page, path) => {
  const answer = await page.goto(path)
  return [...(await axeFaults(page)), ...(await faultsInHtml((await answer?.text()) ?? ''))]
}

/** Without script: axe. The HTML is the same. */
export const withoutScript: Look = async (page, path) => {
  await openWithoutScript(page, path)
  return (await axeFaults(page)).map((fault) => `without script: ${fault}`)
}

/** On a phone: nothing sticks out, also with wide spacing; nothing is cut; what is pressed is large enough. */
export const onPhone: Look = async (page, path) => {
  await page.goto(path)
  const plain = [...(await sticksOut(page)), ...(await smallTargets(page))]
  await spaceText(page)
  return [...plain, ...(await sticksOut(page)), ...(await cutTexts(page))]
}

/** By keyboard: what it does not reach, and where it stands unseen. */
export const byKeyboard: Look = async (page, path) => {
  await page.goto(path)
  const { stops, missed } = await tabThrough(page)
  const unseen = stops.filter(({ isSeen }) => !isSeen)
  return [
    ...(stops.length > 3 ? [] : ['the keyboard stops three times at most']),
    ...missed.map((name) => `${name} is not reached`),
    ...unseen.map(({ name }) => `focus unseen ${name}`),
  ]
}

/**
 * Sends the form of the page that is open with nothing in its boxes, as a hurried reader does, and looks
 * at what comes back: 422, a summary whose links lead somewhere, and no fault of axe or of the HTML.
 */
export async function sendBack(page: Page, form: string): Promise<string[]> {
  const isThere = await page.locator(form).first().count()
  if (!isThere) return ['there is no form']
  const answer = page.waitForResponse((one) => one.request().method() === 'POST')
  const loaded = page.waitForEvent('load')
  await page.evaluate((selector) => {
    const sent = document.querySelector<HTMLFormElement>(selector)
    for (const box of sent?.elements ?? [])
      if (
        (box instanceof HTMLInputElement && !/hidden|radio|checkbox|submit|file/.test(box.type)) ||
        box instanceof HTMLTextAreaElement
      )
        box.value = ''
    sent?.setAttribute('novalidate', '')
    sent?.querySelector<HTMLElement>('button:not([formaction])')?.click()
  }, form)
  const status = (await answer).status()
  await loaded
  if (status !== 422) return [`is answered with ${status} when it is empty`]
  // As it was sent: a browser writes its own document in another way.
  const html = await (await answer).text()
  const leads = await page
    .locator('.govuk-error-summary a')
    .evaluateAll((links) =>
      links
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => !document.getElementById(href.slice(1))),
    )
  return [
    ...((await page.locator('.govuk-error-summary').count()) === 1 ? [] : ['has no summary']),
    ...((await page.title()).length > 0 && !/^[^:]+: /.test(await page.title())
      ? ['its title names no error']
      : []),
    ...leads.map((href) => `the summary leads to ${href}, which is not there`),
    ...(await axeFaults(page)),
    ...(await faultsInHtml(html)),
  ]
}

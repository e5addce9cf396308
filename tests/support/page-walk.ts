import type { Page, Response } from '@playwright/test'
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

/**
 * What a page does for a reader with script and for one without: axe, and the HTML as it was sent. A page
 * that holds no script, and says nothing to those who run none, is the same page to both.
 */
export const withScriptAndWithout: Look = async (page, path) => {
  const answer = await openWithoutScript(page, path)
  const html = (await answer?.text()) ?? ''
  const faults = [...(await axeFaults(page)), ...(await faultsInHtml(html))]
  if (!runsScript(html)) return faults
  await page.goto(path)
  return [...faults, ...(await axeFaults(page)).map((fault) => `with script: ${fault}`)]
}

/** Whether a browser would run anything of it, or show anything of it only where nothing runs. */
export const runsScript = (html: string): boolean =>
  /<noscript|<script(?![^>]*\btype="application\/ld\+json")|\son[a-z]+\s*=\s*["']|javascript:/i.test(
    html,
  )

/** On a phone: nothing sticks out, also with wide spacing; nothing is cut; what is pressed is large enough. */
export const onPhone: Look = async (page, path) => {
  await page.goto(path)
  return faultsOnPhone(page)
}

/** All of the above, of a page that is opened once. */
export const everyWay: Look = async (page, path) => {
  const faults = await withScriptAndWithout(page, path)
  const wide = page.viewportSize() ?? PHONE
  await page.setViewportSize(PHONE)
  const narrow = await faultsOnPhone(page)
  await page.setViewportSize(wide)
  return [...faults, ...narrow]
}

/** 1280 px at 400 % (WCAG 1.4.10). */
const PHONE = { width: 320, height: 740 }

async function faultsOnPhone(page: Page): Promise<string[]> {
  const plain = [...(await sticksOut(page)), ...(await smallTargets(page))]
  await spaceText(page)
  return [...plain, ...(await sticksOut(page)), ...(await cutTexts(page))]
}

/** The page that is open, which somebody's press brought up. */
export async function faultsHere(page: Page, answer: Response): Promise<string[]> {
  return [...(await axeFaults(page)), ...(await faultsInHtml(await answer.text()))]
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
  const answer = await answerTo(page, () =>
    page.evaluate((selector) => {
      const sent = document.querySelector<HTMLFormElement>(selector)
      for (const box of sent?.elements ?? [])
        if (
          (box instanceof HTMLInputElement &&
            !/hidden|radio|checkbox|submit|file/.test(box.type)) ||
          box instanceof HTMLTextAreaElement
        )
          box.value = ''
      sent?.setAttribute('novalidate', '')
      sent?.querySelector<HTMLElement>('button:not([formaction])')?.click()
    }, form),
  )
  if (answer.status() !== 422) return [`is answered with ${answer.status()} when it is empty`]
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
    ...(await faultsHere(page, answer)),
  ]
}

/** Presses what sends a form, and waits until the page that answers it stands. */
export async function answerTo(page: Page, press: () => Promise<unknown>): Promise<Response> {
  const answer = page.waitForResponse((one) => one.request().method() === 'POST')
  const loaded = page.waitForEvent('load')
  await Promise.all([answer, loaded, press()])
  return answer
}

import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright'
import { createElement, type ReactElement } from 'react'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import { desk, publicLtr, publicRtl } from '#app/styles/sheets.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { themeCss } from '#app/ui/theme.ts'
import { findChromium } from '#tests/support/browser.ts'
import { DeskGallery } from './desk-gallery.tsx'
import { PublicGallery, SENT_BACK } from './public-gallery.tsx'
import { render } from './render.tsx'

let browser: Browser

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
})
afterAll(() => browser.close())

const sentBack = createElement(PublicGallery, { state: SENT_BACK })
const GALLERIES: Array<[string, 'en' | 'ar', string, ReactElement]> = [
  ['guests’ parts', 'en', publicLtr.css, sentBack],
  ['guests’ parts in Arabic', 'ar', publicRtl.css, sentBack],
  ['the desk’s parts', 'en', desk.css, createElement(DeskGallery)],
]

describe.each(GALLERIES)('%s in a browser', (_, locale, css, element) => {
  async function open(width: number, extra = ''): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 } })
    const page = await context.newPage()
    const { dir } = wordsFor(locale)
    const styles = [css, themeCss(DEFAULT_THEME), extra].map((text) => `<style>${text}</style>`)
    await page.setContent(
      `<!DOCTYPE html><html lang="${locale}" dir="${dir}" class="govuk-template"><head><title>Parts</title>${styles.join('')}</head><body class="govuk-template__body">${render(element, locale)}</body></html>`,
    )
    return page
  }

  const overflow = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

  test.each([360, 1280])(
    'break no rule of WCAG 2.2 AA that a machine knows, %d wide',
    async (width) => {
      const page = await open(width)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
        // The gallery shows every part on one page, so it has the headings of many pages.
        .disableRules(['page-has-heading-one', 'heading-order'])
        .analyze()
      await page.context().close()
      const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
      expect(found).toEqual([])
    },
  )

  test('fit a page 320 wide, also with wide spacing and text twice the size', async () => {
    const spaced =
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}'
    for (const [width, extra] of [
      [320, ''],
      [320, spaced],
      [640, 'html{font-size:200%}'],
    ] as const) {
      const page = await open(width, extra)
      expect([width, extra, await overflow(page)]).toEqual([width, extra, 0])
      await page.context().close()
    }
  })

  test('have nothing to press smaller than 24 by 24 outside a sentence', async () => {
    const page = await open(360)
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('a, button, input, select, textarea, summary')]
        .map((part) => ({ part, box: part.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.width < 23.5 || box.height < 23.5))
        .filter(({ part }) => getComputedStyle(part).display !== 'inline')
        .filter(({ part }) => !part.matches('.govuk-skip-link'))
        .map(({ part, box }) => `${part.outerHTML.slice(0, 80)} ${box.width} x ${box.height}`),
    )
    await page.context().close()
    expect(small).toEqual([])
  })

  test('show where the keyboard is, at every stop', async () => {
    const page = await open(1280)
    const stops = new Set<string>()
    const unseen: string[] = []
    for (let press = 0; press < 80; press += 1) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => {
        const part = document.activeElement
        if (!part || part === document.body) return undefined
        const marked = (one: Element, pseudo?: string) => {
          const look = getComputedStyle(one, pseudo)
          const outlined = look.outlineStyle !== 'none' && Number.parseFloat(look.outlineWidth) > 0
          return outlined || look.boxShadow !== 'none'
        }
        const label = part instanceof HTMLInputElement ? part.labels?.[0] : undefined
        const seen = marked(part) || (label ? marked(label, '::before') : false)
        return { name: part.outerHTML.slice(0, 90), seen }
      })
      if (!stop || stops.has(stop.name)) continue
      stops.add(stop.name)
      if (!stop.seen) unseen.push(stop.name)
    }
    await page.context().close()
    expect(stops.size).toBeGreaterThan(12)
    expect(unseen).toEqual([])
  })
})

test('answers fold their questions away without script, and unfold them', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.setContent(`<style>${publicLtr.css}</style>${render(createElement(PublicGallery))}`)
  const [need, other] = [page.getByLabel('An interpreter'), page.getByLabel('What is it?')]
  expect([await need.isVisible(), await other.isVisible()]).toEqual([false, false])
  await page.getByLabel('Maybe').check()
  expect([await need.isVisible(), await other.isVisible()]).toEqual([true, false])
  await page.getByLabel('Something else').check()
  expect(await other.isVisible()).toBe(true)
  await page.getByLabel('No', { exact: true }).check()
  expect(await need.isVisible()).toBe(false)
  await page.close()
})

test('the bar for chosen rows comes with the first and goes with the last, without script', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.setContent(`<style>${desk.css}</style>${render(createElement(DeskGallery))}`)
  const bar = page.getByRole('group', { name: 'With the chosen families' })
  expect(await bar.isVisible()).toBe(true)
  await page.getByLabel('Choose Łukasz Żółć').check()
  await page.getByLabel('Choose Amira Al-Khatib').uncheck()
  expect(await bar.isVisible()).toBe(true)
  await page.getByLabel('Choose Łukasz Żółć').uncheck()
  expect(await bar.isVisible()).toBe(false)
  await page.close()
})

test('a phone shows one menu in place of the bar’s words and the event’s tabs', async () => {
  const page = await browser.newPage({ javaScriptEnabled: false })
  await page.setViewportSize({ width: 360, height: 740 })
  await page.setContent(`<style>${desk.css}</style>${render(createElement(DeskGallery))}`)
  const letters = page.getByRole('link', { name: 'Letters', exact: true })
  expect(await letters.count()).toBe(0)
  await page.getByText('Menu', { exact: true }).click()
  expect(await letters.count()).toBe(1)
  await page.close()
})

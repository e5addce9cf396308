import AxeBuilder from '@axe-core/playwright'
import type { Page, Response } from '@playwright/test'

/** WCAG 2.2 AA, and beyond it what axe calls good practice: headings in order, landmarks, everything inside one. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** WCAG 2.2, 2.5.8. */
const TARGET_PX = 24

/** What axe finds, a line each. */
export async function axeFaults(page: Page): Promise<string[]> {
  // The newer mode opens a second page for every look, and nothing here lies in a frame of another origin.
  const axe = new AxeBuilder({ page }).withTags(RULES).setLegacyMode()
  const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
  )
}

/**
 * Opens a page as a reader without JavaScript has it: no script of it runs, and `noscript` is read.
 * Afterwards the tools of a test may run in it, which a context without JavaScript would not let them.
 */
export async function openWithoutScript(page: Page, path: string): Promise<Response | null> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  const answer = await page.goto(path)
  await session.send('Emulation.setScriptExecutionDisabled', { value: false })
  await session.detach()
  return answer
}

/** What sticks out of the window sideways, by its selector; nothing when the page fits. */
export function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isWide = (one: Element) => {
      const { left, right, width } = one.getBoundingClientRect()
      return width > 0 && (right > clientWidth + 1 || left < -1)
    }
    const wide = [...document.body.querySelectorAll('*')].filter(
      (one) => isWide(one) && ![...one.children].some(isWide),
    )
    const names = wide
      .slice(0, 4)
      .map((one) => `${one.tagName}.${one.className} "${(one.textContent ?? '').slice(0, 20)}"`)
    return [`${scrollWidth} px wide in ${clientWidth}: ${names.join(', ')}`]
  })
}

/** The spacing that a reader may choose (WCAG 1.4.12). */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    // A style element would be refused by the page's own policy; a constructed sheet is ours.
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    )
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  })
}

/** Texts that are cut because their box does not grow with them. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll('*')].flatMap((one) => {
      const style = getComputedStyle(one)
      const isCut =
        one.childElementCount === 0 &&
        (one.textContent ?? '').trim() !== '' &&
        one.clientHeight > 1 &&
        style.overflowY === 'hidden' &&
        one.scrollHeight > one.clientHeight + 2
      return isCut ? [`${one.tagName}.${one.className}: ${one.textContent?.slice(0, 40)}`] : []
    }),
  )
}

/** Targets under 24 by 24 px that are neither in a line of text nor alone in a circle of that size. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((least) => {
    const targets = [
      ...document.querySelectorAll(
        'a[href], button, input:not([type=hidden]), select, textarea, summary',
      ),
    ]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && element.checkVisibility())
    const isInline = (element: Element) => {
      const around = element.parentElement
      const own = (element.textContent ?? '').trim()
      const all = (around?.textContent ?? '').trim()
      return getComputedStyle(element).display === 'inline' && all.length > own.length
    }
    const middle = ({ x, y, width, height }: DOMRect) => [x + width / 2, y + height / 2] as const
    const hasRoom = (box: DOMRect) => {
      const [x, y] = middle(box)
      return targets.every(({ box: other }) => {
        if (other === box) return true
        const dx = Math.max(other.left - x, 0, x - other.right)
        const dy = Math.max(other.top - y, 0, y - other.bottom)
        return Math.hypot(dx, dy) >= least / 2
      })
    }
    return targets
      .filter(({ element, box }) => {
        if (box.width >= least && box.height >= least) return false
        const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined
        const wide = label?.getBoundingClientRect()
        if (wide && wide.width >= least && wide.height >= least) return false
        return !isInline(element) && !hasRoom(box)
      })
      .map(
        ({ element, box }) =>
          `${element.tagName}.${element.className} "${(element.textContent ?? '').trim().slice(0, 30)}" ${Math.round(box.width)}x${Math.round(box.height)}`,
      )
  }, TARGET_PX)
}

export interface TabStop {
  name: string
  /** Whether anything about it shows that it has the focus. */
  isSeen: boolean
}

/** Goes through a page with the Tab key alone. */
export async function tabThrough(page: Page): Promise<{ stops: TabStop[]; missed: string[] }> {
  const expected = await page.evaluate(() => {
    const all = document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary',
    )
    const wanted = [...all].filter(
      (one) => one.checkVisibility() && !one.hasAttribute('disabled') && one.tabIndex >= 0,
    )
    wanted.forEach((one, at) => (one.dataset.stop = String(at)))
    // Of radio buttons with one name the keyboard stops at one.
    return wanted.map((one) => ({
      stop: one.dataset.stop ?? '',
      name: `${one.tagName} ${one.getAttribute('name') ?? one.textContent?.trim().slice(0, 30)}`,
      group: one instanceof HTMLInputElement && one.type === 'radio' ? one.name : '',
    }))
  })
  const reached = new Map<string, TabStop>()
  for (let presses = 0; presses < expected.length + 5; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const one = document.activeElement
      if (!(one instanceof HTMLElement) || one === document.body) return undefined
      const marks = [one, ...one.querySelectorAll('*'), ...(one.parentElement?.children ?? [])]
      const isSeen = marks.some((mark) =>
        ['', '::before', '::after'].some((pseudo) => {
          const style = getComputedStyle(mark, pseudo || null)
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
          return outlined || (style.boxShadow !== 'none' && style.boxShadow !== '')
        }),
      )
      return { stop: one.dataset.stop ?? '', isSeen, name: one.outerHTML.slice(0, 80) }
    })
    if (!at || reached.has(at.stop)) break
    reached.set(at.stop, { name: at.name, isSeen: at.isSeen })
  }
  const groups = new Set(expected.filter(({ stop }) => reached.has(stop)).map(({ group }) => group))
  const missed = expected
    .filter(({ stop, group }) => !reached.has(stop) && !(group && groups.has(group)))
    .map(({ name }) => name)
  return { stops: [...reached.values()], missed }
}

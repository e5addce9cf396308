import { createElement, type ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { wordsFor } from '#app/translations/translate.ts'
import { faultsInHtml } from '#tests/support/valid-html.ts'
import { DeskGallery } from './desk-gallery.tsx'
import { PublicGallery, SENT_BACK } from './public-gallery.tsx'
import { render } from './render.tsx'

const PAGES: Array<[string, 'en' | 'ar' | 'uk', ReactElement]> = [
  ['guests’ parts in English', 'en', createElement(PublicGallery)],
  ['guests’ parts in Arabic, sent back', 'ar', createElement(PublicGallery, { state: SENT_BACK })],
  [
    'guests’ parts in Ukrainian, sent back',
    'uk',
    createElement(PublicGallery, { state: SENT_BACK }),
  ],
  ['the desk’s parts', 'en', createElement(DeskGallery)],
]

describe.each(PAGES)('%s', (_, locale, element) => {
  beforeEach(() => void vi.spyOn(console, 'error'))
  afterEach(() => vi.restoreAllMocks())

  const page = () => {
    const body = render(element, locale)
    const { dir } = wordsFor(locale)
    return `<!doctype html><html lang="${locale}" dir="${dir}"><head><meta charset="utf-8"/><title>Parts</title></head><body>${body}</body></html>`
  }

  test('are valid HTML without an inline style', async () => {
    expect(await faultsInHtml(page())).toEqual([])
  })

  test('give every id once, and point only to ids that are there', () => {
    const html = page()
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    const pointed = [
      ...html.matchAll(/ (?:for|aria-describedby|aria-labelledby)="([^"]*)"/g),
      ...html.matchAll(/ href="#([^"]+)"/g),
    ].flatMap(([, targets = '']) => targets.split(' '))
    expect(pointed.length).toBeGreaterThan(5)
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([])
  })

  test('name every control', () => {
    const html = page()
    const controls = [...html.matchAll(/<(input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag)
    const unnamed = controls.filter((tag) => {
      const id = / id="([^"]*)"/.exec(tag)?.[1]
      return !tag.includes('aria-label=') && !(id && html.includes(` for="${id}"`))
    })
    expect(controls.length).toBeGreaterThan(3)
    expect(unnamed).toEqual([])
  })

  test('are rendered without a complaint of React', () => {
    page()
    expect(vi.mocked(console.error).mock.calls).toEqual([])
  })

  test('need no script: the only one reads long work again', () => {
    const scripts = page().match(/<script[^>]*>/g) ?? []
    expect(scripts.every((tag) => tag.includes('src="/refresh.js"'))).toBe(true)
    expect(page()).not.toMatch(/ on[a-z]+="/)
  })
})

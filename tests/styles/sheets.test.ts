import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { compileSheets } from '#app/styles/plugin.mjs'
import { desk, publicLtr, publicRtl, stage } from '#app/styles/sheets.server.ts'
import { DeskGallery } from '#tests/ui/desk-gallery.tsx'
import { PublicGallery, SENT_BACK } from '#tests/ui/public-gallery.tsx'
import { render } from '#tests/ui/render.tsx'
import { physicalIn } from './physical.ts'

const { sources, ...sheets } = compileSheets()
const served: Record<string, unknown> = { desk, publicLtr, publicRtl, stage }
const named = Object.entries(sheets)
const count = (css: string, pattern: RegExp) => css.match(pattern)?.length ?? 0

describe.each(named)('the sheet %s', (name, { css, sha256, name: file }) => {
  test('is what the server has', () => {
    expect(served[name]).toEqual({ css, sha256, name: file })
  })

  test('is admitted inline by its hash', () => {
    expect(sha256).toBe(createHash('sha256').update(css).digest('base64'))
  })

  test('has a file name of its own', () => {
    expect(file).toMatch(/^(public|public-rtl|desk|stage)-[0-9a-f]{10}\.css$/)
    expect(named.filter(([, other]) => other.name === file)).toHaveLength(1)
  })

  test('carries neither crown nor crest nor the typeface of government', () => {
    expect(css.match(/GDS Transport|@font-face|govuk-crest|crown/gi)).toBeNull()
  })

  test('asks for nothing else over the network', () => {
    // The page beside the stage has no picture of places.
    expect(css.match(/url\([^)]*\)/g) ?? []).toEqual(name === 'stage' ? [] : ['url("#stripes")'])
    expect(css.includes('@import')).toBe(false)
  })

  test('can stand inside a style element', () => {
    expect(css.includes('</')).toBe(false)
  })

  test('keeps still for readers who ask for it', () => {
    expect(
      css.match(/(?<!print-color-)animation:|transition:|scroll-behavior: *smooth/g),
    ).toBeNull()
  })
})

test.each(['publicLtr', 'publicRtl', 'desk'] as const)(
  '%s has rules for forced colours and for paper',
  (name) => {
    const { css } = sheets[name]
    expect(count(css, /@media ?\(forced-colors: active\)\{\.seg-yes/g)).toBe(1)
    expect(count(css, /@media print\{\.civic,/g)).toBe(1)
    expect(count(css, /thead\{display:table-header-group\}/g)).toBe(1)
  },
)

test('the page beside the stage keeps its marks in forced colours', () => {
  expect(sheets.stage.css).toMatch(/@media ?\(forced-colors: active\)\{\.mark--no/)
})

test.each(['publicLtr', 'publicRtl'] as const)('%s costs at most 11 kB on the wire', (name) => {
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
  expect(brotliCompressSync(sheets[name].css, quality).byteLength).toBeLessThanOrEqual(11_000)
})

test('the sheet for Arabic mirrors what govuk-frontend says in left and right', () => {
  const indent = (side: string) => new RegExp(`\\.govuk-details__text\\{[^}]*padding-${side}`, 'g')
  expect([count(publicLtr.css, indent('left')), count(publicLtr.css, indent('right'))]).toEqual([
    1, 0,
  ])
  expect([count(publicRtl.css, indent('left')), count(publicRtl.css, indent('right'))]).toEqual([
    0, 1,
  ])
})

test('the sheet for Arabic ends with what rtlcss cannot know', () => {
  const fix = readFileSync('app/styles/rtl-fix.css', 'utf8').trim()
  expect(sheets.publicRtl.css.endsWith(fix)).toBe(true)
  // What it mends is there: govuk-frontend may rename its classes.
  const mended = new Set(fix.match(/\.govuk-[\w-]+/g))
  expect([...mended].filter((name) => !sheets.publicLtr.css.includes(name))).toEqual([])
})

describe('our own sources', () => {
  const own = sources.filter((file) => file.endsWith('.scss'))

  test('are all there', () => {
    expect(own.length).toBeGreaterThan(15)
  })

  test.each(own)('%s does not know left from right', (file) => {
    expect(physicalIn(readFileSync(file, 'utf8'))).toEqual([])
  })

  test.each([
    'margin-left: 4px;',
    'left: 0;',
    'text-align: right;',
    'padding: 8px 12px 8px 0;',
    'border-radius: 0 4px 4px 0;',
    'direction: ltr;',
  ])('and the check would find "%s"', (declaration) => {
    expect(physicalIn(`a {\n  ${declaration}\n}`)).toEqual([`2: ${declaration}`])
  })
})

/** govuk-frontend writes these for its scripts' sake; they look like nothing. */
const WITHOUT_LOOK = new Set(['govuk-radios', 'govuk-checkboxes'])

test.each([
  ['guests’ parts', sheets.publicLtr.css, PublicGallery],
  ['the desk’s parts', sheets.desk.css, DeskGallery],
] as const)('%s use no class that their sheet does not know', (_, css, Gallery) => {
  const html = render(createElement(Gallery, { state: SENT_BACK }))
  const used = [...html.matchAll(/class="([^"]*)"/g)].flatMap(([, names = '']) => names.split(' '))
  const unknown = [...new Set(used)].filter(
    (name) => !WITHOUT_LOOK.has(name) && !new RegExp(`\\.${name}(?![\\w-])`).test(css),
  )
  expect(unknown).toEqual([])
})

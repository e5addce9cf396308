import { readFileSync } from 'node:fs'
import type { ReactElement } from 'react'
import { describe, expect, test } from 'vitest'
import { PARTS, type Options } from './fixture-parts.tsx'
import { render } from './render.tsx'
import { normalised } from './same-markup.ts'

interface Fixture {
  name: string
  options: Options
  html: string
}

/** govuk-frontend's own examples: what its templates make of what options. */
function fixturesOf(component: string): Fixture[] {
  const file = `node_modules/govuk-frontend/dist/govuk/components/${component}/fixtures.json`
  return JSON.parse(readFileSync(file, 'utf8')).fixtures
}

describe.each(Object.entries(PARTS))('%s', (name, { atLeast, part }) => {
  const offered = fixturesOf(name).flatMap(({ name: example, options, html }) => {
    const element = part(options)
    return element ? [{ example, html, element }] : []
  })

  test('offers enough of its options for the comparison to mean something', () => {
    expect(offered.length).toBeGreaterThanOrEqual(atLeast)
  })

  test.each(offered)('has the markup of govuk-frontend: $example', ({ html, element }) => {
    expect(normalised(ours(name, element))).toBe(normalised(html))
  })
})

/** Our markup with the two differences that we chose undone: names of dates, raw conditional content. */
function ours(component: string, element: ReactElement): string {
  const html = render(element).replace(/<raw-html>(.*?)<\/raw-html>/gs, (_, raw: string) =>
    raw.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"'),
  )
  if (component !== 'date-input') return html
  return html.replace(/name="[^"]*\.(\w+)"/g, 'name="$1"').replaceAll(' autoComplete="off"', '')
}

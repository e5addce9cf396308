import { createElement } from 'react'
import { describe, expect, test } from 'vitest'
import { BulkBar } from '#app/ui/desk/bulk-bar.tsx'
import { DeskPage, SECTIONS } from '#app/ui/desk/desk-frame.tsx'
import { Dots } from '#app/ui/desk/dots.tsx'
import { Progress } from '#app/ui/desk/progress.tsx'
import { ReplyChart } from '#app/ui/desk/reply-chart.tsx'
import { Road } from '#app/ui/desk/road.tsx'
import { Spark } from '#app/ui/desk/spark.tsx'
import { Tabs } from '#app/ui/desk/tabs.tsx'
import { Todo } from '#app/ui/desk/todo.tsx'
import { DeskPlaces, PublicPlaces } from '#app/ui/places-in-words.tsx'
import { PublicPage } from '#app/ui/public-frame.tsx'
import { Qr } from '#app/ui/qr.tsx'
import { render } from './render.tsx'

/** The segments of a places bar: class to [from, to], in units of 300. */
function segments(html: string): Record<string, [number, number]> {
  const parts = [
    ...html.matchAll(/<rect class="(seg-\w+)"(?: x="([\d.]+)")? (?:y="2" )?width="([\d.]+)"/g),
  ]
  return Object.fromEntries(
    parts.map(([, name = '', x = '0', width]) => [name, [Number(x), Number(x) + Number(width)]]),
  )
}

const text = (html: string) => html.replace(/<[^>]+>/g, '')

describe('the places bar', () => {
  test('draws who comes, then what is kept back, then who may come, over what is free', () => {
    const html = render(
      createElement(DeskPlaces, { capacity: 100, coming: 50, reserved: 10, maybe: 20 }),
    )
    expect(segments(html)).toEqual({
      'seg-track': [0, 300],
      'seg-yes': [0, 150],
      'seg-reserved': [150, 180],
      'seg-maybe': [180, 240],
    })
    // Twenty may come, and still forty places are free: "maybe" holds none.
    expect(text(html)).toBe('50 coming, 10 held, 20 maybe, 40 free')
  })

  test('never draws more who may come than there is room', () => {
    const html = render(createElement(DeskPlaces, { capacity: 10, coming: 8, maybe: 30 }))
    expect(segments(html)['seg-maybe']).toEqual([240, 300])
    expect(text(html)).toBe('8 coming, 30 maybe, 2 free')
  })

  test('changes colour when full, and draws the queue past the mark', () => {
    const html = render(createElement(DeskPlaces, { capacity: 60, coming: 60, waiting: 7 }))
    const { 'seg-full': full, 'seg-wait': wait, 'seg-yes': yes } = segments(html)
    expect(yes).toBeUndefined()
    expect(full?.[1]).toBeCloseTo(300 * (60 / 67), 0)
    expect(wait?.[0]).toBeGreaterThan(full?.[1] ?? 300)
    expect(text(html)).toBe('60 coming, 7 waiting, full')
  })

  test('leaves the room three quarters of the line, however long the queue', () => {
    const html = render(createElement(DeskPlaces, { capacity: 5, coming: 5, waiting: 4000 }))
    expect(segments(html)['seg-full']).toEqual([0, 225])
    expect(text(html)).toBe('5 coming, 4,000 waiting, full')
  })

  test('is only words where nobody counts places', () => {
    const html = render(createElement(DeskPlaces, { capacity: null, coming: 12 }))
    expect(html).not.toContain('<svg')
    expect(text(html)).toBe('12 coming')
  })

  test('draws a room without places without breaking', () => {
    const html = render(createElement(DeskPlaces, { capacity: 0, coming: 0 }))
    expect(html).not.toContain('NaN')
  })

  test.each([
    ['en', 163, true, '37 places left of 200'],
    ['en', 199, true, '1 place left of 200'],
    ['en', 200, true, 'Full. You can join the waiting list'],
    ['en', 240, false, 'Full'],
    ['uk', 179, true, 'Залишилося 21 місце з 200'],
    ['uk', 195, true, 'Залишилося 5 місць з 200'],
    ['ar', 198, true, 'مكانان متبقيان من أصل 200'],
  ] as const)('tells guests in %s, with %d taken: %s %s', (locale, taken, waitingList, words) => {
    const html = render(createElement(PublicPlaces, { capacity: 200, taken, waitingList }), locale)
    expect(text(html)).toBe(words)
  })
})

describe('replies day by day', () => {
  const days = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      date: `2027-06-${index + 1}`,
      label: `${index + 1} Jun`,
      coming: index,
      notComing: 1,
    }))

  test('are a table alone while there are fewer than three', () => {
    const html = render(createElement(ReplyChart, { caption: 'Replies', days: days(2) }))
    expect(html).not.toContain('<svg')
    expect(html.match(/<tr>/g)).toHaveLength(3)
  })

  test('stand in the table beside the drawing, number for number', () => {
    const html = render(createElement(ReplyChart, { caption: 'Replies', days: days(30) }))
    const rows = [
      ...html.matchAll(
        /<th scope="row">(.*?)<\/th><td class="num">(\d+)<\/td><td class="num">(\d+)</g,
      ),
    ]
    expect(rows.map(([, label, coming, not]) => [label, coming, not])).toEqual(
      days(30).map(({ label, coming, notComing }) => [label, `${coming}`, `${notComing}`]),
    )
    expect(html).not.toMatch(/NaN|Infinity/)
  })

  test('can all be none', () => {
    const quiet = days(5).map((day) => ({ ...day, coming: 0, notComing: 0 }))
    const html = render(createElement(ReplyChart, { caption: 'Replies', days: quiet }))
    expect(html).not.toMatch(/NaN|Infinity|height="-/)
  })
})

test('a line of replies is not drawn from two points', () => {
  expect(render(createElement(Spark, { values: [1, 2] }))).toBe('')
  expect(render(createElement(Spark, { values: [0, 0, 0] }))).toContain('M0 19L36 19L72 19')
})

test('dots show small numbers, words show all', () => {
  const few = render(createElement(Dots, { filled: 3, open: 1, children: '3 named, 1 without' }))
  expect(few.match(/<circle/g)).toHaveLength(4)
  const many = render(createElement(Dots, { filled: 30, children: '30 named' }))
  expect(many).not.toContain('<svg')
  expect(many).toContain('30 named')
})

test('the road says in words what its marks say: done, and late', () => {
  const html = render(
    createElement(Road, {
      milestones: [
        { text: 'Invitations', state: 'done' },
        { text: 'Names', state: 'late' },
        { text: 'The day', state: 'ahead' },
      ],
    }),
  )
  expect(text(html)).toBe('Invitations, doneNames, lateThe day')
  expect(html.match(/aria-current="step"/g)).toHaveLength(1)
})

test('at most one of the things to do is green', () => {
  const items = ['a', 'b'].map((id) => ({
    id,
    title: id,
    urgency: 'late' as const,
    href: `/${id}`,
    action: id,
  }))
  const buttons = (firstIsNext: boolean) =>
    [
      ...render(createElement(Todo, { items, firstIsNext })).matchAll(
        /class="(govuk-button[^"]*)"/g,
      ),
    ].map(([, look]) => look)
  expect(buttons(true)).toEqual(['govuk-button', 'govuk-button govuk-button--secondary'])
  expect(buttons(false)).not.toContain('govuk-button')
})

test('tabs count only what needs you, and say so', () => {
  const tabs = [
    { href: '/e', text: 'Overview' },
    { href: '/e/names', text: 'Names', needsYou: 5 },
    { href: '/e/guests', text: 'Guests', needsYou: 1 },
  ]
  const html = render(createElement(Tabs, { label: 'Ceremony', at: '/e', tabs }))
  expect(text(html)).toContain('Names 5 things need you')
  expect(text(html)).toContain('Guests 1 thing needs you')
  // Folded on a phone, the sum of all pages stands beside the name of the open one.
  expect(text(html)).toContain('Overview6 things need you')
  expect(html.match(/aria-current="page"/g)).toHaveLength(2)
})

test('long work that is over asks for nothing more', () => {
  const work = { done: 1000, total: 1000, refreshHref: '/x', children: 'Written.' }
  const over = render(createElement(Progress, { ...work, running: false }))
  expect(over).not.toMatch(/data-refresh|<script|Refresh/)
  expect(text(over)).toContain('1,000 of 1,000')
  const begun = render(createElement(Progress, { ...work, done: 0, total: 0, running: true }))
  expect(begun).toContain('max="1"')
  expect(begun).toContain('<script type="module" src="/refresh.js">')
})

test('a bar for the chosen rows names what it acts on', () => {
  const html = render(createElement(BulkBar, { label: 'With the chosen families', children: '' }))
  expect(html).toContain('<legend class="govuk-visually-hidden">With the chosen families</legend>')
})

describe('the frame of guests’ pages', () => {
  const council = { name: 'Coventry City Council', phone: '024 7683 0000' }
  const languages = (['en', 'ar', 'uk'] as const).map((locale) => ({
    locale,
    href: `/l/${locale}`,
  }))
  const page = (more: object, locale: 'en' | 'ar' | 'uk' = 'ar') =>
    render(createElement(PublicPage, { council, languages, children: 'Text', ...more }), locale)

  test('offers every language in its own script and direction', () => {
    const html = page({})
    expect(html).toContain('<span lang="ar" dir="rtl" aria-current="true">العربية</span>')
    expect(html).toContain('lang="uk" dir="ltr">Українська</a>')
  })

  test('offers the reader’s own and English where the list is short', () => {
    const html = page({ allLanguagesHref: '/language' })
    expect(html).not.toContain('Українська')
    expect(text(html)).toContain('Englishالعربيةكل اللغات')
  })

  test('offers no languages where there is one', () => {
    expect(page({ languages: [{ locale: 'en', href: '/' }] }, 'en')).not.toContain(
      'class="tongues"',
    )
  })

  test('has a quick way out only where it is asked for', () => {
    expect(page({})).not.toContain('civic__exit')
    expect(page({ exit: 'https://www.bbc.co.uk/weather' })).toContain('rel="nofollow noreferrer"')
  })

  test('writes the council’s phone from left to right in an Arabic page', () => {
    expect(page({})).toContain('<bdi class="nowrap" dir="ltr">024 7683 0000</bdi>')
  })

  test('shows the council’s own device, else the one that Herald lends', () => {
    expect(page({ council: { ...council, crestSrc: '/crest.svg' } })).toContain('src="/crest.svg"')
    expect(page({})).toContain('class="crest"')
  })
})

test('the desk’s bar names the section once for the eye and once folded, and each section exists', () => {
  const html = render(
    createElement(DeskPage, {
      council: { name: 'Coventry City Council' },
      account: { name: 'Dana Whitlock', role: 'officer' },
      at: '/desk/letters',
      children: 'Text',
    }),
  )
  expect(html.match(/href="\/desk\/letters" aria-current="true"/g)).toHaveLength(2)
  for (const { href } of SECTIONS) expect(html.split(`<a href="${href}"`).length).toBe(3)
  expect(html).toContain('<form method="post" action="/sign-out">')
})

test('a code has a quiet zone of four, and one path', () => {
  const html = render(createElement(Qr, { text: 'https://events.example/i/4f7k', label: 'Code' }))
  const side = Number(/viewBox="0 0 (\d+)/.exec(html)?.[1])
  const rows = [...html.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((found) => found.slice(1).map(Number))
  expect(html.match(/<path/g)).toHaveLength(1)
  expect(Math.min(...rows.map(([x = 0]) => x))).toBe(4)
  expect(Math.max(...rows.map(([x = 0, , run = 0]) => x + run))).toBe(side - 4)
  // The three finder patterns: seven dark modules in a row, in three corners.
  for (const [x, y] of [
    [4, 4],
    [side - 11, 4],
    [4, side - 11],
  ])
    expect(rows).toContainEqual([x, y, 7])
})

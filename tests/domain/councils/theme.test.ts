import { describe, expect, test } from 'vitest'
import { checkTheme, contrast, DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import { themeCss } from '#app/ui/theme.ts'

describe('contrast', () => {
  test.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#777777', '#ffffff', 4.48],
    ['#14284b', '#ffffff', 14.65],
  ])('of %s on %s is %d', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 1)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})

describe('a council’s colours', () => {
  test('of the beginning are readable', () => {
    expect(checkTheme(DEFAULT_THEME)).toEqual([])
  })

  test('may not be a pale ink: headings stand in it, and white stands on it', () => {
    expect(checkTheme({ ...DEFAULT_THEME, ink: '#7f9fd0', goldLight: '#000000' })).toEqual([
      {
        colour: 'ink',
        problem: 'too-little-contrast',
        against: '#ffffff',
        ratio: 2.7,
        needed: 4.5,
      },
      {
        colour: 'ink',
        problem: 'too-little-contrast',
        against: '#faf8f3',
        ratio: 2.5,
        needed: 4.5,
      },
    ])
  })

  test('tell how far a link colour is from what it needs, never rounded up', () => {
    const [onWhite, onPaper] = checkTheme({ ...DEFAULT_THEME, action: '#777777' })
    expect(onWhite).toMatchObject({ colour: 'action', against: '#ffffff', ratio: 4.4, needed: 4.5 })
    expect(onPaper).toMatchObject({ colour: 'action', against: '#faf8f3', needed: 4.5 })
  })

  test('need 3 to 1 for the gold of rules, which is never text', () => {
    expect(checkTheme({ ...DEFAULT_THEME, gold: '#d9b45c' }).map(({ colour }) => colour)).toEqual([
      'gold',
      'gold',
    ])
  })

  test('need a gold that can be read on the ink', () => {
    expect(checkTheme({ ...DEFAULT_THEME, goldLight: '#5a5230' })).toMatchObject([
      { colour: 'goldLight', against: DEFAULT_THEME.ink },
    ])
  })

  test('need a paper on which the small print and the late dates can be read', () => {
    const problems = checkTheme({ ...DEFAULT_THEME, paper: '#c0b8a4' })
    expect(problems.filter(({ colour }) => colour === 'paper')).toMatchObject([
      { against: '#535a64' },
      { against: '#a3211b' },
    ])
  })

  test.each(['red', '#fff', '#14284B', '#14284b;}', '', '#14284b\n'])(
    'are colours, and "%s" is none',
    (ink) => {
      const theme = { ...DEFAULT_THEME, ink }
      expect(checkTheme(theme)).toEqual([{ colour: 'ink', problem: 'not-a-colour' }])
      expect(() => themeCss(theme)).toThrow('the theme’s ink is no colour'.replace('’', "'"))
    },
  )

  test('come to the page as five properties', () => {
    expect(themeCss(DEFAULT_THEME)).toBe(
      ':root{--ink:#14284b;--gold:#b5852a;--gold-light:#e6c06a;--action:#1d4f91;--paper:#faf8f3}',
    )
  })
})

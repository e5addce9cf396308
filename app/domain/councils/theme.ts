/**
 * A council's five colours, each `#rrggbb` in small letters. Status colours are the same everywhere
 * and no part of a theme.
 */
export interface Theme {
  /** Ground of the header, colour of headings, frame of certificates. */
  ink: string
  /** Fine rules and marks on light ground; never text. */
  gold: string
  /** The same on ink. */
  goldLight: string
  /** Links. */
  action: string
  /** The second surface, behind panels. */
  paper: string
}

/** The colours of a council that has not chosen any. */
export const DEFAULT_THEME: Theme = {
  ink: '#14284b',
  gold: '#b5852a',
  goldLight: '#e6c06a',
  action: '#1d4f91',
  paper: '#faf8f3',
}

/** Colours of the style sheet that a theme meets (app/styles/_tokens.scss). */
const WHITE = '#ffffff'
const TEXT = '#1a1e26'
const MUTED = '#535a64'
const LATE = '#a3211b'

/** WCAG 2.2: 1.4.3 for text, 1.4.11 for marks that carry meaning. */
const TEXT_CONTRAST = 4.5
const MARK_CONTRAST = 3

export type ThemeColour = keyof Theme

/** What is wrong with one colour: not a colour, or too near to what it stands on. */
export type ThemeProblem =
  | { colour: ThemeColour; problem: 'not-a-colour' }
  | {
      colour: ThemeColour
      problem: 'too-little-contrast'
      /** The colour it is seen on or with, as `#rrggbb`. */
      against: string
      /** The ratio it has, cut (not rounded up) to one decimal. */
      ratio: number
      /** The ratio it needs. */
      needed: number
    }

/** Every way in which the theme would be hard to read; an empty list admits it. Never throws. */
export function checkTheme(theme: Theme): ThemeProblem[] {
  const odd = COLOURS.filter((colour) => !isColour(theme[colour]))
  if (odd.length > 0) return odd.map((colour) => ({ colour, problem: 'not-a-colour' }))
  const rules: Array<[ThemeColour, against: string, needed: number]> = [
    ['ink', WHITE, TEXT_CONTRAST],
    ['ink', theme.paper, TEXT_CONTRAST],
    ['gold', WHITE, MARK_CONTRAST],
    ['gold', theme.paper, MARK_CONTRAST],
    ['goldLight', theme.ink, TEXT_CONTRAST],
    ['action', WHITE, TEXT_CONTRAST],
    ['action', theme.paper, TEXT_CONTRAST],
    ['paper', TEXT, TEXT_CONTRAST],
    ['paper', MUTED, TEXT_CONTRAST],
    ['paper', LATE, TEXT_CONTRAST],
  ]
  return rules.flatMap(([colour, against, needed]) => {
    const ratio = contrast(theme[colour], against)
    if (ratio >= needed) return []
    const shown = Math.floor(ratio * 10) / 10
    return [{ colour, problem: 'too-little-contrast' as const, against, ratio: shown, needed }]
  })
}

/** The colours in the order of the form. */
export const COLOURS = ['ink', 'gold', 'goldLight', 'action', 'paper'] as const

/** Whether the text is a colour as a theme stores it. It then cannot end a style sheet either. */
export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/.test(text)
}

/**
 * The contrast of two colours by WCAG 2: 1 (the same) to 21 (black on white), in either order.
 * @param one `#rrggbb`
 * @param other `#rrggbb`
 */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

function luminance(colour: string): number {
  const channel = (start: number) => {
    const part = Number.parseInt(colour.slice(start, start + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

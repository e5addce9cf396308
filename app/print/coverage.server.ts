import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { codePointsOf } from '#app/domain/names.ts'
import { root } from '#app/paths.server.ts'
import { readFace, type Letters } from './font-face.ts'

/** A piece of a name that no font of ours has: the grapheme as written, its code points for looking it up. */
export interface UnprintableGrapheme {
  grapheme: string
  codePoints: string
  /** UTF-16 index in the name. */
  at: number
}

export const FONTS_FOLDER = join(root, 'app/print/fonts')

// Nastaliq stands aside: it is asked for by name only, and then must hold the whole name.
const NASTALIQ = 'Noto Nastaliq Urdu'
const APART = [NASTALIQ, 'EB Garamond', 'Gentium Book Plus', 'Noto Sans']
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
// Joiners, variation selectors and the like have no glyph of their own and need none.
const NO_GLYPH =
  /^(?:[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufeff]|\u034f|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u
const STANDS_ON_A_LETTER = /[\p{L}\p{M}\p{N}\u200c\u200d]$/u

// What stands first in the two stacks of fonts.typ; a name must print in both (certificate: serif, roll: sans).
const SERIF = ['EB Garamond', 'Gentium Book Plus']
const SANS = ['Noto Sans']

interface Stacks {
  serif: Letters[]
  sans: Letters[]
  nastaliq: Letters[]
}
let loaded: Stacks | undefined

/** The letters of every family in app/print/fonts, read once (40 files, about 40 ms). */
function stacks(): Stacks {
  if (loaded) return loaded
  const families = new Map<string, Letters>()
  for (const file of readdirSync(FONTS_FOLDER).toSorted()) {
    if (!/\.(ttf|otf)$/u.test(file)) continue
    const face = readFace(readFileSync(join(FONTS_FOLDER, file)))
    // Weights of one family are drawn with the same letters; the regular one sorts first.
    if (!families.has(face.family)) families.set(face.family, face.letters)
  }
  const named = (names: string[]) =>
    [...families].flatMap(([family, letters]) => (names.includes(family) ? [letters] : []))
  const native = named([...families.keys()].filter((family) => !APART.includes(family)))
  loaded = {
    serif: [...named(SERIF), ...native],
    sans: [...named(SANS), ...native],
    nastaliq: named([NASTALIQ]),
  }
  return loaded
}

/**
 * What of a name cannot be printed. Empty means that every artefact can print it.
 *
 * Asked at every save (0.02 ms a name); Typst stays the judge when a file is made. One font must hold a
 * grapheme whole, because marks of another font would stand beside their letter.
 *
 * @param name As kept by `cleanName`.
 */
export function unprintable(name: string): UnprintableGrapheme[] {
  const { serif, sans } = stacks()
  return missing(name, [serif, sans])
}

const GAP = '(?)'

/** The words with each letter that no font has marked: for lists and cards, where nobody may be left out for it. */
export const withMarkedGaps = (text: string): string =>
  unprintable(text).reduce((left, { grapheme }) => left.replaceAll(grapheme, GAP), text)

/** Whether Nastaliq holds every letter of a name: a change of font inside a word breaks its joining. */
export const setsInNastaliq = (name: string): boolean =>
  missing(name, [stacks().nastaliq]).length === 0

function missing(name: string, needed: Letters[][]): UnprintableGrapheme[] {
  const found: UnprintableGrapheme[] = []
  for (const { segment: grapheme, index: at } of graphemes.segment(name)) {
    if (/^[\s\u00a0]+$/u.test(grapheme)) continue
    // Burmese vowels start graphemes of their own, so the letter may stand before.
    const orphan = /^\p{M}/u.test(grapheme) && !STANDS_ON_A_LETTER.test(name.slice(0, at))
    const forms = [grapheme, grapheme.normalize('NFD'), grapheme.normalize('NFC')]
    const prints = (fonts: Letters[]) =>
      forms.some((form) => fonts.some((letters) => holds(letters, form)))
    if (!orphan && needed.every(prints)) continue
    found.push({ grapheme, codePoints: codePointsOf(grapheme), at })
  }
  return found
}

function holds(letters: Letters, text: string): boolean {
  for (const letter of text) {
    if (!NO_GLYPH.test(letter) && !letters.has(letter.codePointAt(0) ?? 0)) return false
  }
  return true
}

import { FOLDED, SORTED } from './letters.ts'

/** Longest name that is kept, in code points: no register that we know of holds a longer one. */
export const NAME_MAX = 200

export type NameFault =
  | 'control'
  | 'private-use'
  | 'not-a-letter'
  | 'hidden-tag'
  | 'enclosing-mark'
  | 'emoji'
  | 'symbol'
  | 'hidden-character'
  | 'mark-without-a-letter'
  | 'too-many-marks'
  | 'no-letter'
  | 'too-long'

/** One thing in a name that cannot stay: which letter, its code point(s), where in `name` (UTF-16 index), why. */
export interface RefusedLetter {
  letter: string
  codePoint: string
  at: number
  why: NameFault
}

export interface CleanedName {
  name: string
  /** true when something other than Unicode's normal form was altered: say so to whoever typed it. */
  changed: boolean
  refused: RefusedLetter[]
}

// Scripts whose spelling needs ZWNJ or ZWJ (Persian می‌, Sinhala ශ්‍රී, ...); anywhere else a joiner only hides.
const JOINING = (
  'Arabic Syriac Nko Adlam Hanifi_Rohingya Mongolian Mandaic Thaana Devanagari Bengali Gurmukhi Gujarati ' +
  'Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan Ol_Chiki Meetei_Mayek'
)
  .split(' ')
  .map((script) => `\\p{scx=${script}}`)
  .join('')
const IDLE_JOINER = new RegExp(`(?<![[${JOINING}]&&[\\p{L}\\p{M}]])[\\u200c\\u200d]`, 'gv')
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029\p{Zs}]+/gu
const INVISIBLE =
  /\u034f|\u00ad|[\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|(?<!\p{Script=Han})[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

// Order matters: the first that fits gives the reason.
const FAULTS: [NameFault, RegExp][] = [
  ['control', /\p{Cc}/u],
  ['private-use', /\p{Co}/u],
  ['not-a-letter', /[\p{Cn}\p{Cs}\ufffc\ufffd]/u],
  ['hidden-tag', /[\u{e0000}-\u{e007f}]/u],
  ['enclosing-mark', /\p{Me}/u],
  ['emoji', /(?!\p{ASCII})\p{Extended_Pictographic}|\p{Emoji_Modifier}|[\u{1f1e6}-\u{1f1ff}]/u],
  ['symbol', /(?![\u0020-\u007e\u2116])[\p{So}\p{Sc}\p{Sm}\p{Sk}]/u],
  ['hidden-character', /(?![\u200c\u200d])\p{Cf}/u],
]
// Most names have none of them: one look says so.
const ANY_FAULT = new RegExp(FAULTS.map(([, pattern]) => `(?:${pattern.source})`).join('|'), 'u')
const ORPHAN_MARKS = /(?<![\p{L}\p{M}\p{N}\u200c\u200d])\p{M}+/gu
const PILED_MARKS = /[\u0300-\u036f]{4,}|\p{M}{8,}/gu

/**
 * Make a person's name as typed into a name as kept, in any script.
 *
 * Spaces are joined, invisible characters and bidi controls go silently, joiners stay where the script
 * needs them. What nobody's name holds (emoji, private use, orphan marks, hidden tags) is refused and
 * named, so that the form can say which letter it means. A letter that no font has is not refused here:
 * print/coverage.server.ts flags it. All of ASCII may stay: safety comes from escaping where a name leaves.
 */
export function cleanName(raw: string): CleanedName {
  const given = raw.normalize('NFC')
  const name = given
    .replace(SPACES, ' ')
    .replace(INVISIBLE, '')
    .replace(IDLE_JOINER, '')
    .replace(/ +/gu, ' ')
    .trim()
    .normalize('NFC')
  return { name, changed: name !== given, refused: faultsOf(name) }
}

function faultsOf(name: string): RefusedLetter[] {
  if (lengthOf(name) > NAME_MAX) return [refusal('', NAME_MAX, 'too-long')]
  const refused: RefusedLetter[] = []
  let at = 0
  for (const letter of ANY_FAULT.test(name) ? name : '') {
    const fault = FAULTS.find(([, pattern]) => pattern.test(letter))
    if (fault) refused.push(refusal(letter, at, fault[0]))
    at += letter.length
  }
  for (const orphan of name.matchAll(ORPHAN_MARKS)) {
    refused.push(refusal(orphan[0], orphan.index, 'mark-without-a-letter'))
  }
  for (const pile of name.matchAll(PILED_MARKS)) {
    refused.push(refusal(pile[0], pile.index, 'too-many-marks'))
  }
  if (refused.length === 0 && !/\p{L}/u.test(name)) refused.push(refusal(name, 0, 'no-letter'))
  return refused
}

function refusal(letter: string, at: number, why: NameFault): RefusedLetter {
  return { letter, codePoint: codePointsOf(letter), at, why }
}

/** `U+0041 U+0301` for each code point of a text, for people who look a letter up. */
export function codePointsOf(text: string): string {
  return Array.from(text, (letter) => {
    const value = letter.codePointAt(0) ?? 0
    return `U+${value.toString(16).toUpperCase().padStart(4, '0')}`
  }).join(' ')
}

/** Length in code points, as PostgreSQL's char_length counts: 𖠊 is one. */
export const lengthOf = (text: string): number => Array.from(text).length

/** A name fenced for plain text (letters' text part, calendar values): its direction cannot turn what stands beside it. */
export const isolate = (name: string): string => `\u2068${name}\u2069`

export interface CleanedText {
  text: string
  changed: boolean
  /** true when `text` has more than `max` code points; it is handed back whole, nothing is cut. */
  tooLong: boolean
}

const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu
// Controls, bidi controls, invisible format characters, lone surrogates, noncharacters, and tags that no flag carries.
const NOT_TEXT =
  /(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u206a-\u206f\u2060-\u2064\ufeff\ufff9-\ufffc\p{Cs}]|\p{Noncharacter_Code_Point}|(?<!\u{1f3f4}[\u{e0020}-\u{e007e}]*)[\u{e0000}-\u{e007f}]/gu

/**
 * Make free text (titles, messages, notes) as typed into text as kept: NFC, no controls, no bidi controls.
 *
 * @param max Longest length in code points.
 * @param lines `many` keeps line breaks as `\n` (at most one empty line in a row); `one` turns them into spaces.
 */
export function cleanText(
  raw: string,
  { max, lines = 'one' }: { max: number; lines?: 'one' | 'many' },
): CleanedText {
  const given = raw.normalize('NFC')
  const plain = given.replace(LINE_ENDS, '\n').replace(NOT_TEXT, '').replace(/\t/gu, ' ')
  const text =
    lines === 'one'
      ? plain.replace(/\s+/gu, ' ').trim()
      : plain
          .split('\n')
          .map((line) => line.trimEnd())
          .join('\n')
          .replace(/\n{3,}/gu, '\n\n')
          .trim()
  return { text, changed: text !== given, tooLong: lengthOf(text) > max }
}

const STANDS_FOR = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'gu')
const APOSTROPHES = /['‘’‛`´ʹʻʼʽʾʿ′＇]/gu

/** Lower case, without accents and vowel marks, variants of one letter made one: the base of search and sort. */
function folded(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[\u0300-\u036f\p{scx=Arab}\p{scx=Hebr}\p{scx=Syrc}](?<=\p{Mn})/gu, '')
    .replace(/[ـ\p{Cf}]/gu, '')
    .replace(STANDS_FOR, (letter) => FOLDED[letter] ?? letter)
}

/**
 * One normal form of a name for searching, made in the app so that every database finds alike: what a
 * person types without accents, vowel marks, capitals or the right kind of yeh still finds the name.
 */
export function searchForm(name: string): string {
  return folded(name)
    .replace(APOSTROPHES, ' ')
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim()
}

/**
 * The stored key by which paged lists of names are sorted: compare it byte by byte (`COLLATE "C"`).
 *
 * The order is that of `Intl.Collator('en-GB')` at its first level for Latin, Greek and Cyrillic; other scripts
 * follow in the order of their code points, Arabic-script letters in the alphabet's.
 */
export function sortForm(name: string): string {
  return Array.from(
    folded(name)
      .replace(APOSTROPHES, "'")
      .replace(/[\p{Pd}]/gu, '-')
      .replace(/\s+/gu, ' ')
      .trim(),
    (letter) => SORTED.get(letter) ?? letter,
  ).join('')
}

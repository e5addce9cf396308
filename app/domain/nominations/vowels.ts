// Consonants alone make one name of Hassan and Hussein, Amir and Amira. What stands between them tells such
// names apart, as far as spelling custom and script let it.

/** A vowel by class: `e` stands for a short one of any class, `O` for a or u. `long`: always written. */
interface Vowel {
  heard: 'A' | 'I' | 'U' | 'O' | 'e'
  long: boolean
}

/** A word taken apart; undefined in a script that is not known here. */
export interface Spelled {
  script: 'latin' | 'cyrillic' | 'arabic'
  /** The vowels before the first consonant, between the first and the second, and so on. */
  between: Vowel[][]
}

const vowel = (heard: Vowel['heard'], long = false): Vowel => ({ heard, long })
const LONG_A = vowel('A', true)
const LONG_I = vowel('I', true)
const LONG_U = vowel('U', true)

type Table = ReadonlyArray<[RegExp, Vowel[] | 'consonant' | 'two' | 'nothing']>

const LATIN: Table = [
  [/^y(?=[aeiou])/, 'consonant'],
  [/^(?:ai|ay|ei|ey|ee|ii|iy|ie(?=.))/, [LONG_I]],
  [/^(?:ou|oo|uu|au)/, [LONG_U]],
  [/^aa/, [LONG_A]],
  [/^a/, [vowel('A')]],
  [/^[iy]/, [vowel('I')]],
  [/^[ou]/, [vowel('U')]],
  [/^e/, [vowel('e')]],
  [/^h$/, 'nothing'],
  [/^x/, 'two'],
  [/^(?:shch|tsch|sch|tch|dzh|gh|kh|sh|ch|zh|th|dh|ph|dj|ts|tz|cz|sz|ck)/, 'consonant'],
  [/^([a-z])\1*/, 'consonant'],
]
const CYRILLIC: Table = [
  [/^[аеиі]й/, [LONG_I]],
  [/^[ія]я|^ия/, [vowel('I'), vowel('A')]],
  [/^[ая]/, [vowel('A')]],
  [/^[иіїйы]/, [vowel('I')]],
  [/^[ую]/, [vowel('U')]],
  [/^о/, [vowel('O')]],
  [/^[еєэ]/, [vowel('e')]],
  [/^[ьъ]/, 'nothing'],
  [/^(\p{L})\1*/u, 'consonant'],
]
const ARABIC: Table = [
  [/^ا/, [LONG_A]],
  [/^و/, [LONG_U]],
  // A final yeh is also how a final a is written.
  [/^ی$/, [vowel('e', true)]],
  [/^ی/, [LONG_I]],
  [/^ه$/, [LONG_A]],
  [/^ع/, [vowel('e')]],
  [/^\p{L}/u, 'consonant'],
]

const TABLES = [
  ['latin', /^[a-z]+$/, LATIN],
  ['cyrillic', /^\p{Script=Cyrillic}+$/u, CYRILLIC],
  ['arabic', /^\p{Script=Arabic}+$/u, ARABIC],
] as const

/** @param word In search form. */
export function spelled(word: string): Spelled | undefined {
  const [script, , table] = TABLES.find(([, letters]) => letters.test(word)) ?? []
  if (!script) return undefined
  const between: Vowel[][] = [[]]
  let rest = word
  while (rest !== '') {
    const [found, is] = firstOf(table, rest)
    rest = rest.slice(found.length)
    if (is === 'consonant') between.push([])
    else if (is === 'two') between.push([], [])
    else if (is !== 'nothing') between.at(-1)?.push(...is)
  }
  return { script, between }
}

function firstOf(table: Table, rest: string): [string, Table[number][1]] {
  for (const [letters, is] of table) {
    const [found] = letters.exec(rest) ?? []
    if (found) return [found, is]
  }
  return [rest.slice(0, 1), 'nothing']
}

/**
 * Whether two words of the same consonants may be one name in two spellings: Mohammed and Muhamad, Leila
 * and ليلى, but not Hassan and Hussein, Amir and Amira.
 *
 * @returns Also true where a script writes its vowels otherwise, or the consonants are counted differently.
 */
export function vowelsAgree(a: Spelled | undefined, b: Spelled | undefined): boolean {
  if (!a || !b || a.between.length !== b.between.length) return true
  const isArabic = a.script === 'arabic' || b.script === 'arabic'
  const isMixed = a.script !== b.script
  return a.between.every((vowels, at) => {
    const others = b.between[at] ?? []
    // A first vowel in Arabic letters stands on an alef or an ain, whichever it is.
    if (at === 0 && isArabic) return true
    const isEnd = at === a.between.length - 1
    const mayMiss = (which: Vowel, script: Spelled['script']) =>
      isMixed && isArabic
        ? script !== 'arabic' && !which.long && !(isEnd && which.heard === 'A')
        : which.heard === 'e' && !which.long
    return align(plain(vowels), plain(others), (which, of) =>
      mayMiss(which, of === 'one' ? a.script : b.script),
    )
  })
}

/** Two of a class beside each other are one. */
const plain = (vowels: Vowel[]): Vowel[] =>
  vowels.filter((which, at) => vowels[at - 1]?.heard !== which.heard)

function align(
  one: Vowel[],
  other: Vowel[],
  mayMiss: (which: Vowel, of: 'one' | 'other') => boolean,
): boolean {
  const [a, ...as] = one
  const [b, ...bs] = other
  if (!a && !b) return true
  if (a && b && agree(a, b) && align(as, bs, mayMiss)) return true
  if (a && mayMiss(a, 'one') && align(as, other, mayMiss)) return true
  return b !== undefined && mayMiss(b, 'other') && align(one, bs, mayMiss)
}

function agree(a: Vowel, b: Vowel): boolean {
  if (a.heard === b.heard) return true
  // A short e is written for any other short vowel, a final yeh for a long one as well.
  if (a.heard === 'e' || b.heard === 'e') {
    const [e, other] = a.heard === 'e' ? [a, b] : [b, a]
    return e.long || !other.long
  }
  return /^(?:O[AU]|[AU]O)$/.test(a.heard + b.heard)
}

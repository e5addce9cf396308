import { searchForm } from '#app/domain/names.ts'

const pairs = (table: string): Map<string, string> =>
  new Map(
    table.split(' ').map((entry) => {
      const [letter = '', ...sound] = entry
      return [letter, sound.join('')]
    }),
  )

/**
 * Letters to the consonant they sound like, after `searchForm` has folded variants. Vowels, and letters
 * that one spelling writes and another leaves out (ain, hamza, soft signs), have no sound here.
 */
const ARABIC = pairs(
  'بb پb تt طt ثs جj چc حh خk دd ضd ذz زz ظz رr ژz سs صs شs غg فf قk کk گg لl مm نn هh وw یy ں',
)
const CYRILLIC = pairs(
  'бb вv гh дd жz зz кk лl мm нn пb рr сs тt фf хk цs чc шs щs йy яy юy єy їy ёy ъ ь',
)
// Two letters for one sound, in the spellings that people bring: French, German, Polish and English.
const DIGRAPHS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|sz|ch(?=r)|ts|tz|dz/g, 's'],
  // A capital, so that the rules for c below leave it alone.
  [/tch|ch|cz/g, 'C'],
  [/kh|ck|q|x(?=s)|c(?![eiy])/g, 'k'],
  [/x/g, 'ks'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/dh/g, 'z'],
  [/th/g, 't'],
  [/zh/g, 'z'],
  [/c(?=[eiy])/g, 's'],
]
const ARTICLES = new Set(['al', 'el', 'ul', 'il', 'ال'])

/**
 * How a name sounds, word by word, as consonants: Mohammed, Muhamad and محمد are all `mhmd`, Oleksandr and
 * Олександр `lksndr`. Words in scripts without a table stay as they are. Good for finding candidates,
 * never for deciding.
 */
export function soundsOf(name: string): string[] {
  return searchForm(name)
    .split(' ')
    .filter((word) => word !== '' && !ARTICLES.has(word))
    .map(soundOf)
    .filter((sound) => sound !== '')
}

function soundOf(word: string): string {
  if (/\p{Script=Arabic}/u.test(word)) return consonants(spell(withoutArticle(word), ARABIC))
  if (/\p{Script=Cyrillic}/u.test(word)) return consonants(spell(word, CYRILLIC))
  if (!/\p{Script=Latin}/u.test(word)) return word
  const spelt = DIGRAPHS.reduce((text, [letters, sound]) => text.replace(letters, sound), word)
  return consonants(spelt.toLowerCase().replaceAll('p', 'b'))
}

/** "الخطيب" is "خطیب"; short words such as "الله" keep theirs. */
function withoutArticle(word: string): string {
  return word.startsWith('ال') && word.length > 4 ? word.slice(2) : word
}

function spell(word: string, sounds: ReadonlyMap<string, string>): string {
  return Array.from(word, (letter) => sounds.get(letter) ?? '').join('')
}

/** Vowels go; w, v and y count at the beginning only, where no spelling leaves them out; doubles are one. */
function consonants(spelt: string): string {
  const letters = spelt.replace(/[^a-z]/g, '').replaceAll('v', 'w')
  const begin = letters.slice(0, 1).replace(/[aeiou]/, '')
  const rest = letters.slice(1).replace(/[aeiouwy]/g, '')
  return (begin + rest).replace(/(.)\1+/g, '$1').replace(/(?<=..)h$/, '')
}

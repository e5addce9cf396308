import { searchForm } from '../names.ts'

// Consonants in Latin, Cyrillic, Arabic and Ethiopic letters become one alphabet of sounds, vowels go: so Muhammad,
// Mohamed and محمد meet, and Олена and Olena. Where spellings differ by custom, a letter has several sounds.
const sounds = (table: string): Map<string, string[]> =>
  new Map(
    table.split(' ').map((entry) => {
      const [letters = '', heard = ''] = entry.split('=')
      return [letters, heard.split('/')]
    }),
  )

// Longest first. An empty sound is a letter that may stay unwritten elsewhere.
const LATIN = sounds(
  'shch=s sch=s/sk tch=c tsch=c gh=g/h kh=h/k sh=s ch=c/s/h zh=z th=t/s/th dh=d/z/dh ph=f dj=g dzh=g ts=s tz=s cz=c sz=s ' +
    'ck=k b=b c=k/s d=d f=f g=g h=h j=g/ k=k l=l m=m n=n p=p q=k/g r=r s=s t=t v=v w=v x=ks/h z=z',
)
const CYRILLIC = sounds(
  'б=b в=v г=h/g д=d ж=z з=z к=k л=l м=m н=n п=p р=r с=s т=t ф=f х=h ц=s ч=c ш=s щ=s қ=k ғ=g ҳ=h ҷ=g һ=h ң=n ў=v/',
)
const ARABIC = sounds(
  'ب=b پ=p ت=t ٹ=t ث=t/s ج=g چ=c ح=h خ=h/k د=d ڈ=d ذ=z/d ر=r ڑ=r ز=z ژ=z س=s ش=s ص=s ض=z/d ط=t ظ=z ' +
    'غ=g ف=f ق=k/g ک=k گ=g ل=l م=m ن=n ں=n ه=h و=v/',
)
const VOWELS = /^[aeiouyаеиіїоуэюяєыйاعیءو]/u

// The first letter of each row of eight syllables; a row has one consonant.
const ETHIOPIC = new Map(
  Array.from(
    'ሀhለlሐhመmሠsረrሰsሸsቀkቐkበbቨvተtቸcኀhነnኘnከkኸhወvዘzዠzደdጀgገgጠtጨcጰpጸsፀsፈfፐp'.matchAll(/(.)(.)/gu),
  ).map(
    ([, row = '', sound = '']) =>
      [(row.codePointAt(0) ?? 0) >> 3, sound] satisfies [number, string],
  ),
)

const ARTICLES = new Set(['al', 'el', 'ul', 'ال'])
// "Abdul", "Abdur-", "عبدال": servant of, with the article that melts into the next letter.
const SERVANT = /^(?:(abd)(?:[aeou]{1,2}(?:l|([rsdnzt])(?=\2)))|(عبد)ال)(?=.{2})/u
const APOSTROPHES = /['‘’‛`´ʹʻʼʽʾʿ′＇]/gu
const MOST_SPELLINGS = 8

/**
 * How each word of a name may sound: its consonants, for finding a name in another spelling or script.
 *
 * Ambiguous letters give several sounds for a word (ж, "gh", ث); words of one consonant give none, because they
 * would find everybody. Names of the same consonants (Mohammed, Mahmoud) are found together: a list for a person
 * to choose from, never a decision that two people are one. Latin, Cyrillic, Arabic and Ethiopic scripts; in
 * others only the search form finds.
 *
 * @returns For each word its sounds, at most eight; articles ("al-") are no words.
 */
export function soundsByWord(name: string): string[][] {
  return wordsOf(name)
    .map(keysOf)
    .filter((sounds) => sounds.length > 0)
}

/** The sounds of all words of a name, each once. */
export function soundsOf(name: string): string[] {
  return [...new Set(soundsByWord(name).flat())]
}

/** The words of a name as they are heard: "Abdulrahman" is two, "al-Khatib" one. */
export function heardWords(name: string): string[] {
  return wordsOf(name)
}

function wordsOf(name: string): string[] {
  const joined = searchForm(name.normalize('NFC').replace(APOSTROPHES, ''))
  return joined.split(' ').flatMap((word) => {
    const servant = SERVANT.exec(word)
    const parts = servant ? [servant[1] ?? servant[3] ?? '', word.slice(servant[0].length)] : [word]
    return parts
      .map((part) => part.replace(/^ال(?=.{2})/u, ''))
      .filter((part) => part !== '' && !ARTICLES.has(part))
  })
}

function keysOf(word: string): string[] {
  let spellings = VOWELS.test(word) ? ['a'] : ['']
  let before = ''
  for (let at = 0; at < word.length;) {
    const { heard, length } = heardAt(word, at, before)
    const [only = '', ...more] = heard
    if (more.length > 0) {
      const all = spellings.flatMap((start) => heard.map((sound) => start + sound))
      spellings = [...new Set(all)].slice(0, MOST_SPELLINGS)
    } else if (only !== '') spellings = spellings.map((start) => start + only)
    at += length
    before = letterAt(word, at - 1)
  }
  return spellings.filter((key) => key.length > 1)
}

/** The whole letter to which this place belongs: some have two code units. */
const letterAt = (word: string, at: number): string => {
  const start = /[\udc00-\udfff]/.test(word.charAt(at)) ? at - 1 : at
  return String.fromCodePoint(word.codePointAt(start) ?? 0)
}

const SILENT = ['']
const MAYBE_H = ['h', '']
const LONGEST_LATIN = 4

/** How the letters from this place on are heard, and how many code units they are. */
function heardAt(word: string, at: number, before: string): { heard: string[]; length: number } {
  const letter = letterAt(word, at)
  const last = at + letter.length === word.length
  const longest = /[a-z]/.test(letter) ? Math.min(LONGEST_LATIN, word.length - at) : 0
  for (let length = longest; length > 0; length--) {
    const heard = LATIN.get(word.slice(at, at + length))
    if (!heard) continue
    // A double letter is one sound; an h at the end is often not written (Sarah, Fatimah).
    if (length === 1 && before === letter) return { heard: SILENT, length }
    return { heard: letter === 'h' && last ? MAYBE_H : heard, length }
  }
  const { length } = letter
  const cyrillic = CYRILLIC.get(letter)
  if (cyrillic) return { heard: before === letter ? SILENT : cyrillic, length }
  if (letter === 'ه' && last) return { heard: MAYBE_H, length }
  const ethiopic = ETHIOPIC.get((letter.codePointAt(0) ?? 0) >> 3)
  return { heard: ARABIC.get(letter) ?? (ethiopic ? [ethiopic] : SILENT), length }
}

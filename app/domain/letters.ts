// Facts about letters, as tables: which stand for which when names are searched and sorted.

const pairs = (table: string): [string, string][] =>
  table.split(/\s+/u).map((entry) => {
    const [letter = '', ...rest] = entry
    return [letter, rest.join('')]
  })

/**
 * Letters that stand for another (or for two) in search and sort, where Unicode's own decomposition has no answer:
 * strokes and hooks of Latin; kinds of alef, yeh, kaf and heh of Arabic, Persian, Pashto, Kurdish and Urdu;
 * Malayalam's chillu letters, which older keyboards write as letter and virama; Cyrillic yo and ghe.
 */
export const FOLDED: Record<string, string> = Object.fromEntries([
  ...pairs('łl øo đd ðd ħh ıi ŋn ŧt əe ßss æae œoe þth ɓb ɗd ɖd ƙk ɛe ɔo ʊu ɩi ɣg ʋv ƴy ɲn'),
  ...pairs('أا إا آا ٱا ىی يی ېی ۍی ئی ێی ےی كک ڪک ګگ ةه ەه ۀه ۂه ہه ھه ۃه ؤو ۆو ۇو ۈو'),
  ...pairs('ڵل ڕر ړر ټت ډد ڼن ښش ږژ ځز څس ڤو ءا'),
  ...pairs('ൺണ് ൻന് ർര് ൽല് ൾള് ൿക്'),
  ...pairs('ёе ґг ѐе ѝи'),
])

// The alphabets' order where it differs from that of code points (CLDR's root collation).
const ORDERS: [number, string][] = [
  [
    0x0430,
    'аәӕбвгғӻҕӷдԁђѓҙеєжҗзѕӡиҋіїйјкќқӄҡҟҝлӆљмӎнӊңӈҥњоөпҧҁрҏсҫтҭћуўүұфхӽӿҳһцҵчҷӌҹҽҿџшщъыьҍѣэюяѫҩӏ',
  ],
  [0x0620, 'اٮبپةتثٹجچحخدذڈرزڑژسشصضطظعغفقکگلمنںهویے'],
]

/** Letter to letter of the same script, such that the order of code points becomes that of the alphabet. */
export const SORTED: ReadonlyMap<string, string> = new Map([
  ...ORDERS.flatMap(([first, letters]) =>
    Array.from(letters, (letter, at): [string, string] => [
      letter,
      String.fromCodePoint(first + at),
    ]),
  ),
  // Punctuation in the collation's order, all of it before digits and letters.
  ...Array.from('_-,;:!?.\'"()/&', (mark, at): [string, string] => [
    mark,
    String.fromCodePoint(0x21 + at),
  ]),
])

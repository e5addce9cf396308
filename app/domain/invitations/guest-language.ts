import { LOCALES } from '#app/translations/locales.ts'
import { englishNameOf, SPOKEN_LANGUAGES } from '#app/translations/spoken-languages.ts'

/** Other names that lists use for a language, beside its tag and its English and own names. */
const ALSO_CALLED: Record<string, string> = {
  persian: 'fa',
  'persian farsi': 'fa',
  'farsi persian': 'fa',
  'afghan persian': 'fa-AF',
  'farsi dari': 'fa-AF',
  'dari farsi': 'fa-AF',
  pushto: 'ps',
  pashtu: 'ps',
  pukhto: 'ps',
  kurdish: 'ckb',
  sorani: 'ckb',
  'kurdish sorani': 'ckb',
  kurmanji: 'kmr',
  'kurdish kurmanji': 'kmr',
  tigrigna: 'ti',
  tigrinia: 'ti',
  chinese: 'cmn',
  'simplified chinese': 'cmn',
  'traditional chinese': 'yue',
  'chinese cantonese': 'yue',
  'chinese mandarin': 'cmn',
  putonghua: 'cmn',
  bangla: 'bn',
  twi: 'ak',
  akan: 'ak',
  fulani: 'ff',
  fulah: 'ff',
  pahari: 'phr',
  mirpuri: 'phr',
  potwari: 'phr',
  cambodian: 'km',
  nyanja: 'ny',
  baluchi: 'bal',
  belarussian: 'be',
  slovene: 'sl',
  panjabi: 'pa',
  filipino: 'tl',
  roma: 'rom',
  bsl: 'bfi',
  'sign language': 'bfi',
  afaan: 'om',
  'afaan oromo': 'om',
  burma: 'my',
  'brazilian portuguese': 'pt',
  british: 'en',
  eng: 'en',
  ua: 'uk',
  ukr: 'uk',
  ara: 'ar',
}

/** What the languages are called in those of our pages: guests write "арабська" and "عربي" for one interpreter. */
const calledByGuests = (): Array<[string, string]> =>
  LOCALES.flatMap(({ intl }) => {
    const names = new Intl.DisplayNames(intl, { type: 'language', fallback: 'none' })
    return SPOKEN_LANGUAGES.flatMap(({ tag }): Array<[string, string]> => {
      const name = plain(names.of(tag) ?? '')
      // Of "العربية" people write "عربية" and "عربي".
      const bare = intl === 'ar' ? name.replace(/^ال/, '') : name
      return [name, bare, bare.replace(/ية$/, 'ي')].filter(Boolean).map((one) => [one, tag])
    })
  })

const KNOWN = new Map([
  ...calledByGuests(),
  ...SPOKEN_LANGUAGES.flatMap(({ tag, english, own }) =>
    [tag, english, own].map((name): [string, string] => [plain(name), tag]),
  ),
  ...Object.entries(ALSO_CALLED),
])

/**
 * The tag of the language that a cell names: by English name, own name, tag or what lists often call it;
 * of "Arabic / English" or "Arabic (Sudan)" the first that is known.
 */
export function languageOf(text: string): string | undefined {
  const whole = KNOWN.get(plain(text))
  if (whole) return whole
  const parts = text.split(/[/,;&()]|\band\b|\bor\b/i).map(plain)
  const tag = /^([a-z]{2,3})[ _-][a-z]{2,4}$/i.exec(text.trim())?.[1]
  return [...parts, plain(tag ?? '')].map((part) => KNOWN.get(part)).find((found) => found)
}

/** A language as officers know it, for counting interpreters; what is no language stays as it was typed. */
export function spokenName(typed: string): string {
  const tag = languageOf(typed)
  return (tag && englishNameOf(tag)) || typed
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\blanguage\b|^اللغة |^لغة /g, '')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim()
}

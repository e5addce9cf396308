import { match } from '@formatjs/intl-localematcher'
import { missingKeys, TRANSLATIONS } from './tables.ts'
import { AS_IT_COMES, isSpoken, type CouncilWording } from './wording.ts'

interface Language {
  tag: string
  /** The language's name in its own script, which is how its reader looks for it. */
  name: string
  dir: 'ltr' | 'rtl'
  /** The tag that `Intl` is asked with. */
  intl: string
}

const NAMED = [
  { tag: 'en', name: 'English', dir: 'ltr', intl: 'en-GB' },
  { tag: 'ar', name: 'العربية', dir: 'rtl', intl: 'ar' },
  { tag: 'uk', name: 'Українська', dir: 'ltr', intl: 'uk' },
  { tag: 'fa-AF', name: 'دری', dir: 'rtl', intl: 'fa-AF' },
  { tag: 'ps', name: 'پښتو', dir: 'rtl', intl: 'ps' },
  { tag: 'ti', name: 'ትግርኛ', dir: 'ltr', intl: 'ti' },
  { tag: 'ckb', name: 'کوردیی ناوەندی', dir: 'rtl', intl: 'ckb' },
  { tag: 'zh-Hant-HK', name: '繁體中文（香港）', dir: 'ltr', intl: 'zh-Hant-HK' },
  { tag: 'ro', name: 'Română', dir: 'ltr', intl: 'ro' },
  { tag: 'pl', name: 'Polski', dir: 'ltr', intl: 'pl' },
] as const satisfies readonly Language[]

type Named = (typeof NAMED)[number]['tag']

/**
 * The languages that guests may read Herald in. A language is offered only when it is `complete`:
 * every guest's word has been written. A word that is new in English takes the others out until
 * they have it, too.
 */
export const LOCALES: ReadonlyArray<Language & { tag: Named; complete: boolean }> = NAMED.map(
  (language) => ({ ...language, complete: isComplete(language.tag) }),
)

/**
 * Two made-up languages for tests: English with accents, in brackets and longer; English mirrored.
 * Nobody is offered them unless a council's own languages name them, which no form allows.
 */
export const PSEUDO_LOCALES = [
  { tag: 'en-XA', name: '⟦Éñglîšh⟧', dir: 'ltr', intl: 'en-GB' },
  { tag: 'ar-XB', name: '\u202eEnglish\u202c', dir: 'rtl', intl: 'en-GB' },
] as const satisfies readonly Language[]

export type Locale = Named | (typeof PSEUDO_LOCALES)[number]['tag']

const BY_TAG = new Map<string, Language & { tag: Locale; complete: boolean }>(
  [...LOCALES, ...PSEUDO_LOCALES.map((language) => ({ ...language, complete: true }))].map(
    (language) => [language.tag, language],
  ),
)

/** Whether a string is the tag of a language that Herald knows, spelt as Herald spells it. */
export function isLocale(tag: unknown): tag is Locale {
  return typeof tag === 'string' && BY_TAG.has(tag)
}

/** Name in its own script, direction, and whether its words are complete. */
export function localeDetails(locale: Locale): Language & { tag: Locale; complete: boolean } {
  const details = BY_TAG.get(locale)
  if (!details) throw new Error(`no such language: ${locale}`)
  return details
}

/**
 * The languages that guests of a council are offered: those that the council chose and whose words
 * are complete. English is always among them and comes first.
 *
 * @param wording The council's own: where it shows no drafts, a language of drafts alone is not offered.
 */
export function offeredLocales(
  councilLanguages: readonly string[],
  wording: CouncilWording = AS_IT_COMES,
): Locale[] {
  const chosen = councilLanguages
    .filter(isLocale)
    .filter((tag) => localeDetails(tag).complete && isSpoken(wording, tag))
  return [...new Set<Locale>(['en', ...chosen])]
}

/**
 * The language to answer in: what the reader chose, else the party's language, else the best of
 * what the browser asks for, else English. Only languages in `offered` are ever returned.
 *
 * @param chosen What the reader chose on the language page, from the cookie.
 * @param party The language noted for the invited party; a tag of any language, also one not offered.
 * @param acceptLanguage The request's header as it came.
 */
export function chooseLocale({
  offered,
  chosen,
  party,
  acceptLanguage,
}: {
  offered: readonly Locale[]
  chosen?: string | null
  party?: string | null
  acceptLanguage?: string | null
}): Locale {
  const exact = offered.find((locale) => locale === chosen)
  if (exact) return exact
  return (
    bestOf(offered, party ? [party] : []) ?? bestOf(offered, askedFor(acceptLanguage ?? '')) ?? 'en'
  )
}

/** The tags of an Accept-Language header, most wanted first. Long headers are cut: nobody reads 20 languages. */
function askedFor(header: string): string[] {
  return header
    .slice(0, 300)
    .split(',')
    .slice(0, 10)
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { tag: tag.trim(), wanted: quality ? Number(quality.trim().slice(2)) || 0 : 1 }
    })
    .filter(({ wanted }) => wanted > 0)
    .sort((a, b) => b.wanted - a.wanted)
    .map(({ tag }) => tag)
}

/** The nearest in the same language: a Kurdish reader is not answered in Arabic, as CLDR would have it. */
function bestOf(offered: readonly Locale[], asked: readonly string[]): Locale | undefined {
  for (const tag of asked) {
    const language = languageOf(tag)
    const near = offered.filter((locale) => languageOf(locale) === language)
    if (language === undefined || near.length === 0) continue
    if (near.length === 1) return near[0]
    const found = match([tag], near, 'und')
    return near.find((locale) => locale === found) ?? near[0]
  }
  return undefined
}

function isComplete(tag: Named): boolean {
  return tag === 'en' || missingKeys(TRANSLATIONS[tag]).length === 0
}

/** Asked for every letter of a mailing, and slow to find out. Browsers send tags without end, so only some are kept. */
const languages = new Map<string, string | undefined>()
const MOST_KEPT = 200

function languageOf(tag: string): string | undefined {
  if (languages.has(tag)) return languages.get(tag)
  const language = readLanguage(tag)
  if (languages.size >= MOST_KEPT) languages.clear()
  languages.set(tag, language)
  return language
}

function readLanguage(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language
  } catch {
    // A RangeError is how Intl says no; a header may hold anything.
    return undefined
  }
}

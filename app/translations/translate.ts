import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { writeDate, type DateStyle } from './dates.ts'
import { localeDetails, type Locale } from './locales.ts'
import type { Key, PlainKey, RichParameters, TextParameters } from './message-args.ts'
import { accentedMessage, accentedText, mirrored, mirroredMessage } from './pseudo.ts'
import { englishNameOf, ownNameOf } from './spoken-languages.ts'
import { ENGLISH } from './tables.ts'
import { AS_IT_COMES, draftsIn, isSpoken, messageFor, type CouncilWording } from './wording.ts'

export type { Key, PlainKey } from './message-args.ts'
export type { DateStyle } from './dates.ts'

/** The words of one language: `t('key', { args })`. Keys and arguments are typed from en.json. */
export interface Words {
  /** A message as plain text. Tags in it fall away, their text stays. */
  <K extends Key>(key: K, ...args: TextParameters<K>): string
  locale: Locale
  dir: 'ltr' | 'rtl'
  /** Some of what is read was approved by no speaker, and is shown all the same. */
  showsDrafts: boolean
  /** A message with nodes in it, in the order of this language's sentence. */
  rich<K extends Key, Node = never>(key: K, ...args: RichParameters<K, Node>): Array<string | Node>
  /** An instant on the clock of `timeZone`; Gregorian, Latin digits. */
  date(instant: Date, how: { timeZone: string; style: DateStyle }): string
  number(value: number): string
  /** "a, b and c". */
  list(items: readonly string[]): string
  /** A spoken language's name in this language, else its own name, else the tag. */
  language(tag: string): string
}

/**
 * The words of a language, made once and shared: they hold no reader's state.
 *
 * A language that is not complete speaks English, and says so in `locale` and `dir`. Officers'
 * words are English in every language.
 *
 * @param wording The council's own; the words as Herald brings them when not given.
 */
export function wordsFor(locale: Locale, wording: CouncilWording = AS_IT_COMES): Words {
  const known = made.get(wording) ?? new Map<Locale, Words>()
  made.set(wording, known)
  const speaks = localeDetails(locale).complete && isSpoken(wording, locale)
  const words = known.get(locale) ?? makeWords(speaks ? locale : 'en', wording)
  known.set(locale, words)
  return words
}

/** The officers' words, which are in English. */
export const deskWords = (): Words => wordsFor('en')

/** Whether a string, such as a form's error, is the key of a message without arguments. */
export function isPlainKey(key: string): key is PlainKey {
  const message = Object.hasOwn(ENGLISH, key) ? ENGLISH[key] : undefined
  return message !== undefined && parse(message).every((element) => element.type === TYPE.literal)
}

/**
 * Text of unknown direction made safe inside a plain sentence (a subject, a text mail): wrapped in
 * FSI and PDI, with its own direction controls removed so that it cannot turn what follows.
 */
export function isolate(text: string): string {
  return `\u2068${text.replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`
}

// Falls away with the wording itself, which a change replaces.
const made = new WeakMap<CouncilWording, Map<Locale, Words>>()

function makeWords(locale: Locale, wording: CouncilWording): Words {
  const { intl, dir } = localeDetails(locale)
  const mark = { 'en-XA': accentedText, 'ar-XB': mirrored }[String(locale)] ?? String
  const compiled = new Map<string, IntlMessageFormat>()
  const numbers = new Intl.NumberFormat(intl, { numberingSystem: 'latn' })
  // Intl has no lists for Sorani; Persian has the same comma and the same word for "and".
  const lists = new Intl.ListFormat(intl === 'ckb' ? 'fa' : intl)
  const languages = new Intl.DisplayNames(intl, { type: 'language', fallback: 'none' })

  function message(key: string): IntlMessageFormat {
    const known = compiled.get(key)
    if (known) return known
    const own = messageFor(wording, locale, key)
    const text = own?.text ?? ENGLISH[key]
    if (text === undefined) throw new Error(`no words for ${key}`)
    const standsIn = own?.isEnglish === true
    // English inside another language keeps its own plurals and its own direction.
    const fresh = new IntlMessageFormat(
      standsIn && dir === 'rtl' ? isolated(parse(text)) : astFor(locale, text),
      `${standsIn ? 'en-GB' : intl}-u-nu-latn`,
    )
    compiled.set(key, fresh)
    return fresh
  }

  function text<K extends Key>(key: K, ...args: TextParameters<K>): string
  function text(key: string, args: Record<string, unknown> = {}): string {
    const format = message(key)
    return flat(format.format({ ...tagsDropped(format), ...args })).join('')
  }

  function rich<K extends Key, Node>(key: K, ...args: RichParameters<K, Node>): Array<string | Node>
  function rich(key: string, args: Record<string, unknown> = {}): unknown[] {
    return flat(message(key).format(args))
  }

  return Object.assign(text, {
    locale,
    dir,
    showsDrafts: wording.drafts === 'shown' && draftsIn(wording, locale) > 0,
    rich,
    date: (instant: Date, how: { timeZone: string; style: DateStyle }) =>
      how.style === 'time' ? writeDate(intl, instant, how) : mark(writeDate(intl, instant, how)),
    number: (value: number) => numbers.format(value),
    // Only the commas and the "and" are words; the items may be names.
    list: (items: readonly string[]) =>
      lists
        .formatToParts(items)
        .map(({ type, value }) => (type === 'literal' ? mark(value) : value))
        .join(''),
    language: (tag: string) =>
      mark((intl === 'en-GB' && englishNameOf(tag)) || nameOf(languages, tag) || tag),
  })
}

function astFor(locale: Locale, text: string): MessageFormatElement[] {
  const message = parse(text)
  if (locale === 'en-XA') return accentedMessage(message)
  if (locale === 'ar-XB') return mirroredMessage(message)
  return message
}

const literal = (value: string): MessageFormatElement => ({ type: TYPE.literal, value })

const isolated = (message: MessageFormatElement[]): MessageFormatElement[] => [
  literal('\u2066'),
  ...message,
  literal('\u2069'),
]

function nameOf(languages: Intl.DisplayNames, tag: string): string | undefined {
  try {
    return languages.of(tag) ?? ownNameOf(tag)
  } catch {
    // Not a language tag at all: the list of spoken languages may grow by hand.
    return ownNameOf(tag)
  }
}

const flat = (formatted: unknown): unknown[] => (Array.isArray(formatted) ? formatted : [formatted])

/** For each tag of a message, a function that keeps its text only. */
function tagsDropped(format: IntlMessageFormat): Record<string, (children: unknown[]) => string> {
  const names = new Set<string>()
  const walk = (elements: MessageFormatElement[]): void => {
    for (const element of elements) {
      if (element.type === TYPE.tag) {
        names.add(element.value)
        walk(element.children)
      }
      if (element.type === TYPE.plural || element.type === TYPE.select)
        for (const option of Object.values(element.options)) walk(option.value)
    }
  }
  walk(format.getAst())
  return Object.fromEntries(
    [...names].map((name) => [name, (children: unknown[]) => children.join('')]),
  )
}

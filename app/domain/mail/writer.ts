import { chooseLocale, offeredLocales, type Locale } from '#app/translations/locales.ts'
import { topicOf } from './mail-topics.ts'
import type { Council } from '../councils/council.ts'

/** Who writes, from where, and when. */
export interface Writer {
  council: Council
  /** Where links lead, without a slash at the end. */
  origin: string
  /** The one fixed address that letters come from. */
  sender: { name: string; address: string }
  /** The address whose mailbox is read, where one is: then calendars are asked to answer there. */
  answersTo?: string | undefined
  now: Date
}

/** The language a letter is written in: the party's where the council offers it, else English. */
export const letterLocale = (
  { languages, wording }: Pick<Council, 'languages' | 'wording'>,
  language: string,
): Locale => chooseLocale({ offered: offeredLocales(languages, wording), party: language })

/** The languages that letters to parties of these languages are written in, each once. */
export const letterLocales = (
  council: Pick<Council, 'languages' | 'wording'>,
  languages: string[],
): Locale[] => [...new Set(languages.map((language) => letterLocale(council, language)))]

/** The guest's own page; the council's first page where the link is over. */
export const replyUrl = (
  { path = '/' }: { path: string | undefined },
  { origin }: { origin: string },
): string => `${origin}${path}`

/** Where the reader stops letters of this kind; undefined for letters that nobody can stop. */
export function stopUrl(
  { stopping }: { stopping: { path: string } | undefined },
  { purpose }: { purpose: string },
  { origin }: { origin: string },
): string | undefined {
  return stopping && `${origin}${stopping.path}?of=${topicOf(purpose)}`
}

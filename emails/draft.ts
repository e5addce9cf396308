import type { ReactNode } from 'react'
import type { Locale } from '#app/translations/locales.ts'
import { isolate } from '#app/translations/translate.ts'
import type { GuestLetterData, LetterCouncil, LetterOccurrence } from './letter-data.ts'
import { manyLines, oneLine, placeholder } from './placeholders.ts'

/**
 * What a letter's author writes with: everything that is the same for every recipient, cleaned, and
 * placeholders for what is not. A value that a recipient does not have is undefined here too.
 */
export interface LetterDraft {
  council: Pick<LetterCouncil, 'name' | 'phone' | 'address'>
  event: GuestLetterData['event']
  occurrences: readonly LetterOccurrence[]
  offer?: GuestLetterData['offer']
  before?: LetterOccurrence | undefined
  reason?: string | undefined
  note?: string | undefined
  calendarAttached: boolean
  /** Placeholders from here on. */
  name?: string | undefined
  replyLink: string
  stopLink?: string | undefined
  /** "4 people", in the language of the part. */
  people?: string | undefined
  reference?: string | undefined
}

/** A letter in one language: React for the HTML part, blocks of lines for the text part. */
export interface LetterPart {
  subject: string
  html: ReactNode
  text: readonly string[]
}

/** The draft of a letter in one language, the same for all whom its template serves. */
export function draftOf(data: GuestLetterData, locale: Locale): LetterDraft {
  // What is worded by language is filled by language.
  const ofLanguage = (name: string) => placeholder(`${name}-${locale}`)
  const event = (locale === 'en' && data.eventInEnglish) || data.event
  return {
    council: cleanCouncil(data.council, locale),
    event: {
      title: oneLine(event.title),
      outsideTitle: oneLine(event.outsideTitle),
      summary: manyLines(event.summary ?? '') || undefined,
    },
    occurrences: data.occurrences.map(cleanOccurrence),
    offer: data.offer,
    before: data.before && cleanOccurrence(data.before),
    reason: manyLines(data.reason ?? '') || undefined,
    note: manyLines(data.note ?? '') || undefined,
    calendarAttached: data.calendarAttached ?? false,
    name: oneLine(data.recipient.name ?? '') ? ofLanguage('name') : undefined,
    replyLink: placeholder('reply-link'),
    stopLink: data.links.stop ? placeholder('stop-link') : undefined,
    people: data.answer && data.answer.people > 0 ? ofLanguage('people') : undefined,
    reference: data.answer?.reference ? placeholder('reference') : undefined,
  }
}

/** A council's own words as single lines, its name in the language of the part. */
export function cleanCouncil(
  { name, nameInEnglish, phone, address }: LetterCouncil,
  locale: Locale,
): LetterDraft['council'] {
  return {
    name: oneLine((locale === 'en' && nameInEnglish) || name),
    phone: oneLine(phone ?? '') || undefined,
    address: address?.map(oneLine).filter(Boolean),
  }
}

function cleanOccurrence(occurrence: LetterOccurrence): LetterOccurrence {
  const place = occurrence.place?.map(oneLine).filter(Boolean)
  return { ...occurrence, place: place && place.length > 0 ? place : undefined }
}

const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const FROM_THE_LEFT =
  /(?![\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}])\p{L}/u

/**
 * Someone's text inside a plain sentence. Isolated where it holds letters of the other direction;
 * else left alone, so that an ordinary subject carries no invisible marks.
 */
export function inSentence(text: string, dir: 'ltr' | 'rtl'): string {
  const foreign = dir === 'ltr' ? FROM_THE_RIGHT : FROM_THE_LEFT
  return foreign.test(text) ? isolate(text) : text
}

import { wordsFor } from '#app/translations/translate.ts'
import { inSentence } from './draft.ts'
import { lettersLanguages } from './languages.ts'
import type { GuestLetterData } from './letter-data.ts'
import { oneLine, type PlaceholderValues } from './placeholders.ts'

/** What is filled in for one recipient: in HTML, where a name stands in `<bdi>`. */
export function htmlValues(data: GuestLetterData): PlaceholderValues {
  return { ...byLanguage(data, (name) => name), ...links(data) }
}

/** The same for the text part, where only invisible marks keep a name apart. */
export function textValues(data: GuestLetterData): PlaceholderValues {
  return { ...byLanguage(data, inSentence), ...links(data) }
}

/**
 * All that a rendered letter depends on, as a key: everything but the recipient's own values, of
 * which only their presence counts.
 */
export function templateKey(kind: string, data: GuestLetterData): string {
  const { recipient, links: given, answer, ...shared } = data
  const present = [
    oneLine(recipient.name ?? '') !== '',
    Boolean(given.stop),
    (answer?.people ?? 0) > 0,
    Boolean(answer?.reference),
  ]
  return JSON.stringify([kind, present, shared])
}

function byLanguage(
  { locale, council, recipient, answer }: GuestLetterData,
  named: (name: string, dir: 'ltr' | 'rtl') => string,
): PlaceholderValues {
  const values = lettersLanguages(locale, council.wording).flatMap(
    (language): Array<[string, string]> => {
      const t = wordsFor(language, council.wording)
      const people = answer?.people ?? 0
      return [
        [`name-${language}`, named(oneLine(recipient.name ?? ''), t.dir)],
        // Most letters of a mailing speak of no number, and numbers are slow to word.
        [`people-${language}`, people > 0 ? t('count.people', { people }) : ''],
      ]
    },
  )
  return Object.fromEntries(values)
}

function links({ links: { reply, stop }, answer }: GuestLetterData): PlaceholderValues {
  return {
    'reply-link': oneLine(reply),
    'stop-link': oneLine(stop ?? ''),
    reference: oneLine(answer?.reference ?? ''),
  }
}

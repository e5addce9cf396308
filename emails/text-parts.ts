import type { PageWords } from '#app/translations/page-words.ts'
import { isolate } from '#app/translations/translate.ts'
import type { LetterDraft } from './draft.ts'

/** "Dear …", in the text part. */
export function greetingText(t: PageWords, name: string | undefined): string {
  return name ? t('letter.greeting', { name }) : t('letter.greeting-plain')
}

/** What to do, and the personal link on a line of its own: mail programs then make all of it a link. */
export const actionText = (label: string, link: string): string => `${label}:\n${link}`

/** A heading and an officer's own words; nothing when there are none. */
export const proseText = (heading: string, prose: string | undefined): string =>
  prose ? `${heading}:\n${prose}` : ''

/** How to ask a person, and how to get no more of these. */
export function endingText(t: PageWords, { council, stopLink }: LetterDraft): string[] {
  return [
    council.phone ? t('letter.help', { phone: numberIn(t, council.phone) }) : '',
    stopLink ? actionText(t('letter.stop'), stopLink) : '',
  ]
}

/** A telephone number runs from left to right also in a sentence that does not. */
const numberIn = (t: PageWords, phone: string): string => (t.dir === 'rtl' ? isolate(phone) : phone)

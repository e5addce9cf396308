import { wordsFor } from '#app/translations/translate.ts'
import { councilName } from '../councils/council.ts'
import { fateOf } from './fate-of.server.ts'
import { letterFacts } from './letter-facts.ts'
import type { Pointless } from './letter-fate.ts'
import type { HeldAt, LetterRow } from './letter-held.server.ts'
import type { LetterSubject } from './letter-subject.server.ts'
import { textIn, textPurpose, type TextPurpose } from './text-words.ts'
import { letterLocale, replyUrl, type Writer } from './writer.ts'

/** A text that only has to be handed over. */
export interface TextMessage {
  /** `+447700900123` */
  to: string
  text: string
}

/** The text that a row of the outbox becomes, as things are now; or why it should not be sent any more. */
export function composeText(
  row: LetterRow,
  subject: LetterSubject | undefined,
  writer: Pick<Writer, 'council' | 'origin' | 'now'>,
): TextMessage | Pointless {
  const purpose = textPurpose(row.purpose)
  if (subject?.about !== 'invitation' || !purpose) return 'gone'
  const { contact, party } = subject
  const to = contact?.phoneState === 'fine' ? contact.mobile : null
  const pointless = fateOf(row, subject, { hasAddress: to !== null, now: writer.now })
  if (pointless || to === null) return pointless ?? 'address-gone'
  const { expiresAt } = letterFacts.parse(row.facts)
  const link = replyUrl(subject, writer)
  return { to, text: textAbout(subject, { ...party, purpose, link, expiresAt }, writer) }
}

/** What a text about a date says to a party of this language. */
export function textAbout(
  { event, occurrence }: Pick<HeldAt, 'event' | 'occurrence'>,
  about: { purpose: TextPurpose; language: string; link: string; expiresAt?: Date | undefined },
  { council }: Pick<Writer, 'council'>,
): string {
  const locale = letterLocale(council, about.language)
  return textIn(wordsFor(locale, council.wording), {
    purpose: about.purpose,
    outsideTitle: event.texts[locale]?.outsideTitle ?? event.outsideTitle,
    startsAt: occurrence.startsAt,
    timeZone: occurrence.timeZone,
    councilName: councilName(council, locale),
    phone: council.phone,
    link: about.link,
    expiresAt: about.expiresAt,
  })
}

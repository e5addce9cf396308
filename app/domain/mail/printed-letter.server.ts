import { lettersLanguages } from '#emails/languages.ts'
import type { InvitationLetter, LetterPart } from '#app/print/jobs.ts'
import { written } from '#app/print/written.ts'
import type { Locale } from '#app/translations/locales.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { whenOf } from '#app/translations/when.ts'
import { showReadOutCode } from '../access/tokens.ts'
import { councilName } from '../councils/council.ts'
import { isPlaceShown } from '../events/date-of-event.ts'
import { referenceOf } from '../ids.ts'
import { groupClosesAt, type Allotted } from '../invitations/cut-off.server.ts'
import { placeLines } from './guest-letter.server.ts'
import { letterLocale, type Writer } from './writer.ts'
import type { HeldAt } from './letter-held.server.ts'

/** A party that gets its invitation on paper. */
export interface OnPaper {
  invitationId: string
  name: string
  language: string
  /** What is kept for a host's group, and its cut-off. */
  allotted?: Allotted | undefined
  /** Of the page where the party answers. */
  path: string
  code: string
}

/** One page for the printer: the guest's language, English below, and four ways to answer. */
export function printedLetter(held: HeldAt, one: OnPaper, writer: Writer): InvitationLetter {
  const { council, origin, now } = writer
  const locale = letterLocale(council, one.language)
  const t = wordsFor(locale, council.wording)
  return {
    addressee: written(one.name, one.language),
    reference: [
      t.date(now, { timeZone: council.timeZone, style: 'day' }),
      referenceOf(council.prefix, one.invitationId),
    ],
    reply: {
      url: `${origin}${one.path}`,
      code: showReadOutCode(one.code),
      typed: `${origin.replace(/^https?:\/\//, '')}/c`,
      phone: council.phone || null,
    },
    parts: lettersLanguages(locale, council.wording).map((language) =>
      part(held, one, writer, language),
    ),
  }
}

function part(
  held: HeldAt,
  { name, allotted }: OnPaper,
  writer: Writer,
  locale: Locale,
): LetterPart {
  const t = wordsFor(locale, writer.council.wording)
  const { event, occurrence } = held
  const texts = event.texts[locale] ?? {}
  const place = isPlaceShown(occurrence, { comes: false, now: writer.now }) ? placeLines(held) : []
  const isOnline = occurrence.onlineUrl !== null && placeLines(held).length === 0
  const where = isOnline ? t('letter.where-online') : place.join(', ') || t('letter.where-later')
  const { timeZone } = occurrence
  const closesAt = groupClosesAt(occurrence.repliesCloseAt, allotted)
  const places = allotted?.places ?? 0
  return {
    locale,
    dir: t.dir,
    heading: texts.title ?? event.title,
    greeting: t('letter.greeting', { name }),
    before: [
      t('letter.invitation-lead', { council: councilName(writer.council, locale) }),
      texts.summary ?? event.summary,
      places > 0 ? t('group.kept', { places }) : '',
    ].filter((paragraph) => paragraph !== ''),
    facts: [
      { label: t('letter.when'), value: whenOf(t, occurrence) },
      { label: t('letter.where'), value: where },
      {
        label: t('letter.reply-by'),
        value: t.date(closesAt, { timeZone, style: 'dateTime' }),
      },
    ],
    reply: {
      heading: t('printed.answer'),
      scan: t('printed.scan'),
      type: t('printed.type'),
      code: t('printed.code'),
      ring: t('printed.ring'),
      alt: t('printed.alt'),
    },
    after: [t('printed.yours'), ...(t.showsDrafts ? [t('frame.draft-notice')] : [])],
  }
}

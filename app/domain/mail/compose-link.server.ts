import { composeNominateLetter, composeSignInLetter } from '#emails/render.tsx'
import type { Locale } from '#app/translations/locales.ts'
import { nominateAddress } from '../access/links.server.ts'
import { signInAddress } from '../access/sign-in-link.server.ts'
import { councilName } from '../councils/council.ts'
import { DEFAULT_TIME_ZONE } from '../time.ts'
import { addressOf, envelope, type Message } from './envelope.server.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { Pointless } from './letter-fate.ts'
import type { NominateSubject, SignInSubject } from './letter-subject.server.ts'
import { letterLocale, type Writer } from './writer.ts'

/** The letter that signs an officer in. */
export function signInMessage(
  row: LetterRow,
  { link, account }: SignInSubject,
  writer: Writer,
): Message | Pointless {
  const address = addressOf(account.email)
  if (address === undefined || account.disabledAt) return 'address-gone'
  if (link.revokedAt || link.spentAt) return 'overtaken'
  if (!link.expiresAt || link.expiresAt <= writer.now) return 'over'
  const { council, origin } = writer
  const locale = letterLocale(council, row.language)
  const letter = composeSignInLetter({
    locale,
    council: letterCouncil(council, locale),
    link: signInAddress(origin, link, row.facts.to),
    expiresAt: link.expiresAt,
    timeZone: council.timeZone || DEFAULT_TIME_ZONE,
  })
  return { ...letter, ...envelope(row, locale, { name: account.name, address }, writer) }
}

/** The letter with a nominator's link, as long as it holds and the list is open. */
export function nominateMessage(
  row: LetterRow,
  { link, contact, event, closesAt }: NominateSubject,
  writer: Writer,
): Message | Pointless {
  const address = contact?.emailState === 'fine' ? addressOf(contact.email) : undefined
  if (!contact || address === undefined) return 'address-gone'
  if (!link) return 'revoked'
  if (closesAt <= writer.now) return 'closed'
  const { council, origin } = writer
  const locale = letterLocale(council, row.language)
  const letter = composeNominateLetter({
    locale,
    council: letterCouncil(council, locale),
    name: contact.fullName,
    event: event.texts[locale]?.title ?? event.title,
    link: nominateAddress(origin, link),
    closesAt,
    timeZone: council.timeZone || DEFAULT_TIME_ZONE,
  })
  return { ...letter, ...envelope(row, locale, { name: contact.fullName, address }, writer) }
}

const letterCouncil = (council: Writer['council'], locale: Locale) => ({
  name: councilName(council, locale),
  nameInEnglish: councilName(council, 'en'),
  theme: council.theme,
  wording: council.wording,
})

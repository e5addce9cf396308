import { composeLetter, composeSignInLetter } from '#emails/render.tsx'
import type { ComposedLetter } from '#emails/letter-data.ts'
import { oneLine } from '#emails/placeholders.ts'
import type { Locale } from '#app/translations/locales.ts'
import { signInAddress } from '../access/sign-in-link.server.ts'
import { councilName } from '../councils/council.ts'
import { readEmail } from '../directory/email-address.ts'
import { DEFAULT_TIME_ZONE } from '../time.ts'
import { calendarPart, carriesCalendar, type CalendarPart } from './calendar-part.server.ts'
import { guestLetterData, heldData } from './guest-letter.server.ts'
import { letterLocale, type Writer } from './writer.ts'
import { letterFacts } from './letter-facts.ts'
import { fateOf } from './fate-of.server.ts'
import type { Pointless } from './letter-fate.ts'
import { letterKind } from './letter-kind.server.ts'
import type { HeldAt, LetterRow } from './letter-held.server.ts'
import type { InvitationSubject } from './letter-invitations.server.ts'
import type { LetterSubject, SignInSubject, TestSubject } from './letter-subject.server.ts'

/** A message that only has to be put in its envelope. */
export interface Message extends ComposedLetter {
  messageId: string
  language: string
  from: Correspondent
  to: Correspondent
  /** Where answers, and letters that cannot be delivered, go; the sender when not given. */
  answersTo?: string | undefined
  /** Where one press in the mail program stops letters of this kind. */
  stopUrl?: string | undefined
  calendar?: CalendarPart | undefined
  /** Of the other dates that the letter tells: a calendar takes one entry from one part. */
  moreCalendars?: CalendarPart[]
  date: Date
}

export interface Correspondent {
  name: string
  address: string
}

/**
 * The message that a row of the outbox becomes, as things are now; or why it should not be sent any
 * more. One recipient, the council's one sender, the Message-ID that the row has had from the start.
 *
 * @param subject Undefined when the rows it was about are gone.
 */
export function composeMessage(
  row: LetterRow,
  subject: LetterSubject | undefined,
  writer: Writer,
): Message | Pointless {
  if (!subject) return 'gone'
  if (subject.about === 'sign-in') return signInMessage(row, subject, writer)
  if (subject.about === 'test') return testMessage(row, subject, writer)
  return guestMessage(row, subject, writer)
}

function guestMessage(
  row: LetterRow,
  subject: InvitationSubject,
  writer: Writer,
): Message | Pointless {
  const { contact, party, reply } = subject
  const address = contact?.emailState === 'fine' ? addressOf(contact.email) : undefined
  const pointless = fateOf(row, subject, { hasAddress: address !== undefined, now: writer.now })
  if (pointless || address === undefined) return pointless ?? 'address-gone'
  const data = guestLetterData(subject, row, letterFacts.parse(row.facts), writer)
  return {
    ...composeLetter(letterKind(row.purpose, reply?.state), data),
    ...envelope(row, data.locale, { name: contact?.fullName ?? party.label, address }, writer),
    stopUrl: data.links.stop,
    calendar: calendarPart(subject, row, { ...writer, address }),
    moreCalendars: subject.alsoTells.flatMap(
      (other) => calendarPart(other, row, { ...writer, address }) ?? [],
    ),
  }
}

function testMessage(row: LetterRow, held: TestSubject, writer: Writer): Message | Pointless {
  const address = addressOf(row.address)
  if (address === undefined) return 'address-gone'
  const { tries = 'invitation' } = letterFacts.parse(row.facts)
  const locale = letterLocale(writer.council, row.language)
  const letter = previewLetter(held, { tries, locale }, writer)
  return { ...letter, ...envelope(row, locale, { name: '', address }, writer) }
}

/** A letter that an officer reads before it goes, and what it would say beside what is so. */
export interface Previewed {
  tries:
    | 'invitation'
    | 'invitation_reminder'
    | 'reminder'
    | 'thanks'
    | 'event_changed'
    | 'event_cancelled'
  locale: Locale
  /** Of a change: the date as it is before it. */
  before?: HeldAt | undefined
  reason?: string | undefined
  /** Whose letter it would be; without it nobody is greeted by name. */
  guest?: { name: string; people: number; reference: string } | undefined
}

/** The letter as a guest would get it, without a guest: its link leads back to the desk. */
export function previewLetter(
  held: HeldAt,
  { tries, locale, before, reason, guest }: Previewed,
  writer: Writer,
): ComposedLetter {
  // News and reminders are read by those who come: they know the place.
  const isNews = tries !== 'invitation' && tries !== 'invitation_reminder'
  const [was] = before ? heldData(before, locale, writer, isNews).occurrences : []
  return composeLetter(letterKind(tries, undefined), {
    ...heldData(held, locale, writer, isNews),
    recipient: { name: guest?.name },
    ...(guest && tries === 'reminder' ? { answer: guest } : {}),
    links: { reply: `${writer.origin}/desk/events/${held.event.id}/letters` },
    calendarAttached: carriesCalendar(tries),
    before: was,
    reason,
  })
}

function signInMessage(
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
    council: {
      name: councilName(council, locale),
      nameInEnglish: councilName(council, 'en'),
      theme: council.theme,
      wording: council.wording,
    },
    link: signInAddress(origin, link, row.facts.to),
    expiresAt: link.expiresAt,
    timeZone: council.timeZone || DEFAULT_TIME_ZONE,
  })
  return { ...letter, ...envelope(row, locale, { name: account.name, address }, writer) }
}

function envelope(
  row: LetterRow,
  language: string,
  to: Correspondent,
  { sender, answersTo, now }: Writer,
) {
  return {
    messageId: row.messageId,
    language,
    from: { name: oneLine(sender.name), address: sender.address },
    ...(answersTo === undefined || answersTo === sender.address ? {} : { answersTo }),
    // Long names fold badly, and no mail program shows them whole.
    to: { name: [...oneLine(to.name)].slice(0, 100).join(''), address: to.address },
    date: now,
  }
}

/** One address that a mail server may be given; undefined for what is none, or more than one. */
function addressOf(email: string | null): string | undefined {
  const read = readEmail(email ?? '')
  return 'email' in read ? read.email : undefined
}

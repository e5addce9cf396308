import { composeLetter } from '#emails/render.tsx'
import type { ComposedLetter } from '#emails/letter-data.ts'
import type { Locale } from '#app/translations/locales.ts'
import { addressOf, envelope, type Message } from './envelope.server.ts'
import { calendarPart, carriesCalendar } from './calendar-part.server.ts'
import { guestLetterData, heldData } from './guest-letter.server.ts'
import { letterLocale, type Writer } from './writer.ts'
import { letterFacts } from './letter-facts.ts'
import { fateOf } from './fate-of.server.ts'
import type { Pointless } from './letter-fate.ts'
import { letterKind } from './letter-kind.server.ts'
import type { HeldAt, LetterRow } from './letter-held.server.ts'
import type { InvitationSubject } from './letter-invitations.server.ts'
import { dutyMessage } from './compose-duty.server.ts'
import { nominateMessage, signInMessage } from './compose-link.server.ts'
import type { LetterSubject, TestSubject } from './letter-subject.server.ts'

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
  if (subject.about === 'duty') return dutyMessage(row, subject, writer)
  if (subject.about === 'nominate') return nominateMessage(row, subject, writer)
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

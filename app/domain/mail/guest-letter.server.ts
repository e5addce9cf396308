import type { GuestLetterData, LetterOccurrence } from '#emails/letter-data.ts'
import { letterWording } from '#app/translations/wording.ts'
import type { Locale } from '#app/translations/locales.ts'
import { councilName } from '../councils/council.ts'
import { placeOf } from '../events/find-event.server.ts'
import { isPlaceShown } from '../events/date-of-event.ts'
import { groupClosesAt, type Allotted } from '../invitations/cut-off.server.ts'
import { referenceOf } from '../ids.ts'
import { carriesCalendar } from './calendar-part.server.ts'
import type { LetterFacts } from './letter-facts.ts'
import type { HeldAt, LetterRow } from './letter-held.server.ts'
import type { InvitationSubject } from './letter-invitations.server.ts'
import { letterLocale, replyUrl, stopUrl, type Writer } from './writer.ts'

/** All that a guest's letter says. */
export function guestLetterData(
  subject: InvitationSubject,
  row: Pick<LetterRow, 'purpose'>,
  facts: LetterFacts,
  writer: Writer,
): GuestLetterData {
  const { invitation, party, contact, reply } = subject
  const isConfirmed = reply?.state === 'confirmed'
  const { before } = facts
  const people = reply?.answer === 'yes' ? reply.people : 0
  const locale = letterLocale(writer.council, party.language)
  const held = heldData(subject, locale, writer, isConfirmed, subject.allotted)
  const others = subject.alsoTells.map((other) =>
    occurrenceData(
      other,
      isPlaceShown(other.occurrence, { comes: false, now: writer.now }),
      other.allotted,
    ),
  )
  return {
    ...held,
    occurrences: [...held.occurrences, ...others].toSorted((a, b) => +a.startsAt - +b.startsAt),
    recipient: { name: contact?.fullName ?? party.label },
    links: { reply: replyUrl(subject, writer), stop: stopUrl(subject, row, writer) },
    answer: { people, reference: referenceOf(writer.council.prefix, invitation.id) },
    ...(facts.expiresAt ? { offer: { expiresAt: facts.expiresAt } } : {}),
    ...(before
      ? {
          before: {
            ...before,
            place: before.place?.split('\n'),
            repliesCloseAt: subject.occurrence.repliesCloseAt,
          },
        }
      : {}),
    reason: facts.reason,
    note: facts.note,
    calendarAttached: carriesCalendar(row.purpose),
  }
}

/** What every letter about an occurrence says, whoever reads it. */
export function heldData(
  held: HeldAt,
  locale: Locale,
  { council, now }: Writer,
  isConfirmed: boolean,
  allotted?: Allotted,
): Pick<GuestLetterData, 'locale' | 'council' | 'event' | 'eventInEnglish' | 'occurrences'> {
  const { event } = held
  const wordsIn = (language: Locale) => {
    const texts = event.texts[language] ?? {}
    return {
      title: texts.title ?? event.title,
      outsideTitle: texts.outsideTitle ?? event.outsideTitle,
      summary: texts.summary ?? event.summary,
    }
  }
  return {
    locale,
    council: {
      name: councilName(council, locale),
      nameInEnglish: councilName(council, 'en'),
      phone: council.phone,
      address: council.address.split('\n'),
      theme: council.theme,
      wording: letterWording(council.wording, event.kind),
    },
    event: wordsIn(locale),
    ...(locale === 'en' ? {} : { eventInEnglish: wordsIn('en') }),
    occurrences: [
      occurrenceData(held, isPlaceShown(held.occurrence, { comes: isConfirmed, now }), allotted),
    ],
  }
}

function occurrenceData(
  held: HeldAt,
  placeIsShown: boolean,
  allotted: Allotted | undefined,
): LetterOccurrence {
  const { startsAt, endsAt, timeZone, repliesCloseAt, onlineUrl } = held.occurrence
  const place = placeLines(held)
  return {
    startsAt,
    endsAt,
    timeZone,
    repliesCloseAt: groupClosesAt(repliesCloseAt, allotted),
    ...(allotted && allotted.places > 0 ? { keptForGroup: allotted.places } : {}),
    place: placeIsShown && place.length > 0 ? place : undefined,
    online: onlineUrl !== null && place.length === 0,
  }
}

/** Name, address and way of a place, a line each. */
export function placeLines({ occurrence, room, venue }: HeldAt): string[] {
  const lines =
    room && venue
      ? [placeOf(room.name, venue.name), venue.address, venue.directions]
      : [occurrence.place ?? '']
  return lines.flatMap((line) => line.split('\n')).filter((line) => line.trim() !== '')
}

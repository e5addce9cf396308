import { wordsFor } from '#app/translations/translate.ts'
import { invitationEntry, type Standing } from '../calendar/entries.ts'
import { calendarFile, type CalendarMethod } from '../calendar/ics.ts'
import { placeOf } from '../events/find-event.server.ts'
import { isPlaceShown } from '../events/date-of-event.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { InvitationSubject } from './letter-invitations.server.ts'
import { letterLocale, replyUrl, type Writer } from './writer.ts'

/** The letters whose calendar part keeps the guest's calendar right. */
const WITH_CALENDAR: ReadonlySet<LetterRow['purpose']> = new Set([
  'invitation',
  'reply',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'reminder',
  'event_changed',
  'event_cancelled',
  'withdrawn',
])

/** Whether a letter's calendar part keeps the guest's calendar right. */
export const carriesCalendar = (purpose: LetterRow['purpose']): boolean =>
  WITH_CALENDAR.has(purpose)

/** One file for a guest's calendar, and what the calendar shall do with it. */
export interface CalendarPart {
  method: Exclude<CalendarMethod, 'PUBLISH'>
  content: string
}

/** The calendar part of a letter: what the guest's calendar should show from now on. */
export function calendarPart(
  subject: Omit<InvitationSubject, 'alsoTells'>,
  row: Pick<LetterRow, 'purpose' | 'createdAt'>,
  { address, ...writer }: Writer & { address: string },
): CalendarPart | undefined {
  if (!WITH_CALENDAR.has(row.purpose)) return undefined
  const { invitation, party, contact, reply, occurrence, event, room, venue } = subject
  const locale = letterLocale(writer.council, party.language)
  const standing = standingOf(subject)
  const place =
    room && venue
      ? [placeOf(room.name, venue.name), venue.address].filter(Boolean).join(', ')
      : occurrence.place
  const { method, entry } = invitationEntry(
    {
      startsAt: occurrence.startsAt,
      endsAt: occurrence.endsAt,
      timeZone: occurrence.timeZone,
      ...(place ? { place } : {}),
      placeIsShown: isPlaceShown(occurrence, {
        comes: standing === 'confirmed',
        now: writer.now,
      }),
      calendarUid: invitation.calendarUid,
      calendarSequence: invitation.calendarSequence,
      changedAt: row.createdAt,
      outsideTitle: event.texts[locale]?.outsideTitle ?? event.outsideTitle,
      replyUrl: replyUrl(subject, writer),
      ...(occurrence.onlineUrl ? { onlineUrl: occurrence.onlineUrl } : {}),
      standing,
      people: reply?.people ?? 0,
      sender: { ...writer.sender, address: writer.answersTo ?? writer.sender.address },
      asksForAnswer: writer.answersTo !== undefined,
      guest: { name: contact?.fullName ?? party.label, address },
    },
    wordsFor(locale, writer.council.wording),
  )
  return {
    method,
    content: calendarFile({ method, timeZone: writer.council.timeZone, entries: [entry] }),
  }
}

function standingOf({
  invitation,
  occurrence,
  reply,
}: Omit<InvitationSubject, 'alsoTells'>): Standing {
  if (occurrence.cancelledAt) return 'cancelled'
  if (invitation.revokedAt) return 'revoked'
  return reply?.state ?? 'invited'
}

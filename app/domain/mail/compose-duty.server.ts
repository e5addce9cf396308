import { z } from 'zod'
import { composeDutyLetter } from '#emails/duty-letter.tsx'
import { wordsFor } from '#app/translations/translate.ts'
import { dutyPath } from '../access/duty-links.server.ts'
import { calendarFile } from '../calendar/ics.ts'
import { DUTY_NEWS, type DutyNews } from '../programme/duty-news.ts'
import { momentAt } from '../programme/times.ts'
import type { CalendarPart } from './calendar-part.server.ts'
import type { DutySubject } from './duty-subjects.server.ts'
import { addressOf, envelope, type Message } from './envelope.server.ts'
import { heldData, placeLines } from './guest-letter.server.ts'
import type { Pointless } from './letter-fate.ts'
import type { LetterRow } from './letter-held.server.ts'
import { letterLocale, type Writer } from './writer.ts'

const dutyFacts = z.object({ news: z.enum(DUTY_NEWS).catch('asked') })

/** A letter to somebody on duty, as things are now; or why it should not be sent any more. */
export function dutyMessage(
  row: LetterRow,
  subject: DutySubject,
  writer: Writer,
): Message | Pointless {
  const { duty, contact, link, occurrence } = subject
  const address = contact.emailState === 'fine' ? addressOf(contact.email) : undefined
  if (address === undefined) return 'address-gone'
  const { news } = dutyFacts.parse(row.facts)
  const no = pointless(news, subject, writer.now)
  if (no) return no
  const locale = letterLocale(writer.council, row.language)
  const held = heldData(subject, locale, writer, true)
  const letter = composeDutyLetter({
    ...held,
    news: news === 'moved' ? 'changed' : news,
    answer: duty.answer,
    name: contact.fullName,
    role: duty.role,
    asks: duty.asks ?? undefined,
    arrivesAt: momentAt(occurrence.startsAt, -duty.arriveMinutesBefore),
    link: link ? `${writer.origin}${dutyPath(link)}` : undefined,
  })
  return {
    ...letter,
    ...envelope(row, locale, { name: contact.fullName, address }, writer),
    calendar: calendarOf(news, subject, row, { ...writer, address }),
  }
}

function pointless(news: DutyNews, subject: DutySubject, now: Date): Pointless | undefined {
  const { duty, occurrence, link } = subject
  if (occurrence.endsAt <= now) return 'over'
  if (news === 'removed') return duty.removedAt ? undefined : 'overtaken'
  if (duty.removedAt) return 'revoked'
  if (news === 'cancelled') return occurrence.cancelledAt ? undefined : 'overtaken'
  if (occurrence.cancelledAt) return 'event-cancelled'
  if (!link) return 'revoked'
  return (news === 'asked' || news === 'reminder') && duty.answer ? 'answered' : undefined
}

/** Their calendar shows the duty, from when they arrive, once they said yes; and no longer once they do not. */
function calendarOf(
  news: DutyNews,
  subject: DutySubject,
  row: LetterRow,
  writer: Writer & { address: string },
): CalendarPart | undefined {
  const { duty, contact, link, occurrence, event } = subject
  if (news === 'asked' || news === 'reminder') return undefined
  const comes = duty.answer === 'yes' && !duty.removedAt && !occurrence.cancelledAt
  // Whoever never said yes has nothing in the calendar that could be taken out.
  if (!comes && duty.answer === null) return undefined
  const method = comes ? 'REQUEST' : 'CANCEL'
  const locale = letterLocale(writer.council, row.language)
  const t = wordsFor(locale, writer.council.wording)
  const place = placeLines(subject).join(', ')
  const arrivesAt = momentAt(occurrence.startsAt, -duty.arriveMinutesBefore)
  const entry = {
    uid: duty.calendarUid,
    sequence: duty.calendarSequence,
    stamp: row.createdAt,
    startsAt: arrivesAt < occurrence.endsAt ? arrivesAt : occurrence.startsAt,
    endsAt: occurrence.endsAt,
    timeZone: occurrence.timeZone,
    title: event.texts[locale]?.outsideTitle ?? event.outsideTitle,
    description: t(`duty.role-${duty.role}`),
    ...(place ? { place } : {}),
    ...(link ? { url: `${writer.origin}${dutyPath(link)}` } : {}),
    status: comes ? ('confirmed' as const) : ('cancelled' as const),
    organizer: { ...writer.sender, address: writer.answersTo ?? writer.sender.address },
    attendee: {
      name: contact.fullName,
      address: writer.address,
      answer: comes ? ('accepted' as const) : ('declined' as const),
      asksForAnswer: false,
    },
  }
  return {
    method,
    content: calendarFile({ method, timeZone: writer.council.timeZone, entries: [entry] }),
  }
}

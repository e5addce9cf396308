import { invitationEntry } from '#app/domain/calendar/entries.ts'
import { calendarFile } from '#app/domain/calendar/ics.ts'
import { councilName } from '#app/domain/councils/council.ts'
import { textsIn, type InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { notFound } from './answer.server.ts'
import { calendarAnswer } from './calendar-answer.server.ts'
import { invitationVisit, type AskedByLink, type LinkPage } from './invitation-visit.server.ts'

/** One party's entry for one date, as a file to open: it names neither sender nor guest. */
export async function invitationCalendar(asked: AskedByLink, linkPage: LinkPage) {
  const { view, date, path, council, origin, locale, now, words } = await invitationVisit(
    asked,
    linkPage,
  )
  if (!view || !date) throw notFound()
  const { place, placeComesLater, onlineUrl } = date
  const { entry } = invitationEntry(
    {
      calendarUid: date.calendar.uid,
      calendarSequence: date.calendar.sequence,
      changedAt: now,
      outsideTitle: textsIn(view.event, locale).outsideTitle,
      replyUrl: `${origin}${path}`,
      standing: standingOf(date),
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      timeZone: date.timeZone,
      ...(place ? { place: [place.name, place.address].filter(Boolean).join(', ') } : {}),
      placeIsShown: !placeComesLater,
      ...(onlineUrl ? { onlineUrl } : {}),
      ...(date.reply ? { people: date.reply.people } : {}),
      sender: { name: councilName(council, locale), address: council.mailFromAddress },
    },
    words(),
  )
  const file = calendarFile({ method: 'PUBLISH', timeZone: council.timeZone, entries: [entry] })
  return calendarAnswer(file, { name: 'event', isPrivate: true })
}

function standingOf({ door, reply }: InvitedDate) {
  if (door === 'cancelled' || door === 'revoked') return door
  return reply ? reply.state : 'invited'
}

import { placeOf } from '../events/find-event.server.ts'
import { freePlaces } from '../events/places.ts'
import { ruleToShow } from '../events/waiting-rules.ts'
import { groupClosesAt, type Allotted } from './cut-off.server.ts'
import type { InvitedDate } from './invitation-view.ts'
import { countBands } from './people.ts'
import type { DateRow } from './read-dates.server.ts'
import { needsOf, type Details } from './read-invitation.server.ts'

/** One date of an invitation, as whoever holds its link may see it. */
export function showDate(
  row: DateRow,
  {
    attendees,
    needs,
    positions,
    isGroup,
  }: Details & { positions: Map<string, number>; isGroup: boolean },
  reserved: Allotted | undefined,
  now: Date,
): InvitedDate {
  const { occurrence: when, invitation: invited, reply: answer } = row
  // Only a host's group is told of its reservation.
  const allotted = isGroup ? reserved : undefined
  const { capacity, placesTaken, placesHeld, waitingParties } = when
  const mine = attendees.filter((one) => one.invitationId === invited.id)
  const comes = answer?.state === 'confirmed'
  const closesAt = groupClosesAt(when.repliesCloseAt, allotted)
  const placeIsShown = isPlaceShown(when, comes, now)
  return {
    invitationId: invited.id,
    occurrenceId: when.id,
    startsAt: when.startsAt,
    endsAt: when.endsAt,
    timeZone: when.timeZone,
    place: placeIsShown ? placeOfDate(row) : null,
    placeComesLater: !placeIsShown,
    isOnline: when.onlineUrl !== null,
    onlineUrl: comes ? when.onlineUrl : null,
    repliesCloseAt: closesAt,
    door: doorOf(row, closesAt, now),
    peopleLimit: invited.peopleLimit,
    kept: allotted?.places ?? 0,
    free: waitingParties > 0 ? 0 : freePlaces(when),
    hasRoom: freePlaces(when) >= 1 && waitingParties === 0,
    room: { capacity, placesTaken, placesHeld, waitingParties },
    held: reserved?.held ?? 0,
    rule: ruleToShow(when, now),
    calendar: { uid: invited.calendarUid, sequence: invited.calendarSequence },
    reply: answer && {
      answer: answer.answer,
      state: answer.state,
      people: answer.people,
      offeredUntil: row.offeredUntil,
      position: positions.get(invited.id) ?? null,
      counts: countBands(mine.map((one) => one.ageBand)),
      names: mine.flatMap((one) => (one.name === null ? [] : [one.name])),
      comers: mine.map(({ ageBand, name }) => ({ ageBand, name })),
      needs: needsOf(invited.id, mine, needs),
      message: answer.message,
      answeredAt: answer.answeredAt,
    },
  }
}

/** Whether a reader may know where: always, from a moment on, or only with a place. */
function isPlaceShown(when: DateRow['occurrence'], comes: boolean, now: Date): boolean {
  if (when.placeShownFromAt && now < when.placeShownFromAt) return false
  return when.placeShown === 'always' || comes
}

function placeOfDate({
  occurrence: when,
  room: inRoom,
  venue: inVenue,
}: DateRow): InvitedDate['place'] {
  if (inRoom && inVenue) {
    return {
      name: placeOf(inRoom.name, inVenue.name),
      address: inVenue.address,
      directions: inVenue.directions,
      accessFacts: inVenue.accessFacts,
    }
  }
  return when.place ? { name: when.place, address: '', directions: '', accessFacts: [] } : null
}

function doorOf(
  { occurrence: when, invitation: invited }: DateRow,
  closesAt: Date,
  now: Date,
): InvitedDate['door'] {
  if (invited.revokedAt) return 'revoked'
  if (when.cancelledAt) return 'cancelled'
  if (when.repliesOpenAt && now < when.repliesOpenAt) return 'not-open-yet'
  return now < closesAt ? 'open' : 'closed'
}

import { inCouncil, type Database } from '#db/client.server.ts'
import {
  ANSWER_PURPOSES,
  findLink,
  readOutCode,
  type AnswerPurpose,
  type LinkRow,
} from '../access/links.server.ts'
import { showReadOutCode } from '../access/tokens.ts'
import { placeOf } from '../events/find-event.server.ts'
import { ruleToShow } from '../events/waiting-rules.ts'
import { freePlaces } from '../events/places.ts'
import { remindsGuests } from '../mail/reminder-rules.ts'
import { refused, done, type Result } from '../result.ts'
import { groupClosesAt, readAllotted, type Allotted } from './cut-off.server.ts'
import type { InvitationView, InvitedDate } from './invitation-view.ts'
import { countBands } from './people.ts'
import { readKnownParty } from './read-known-party.server.ts'
import {
  readDates,
  readDetails,
  readHosts,
  needsOf,
  readPositions,
  type DateRow,
  type Details,
} from './read-invitation.server.ts'

/** A link outlives its last date by so long: for a look back, and no more. Not stored, since dates move. */
const LIVES_ON_MS = 30 * 86_400_000

/**
 * What stands behind a link to answer under: the party, the event, and every date the party is invited to.
 *
 * @param by A token opens the page of its own purpose only, and never another's.
 * @returns `unknown` for a token that was never issued; the caller answers as to any unknown address.
 *   `over` for one that was: the caller's page names neither event, place nor party.
 */
export async function findInvitation(
  db: Database,
  {
    councilId,
    by,
    now,
  }: {
    councilId: string
    by: { token: string; purpose: AnswerPurpose } | { code: string }
    now: Date
  },
): Promise<Result<InvitationView, 'unknown' | 'over'>> {
  return inCouncil(db, councilId, async (tx) => {
    const purposes = 'token' in by ? [by.purpose] : ANSWER_PURPOSES
    const found = await findLink(tx, { councilId, purposes, by, now })
    if (!found.ok) return refused(found.reason === 'unknown' ? 'unknown' : 'over')
    return readInvitation(tx, found.value, now)
  })
}

async function readInvitation(
  tx: Database,
  link: LinkRow,
  now: Date,
): Promise<Result<InvitationView, 'over'>> {
  const { councilId, eventId, partyId } = link
  if (!eventId || !partyId) return refused('over')
  const rows = await readDates(tx, councilId, eventId, partyId)
  const [first] = rows
  if (!first || !first.event.publishedAt) return refused('over')
  if (rows.every((row) => row.occurrence.endsAt.getTime() + LIVES_ON_MS < now.getTime()))
    return refused('over')
  const positions = await readPositions(
    tx,
    councilId,
    rows.flatMap(({ reply }) => (reply?.state === 'waiting' ? [reply.invitationId] : [])),
  )
  const invitationIds = rows.map(({ invitation: { id } }) => id)
  const details = await readDetails(tx, councilId, invitationIds)
  const known =
    link.purpose === 'reply' && rows.some((row) => !row.reply && row.occurrence.startsAt > now)
      ? await readKnownParty(tx, { councilId, partyId, questions: first.event.questions })
      : null
  const isKept =
    link.purpose === 'group' || rows.some(({ occurrence: { placesHeld } }) => placesHeld > 0)
  const allotted = isKept ? await readAllotted(tx, { councilId, invitationIds }) : new Map()
  const { id, kind, title, outsideTitle, summary, texts, questions, languages } = first.event
  const shown = { id, kind, title, outsideTitle, summary, texts, questions, languages }
  return done({
    linkId: link.id,
    linkPurpose: link.purpose === 'group' ? 'group' : 'reply',
    readOutCode: link.shortCodeHash ? showReadOutCode(readOutCode(link)) : null,
    event: {
      ...shown,
      remindsGuests: remindsGuests(first.event.reminderRules),
    },
    hosts: await readHosts(tx, councilId, eventId),
    known,
    hasAddress: Boolean(first.person?.email) && first.person?.emailState === 'fine',
    party: { id: first.party.id, label: first.party.label, language: first.party.language },
    dates: rows.map((row) =>
      dateOf(
        row,
        { ...details, positions, isGroup: link.purpose === 'group' },
        allotted.get(row.invitation.id),
        now,
      ),
    ),
  })
}

function dateOf(
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

import { inCouncil, type Database } from '#db/client.server.ts'
import {
  ANSWER_PURPOSES,
  findLink,
  readOutCode,
  type AnswerPurpose,
  type LinkRow,
} from '../access/links.server.ts'
import { showReadOutCode } from '../access/tokens.ts'
import { remindsGuests } from '../mail/reminder-rules.ts'
import { refused, done, type Result } from '../result.ts'
import { readAllotted, type Allotted } from './cut-off.server.ts'
import type { InvitationView } from './invitation-view.ts'
import { isLongOver } from './long-over.ts'
import { readKnownParty } from './read-known-party.server.ts'
import { readDates, type DateRow } from './read-dates.server.ts'
import { readDetails, readHosts, readPositions, type Details } from './read-invitation.server.ts'
import { showDate } from './show-date.server.ts'

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
    const [read = refused('over')] = await readInvitations(tx, councilId, [found.value], now)
    return read.ok ? done(await withPage(tx, councilId, read.value, now)) : read
  })
}

/** With what only a page shows: who invites, and who the party is by an earlier answer. */
async function withPage(
  tx: Database,
  councilId: string,
  view: InvitationView,
  now: Date,
): Promise<InvitationView> {
  const isAsked =
    view.linkPurpose === 'reply' &&
    view.dates.some(({ reply, startsAt }) => !reply && startsAt > now)
  const of = { councilId, partyId: view.party.id, questions: view.event.questions }
  const known = isAsked ? await readKnownParty(tx, of) : null
  return { ...view, known, hosts: await readHosts(tx, councilId, view.event.id) }
}

async function readInvitations(
  tx: Database,
  councilId: string,
  links: readonly LinkRow[],
  now: Date,
): Promise<Result<InvitationView, 'over'>[]> {
  const all = await readDates(tx, councilId, links)
  const replies = all.flatMap(({ reply }) => reply ?? [])
  const positions = await readPositions(
    tx,
    councilId,
    replies.flatMap(({ state, invitationId }) => (state === 'waiting' ? [invitationId] : [])),
  )
  const details = await readDetails(
    tx,
    councilId,
    replies.map(({ invitationId }) => invitationId),
  )
  const mayBeKept = all.filter(
    ({ occurrence, party }) => occurrence.placesHeld > 0 || party.kind === 'group',
  )
  const invitationIds = mayBeKept.map(({ invitation: { id } }) => id)
  const allotted = await readAllotted(tx, { councilId, invitationIds })
  return links.map((link) => {
    const rows = all.filter(
      ({ event, party }) => event.id === link.eventId && party.id === link.partyId,
    )
    return viewOf(link, rows, { ...details, positions, allotted, now })
  })
}

interface Around extends Details {
  positions: Map<string, number>
  allotted: Map<string, Allotted>
  now: Date
}

function viewOf(
  link: LinkRow,
  rows: DateRow[],
  { allotted, now, ...around }: Around,
): Result<InvitationView, 'over'> {
  const [first] = rows
  if (!first || !first.event.publishedAt) return refused('over')
  if (rows.every((row) => isLongOver(row.occurrence.endsAt, now))) return refused('over')
  const { party } = first
  const isGroup = party.kind === 'group'
  const { id, kind, title, outsideTitle, summary, texts, questions, languages } = first.event
  const shown = { id, kind, title, outsideTitle, summary, texts, questions, languages }
  return done({
    linkId: link.id,
    linkPurpose: link.purpose === 'group' ? 'group' : 'reply',
    readOutCode: link.shortCodeHash ? showReadOutCode(readOutCode(link)) : null,
    event: { ...shown, remindsGuests: remindsGuests(first.event.reminderRules) },
    hosts: [],
    known: null,
    hasAddress: Boolean(first.person?.email) && first.person?.emailState === 'fine',
    party: { id: party.id, label: party.label, language: party.language, kind: party.kind },
    dates: rows.map((row) =>
      showDate(row, { ...around, isGroup }, allotted.get(row.invitation.id), now),
    ),
  })
}

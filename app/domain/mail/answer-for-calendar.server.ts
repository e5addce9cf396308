import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import {
  council,
  event,
  invitation,
  occurrence,
  party,
  partyMember,
  person,
  reply,
} from '#db/schema/index.ts'
import { replyLink } from '../access/links.server.ts'
import type { Actor } from '../actor.ts'
import { answerAsBefore } from '../invitations/answer-offer.server.ts'
import { replyToInvitation } from '../invitations/reply.server.ts'
import type { Answer, Channel, Reply } from '../invitations/reply.ts'
import type { InboundDecision, InboundReason } from './inbound.ts'
import { postLetters } from './outbox.server.ts'
import { wholeParty } from './whole-party.ts'

/** What became of an answer that was not given on the page. */
export interface Settled {
  decision: InboundDecision
  reason?: InboundReason
}

/**
 * Answer for a party by a bare yes, maybe or no, as a calendar's button gives it. A yes says nothing of
 * how many come: of one person it is whole, of a family it is answered by a letter that asks to
 * finish the reply, and nothing is written down. Where no place is free, a whole yes waits as any other.
 *
 * @param actor Who decided; the party itself, by its link, when nobody did.
 * @returns `review` with the reason when the reply was refused: an officer can do more.
 */
export async function answerFor(
  tx: Database,
  {
    councilId,
    invitationId,
    answer,
    comment = '',
    channel,
    actor: given,
    now,
  }: {
    councilId: string
    invitationId: string
    answer: Answer
    comment?: string
    channel: Channel
    actor?: Actor
    now: Date
  },
): Promise<Settled> {
  const asked = await readParty(tx, councilId, invitationId)
  if (!asked) throw new Error('The invitation was here a moment ago')
  const { id: linkId } = await replyLink(tx, {
    councilId,
    partyId: asked.party.id,
    eventId: asked.event.id,
    now,
  })
  const actor: Actor = given ?? { kind: 'link', linkId }
  const answering = { councilId, invitationId, actor, channel, now }
  if (answer === 'yes' && asked.reply?.state === 'offered')
    return settledBy(await answerAsBefore(tx, { ...answering, takes: true }))
  const comers = answer === 'yes' ? wholeParty(asked) : []
  if (!comers) {
    await askToFinish(tx, asked, now)
    return { decision: 'asked' }
  }
  const message = asked.event.questions.message ? comment || asked.reply?.message : undefined
  const whole: Reply = { answer, comers, needs: [], ...(message ? { message } : {}) }
  return settledBy(await replyToInvitation(tx, { ...answering, reply: whole }))
}

type Outcome = Awaited<ReturnType<typeof answerAsBefore>>

function settledBy(outcome: Outcome): Settled {
  if (outcome.ok) return { decision: 'applied' }
  switch (outcome.reason) {
    case 'revoked':
    case 'cancelled':
      return { decision: 'dropped', reason: outcome.reason }
    case 'replies-closed':
    case 'not-open-yet':
    case 'no-room-for-more':
      return { decision: 'review', reason: outcome.reason }
    default:
      return { decision: 'review', reason: 'unclear' }
  }
}

async function readParty(tx: Database, councilId: string, invitationId: string) {
  const [row] = await tx
    .select({ invitation, occurrence, event, party, contact: person, reply, council })
    .from(invitation)
    .innerJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
      ),
    )
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, invitation.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
  if (!row) return undefined
  const members = await tx
    .select({ ageBand: partyMember.ageBand, name: person.fullName })
    .from(partyMember)
    .innerJoin(
      person,
      and(eq(person.councilId, partyMember.councilId), eq(person.id, partyMember.personId)),
    )
    .where(and(eq(partyMember.councilId, councilId), eq(partyMember.partyId, row.party.id)))
    .orderBy(asc(person.id))
    .limit(2)
  return { ...row, members }
}

/** At most one such letter a day until the party answers: calendars let people press as often as they like. */
async function askToFinish(
  tx: Database,
  { invitation, party, contact, council, occurrence, reply }: AskedParty,
  now: Date,
): Promise<void> {
  await postLetters(tx, [
    {
      councilId: invitation.councilId,
      purpose: 'finish_reply',
      subjectId: invitation.id,
      occasion: `${reply?.revision ?? 0}.${now.toISOString().slice(0, 10)}`,
      eventId: occurrence.eventId,
      occurrenceId: occurrence.id,
      partyId: party.id,
      address: contact?.emailState === 'fine' ? contact.email : null,
      language: party.language,
      sender: council.mailFromAddress,
      now,
    },
  ])
}

type AskedParty = NonNullable<Awaited<ReturnType<typeof readParty>>>

import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { council, invitation, party, person } from '#db/schema/index.ts'
import { postLetters, type LetterToPost } from '../mail/outbox.server.ts'
import { reachOf, usualWay } from '../mail/reach.ts'
import { recordAudit } from '../records/audit.server.ts'
import { ledgerOf, lockOccurrence, type OccurrenceRow } from './lock-occurrence.server.ts'
import { readQueue } from './read-queue.server.ts'
import { noteTurns, type Move, type RoomLedger } from './room-ledger.ts'
import { writeMoves, WORKER, type Answered } from './write-moves.server.ts'
import type { OfferMade } from './write-offers.server.ts'

/**
 * Give free places to the waiting parties whose turn it is, and write to them. Call it in the
 * transaction that freed the places, with the occurrence locked.
 *
 * @returns The ids of the invitations that are confirmed now, or to which places are offered.
 */
export async function promoteWaiting(
  tx: Database,
  { councilId, occurrenceId, now }: { councilId: string; occurrenceId: string; now: Date },
): Promise<string[]> {
  const room = await lockOccurrence(tx, { councilId, occurrenceId })
  if (!room || room.waitingParties === 0) return []
  const ledger = ledgerOf(room, now)
  await readQueue(tx, { councilId, occurrenceId, ledger, always: true })
  const turns = noteTurns(ledger)
  const answered = new Map<string, Answered>()
  const offers = await writeMoves(tx, [{ occurrence: room, ledger }], { answered, now })
  await tellOfTurns(tx, { occurrence: room, ledger, offers, answered, now })
  return turns.map(({ after }) => after.invitationId)
}

interface Turns {
  occurrence: OccurrenceRow
  ledger: RoomLedger
  offers: OfferMade[]
  /** Those who answered in this transaction: the letter about their answer says it already. */
  answered: ReadonlyMap<string, Answered>
  /** Whose turn an officer decided: the record says it already. */
  decided?: ReadonlyMap<string, unknown>
  now: Date
}

/** Letters and audit lines of those whose stand changed without an answer of theirs. */
export async function tellOfTurns(
  tx: Database,
  { occurrence: room, ledger, offers, answered, decided, now }: Turns,
): Promise<void> {
  const { councilId } = room
  const turns = ledger.moves.filter(({ cause }) => cause !== 'answer')
  if (turns.length === 0) return
  await recordAudit(
    tx,
    ...turns
      .filter(({ after }) => !decided?.has(after.invitationId))
      .map(({ cause, after }) => ({
        councilId,
        actor: WORKER,
        action: actionOf(cause, after),
        subjectId: after.invitationId,
        detail: { people: after.people },
        now,
      })),
  )
  const told = turns.filter(
    ({ after }) => !answered.has(after.invitationId) || after.state === 'offered',
  )
  const recipients = await readRecipients(
    tx,
    councilId,
    told.map(({ after }) => after.invitationId),
  )
  await postLetters(
    tx,
    told.flatMap(({ after }): LetterToPost[] => {
      const to = recipients.get(after.invitationId)
      const made = offers.find(({ invitationId }) => invitationId === after.invitationId)
      const about = letterAbout(after, made)
      if (!to || !about) return []
      return [
        {
          councilId,
          subjectId: after.invitationId,
          eventId: room.eventId,
          occurrenceId: room.id,
          ...to,
          ...about,
          now,
        },
      ]
    }),
  )
}

function actionOf(cause: Move['cause'], { state }: Move['after']): string {
  if (cause === 'lapse') return 'reply.lapsed'
  return state === 'offered' ? 'reply.offered' : 'reply.promoted'
}

function letterAbout(
  { state, people, revision }: Move['after'],
  made: OfferMade | undefined,
): Pick<LetterToPost, 'purpose' | 'occasion' | 'facts'> | undefined {
  if (state === 'confirmed') return { purpose: 'place_confirmed', occasion: String(revision) }
  if (state === 'lapsed') return { purpose: 'offer_ended', occasion: String(revision) }
  if (state !== 'offered' || !made) return undefined
  const facts = { people, expiresAt: made.expiresAt.toISOString() }
  return { purpose: 'place_offered', occasion: made.id, facts }
}

async function readRecipients(tx: Database, councilId: string, invitationIds: string[]) {
  if (invitationIds.length === 0) return new Map<string, never>()
  const rows = await tx
    .select({
      id: invitation.id,
      party,
      person,
      sender: council.mailFromAddress,
      texts: council.texts,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, invitation.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .where(and(eq(invitation.councilId, councilId), inArray(invitation.id, invitationIds)))
  return new Map(
    rows.map((row) => [
      row.id,
      {
        partyId: row.party.id,
        language: row.party.language,
        ...reachOf(row.person, usualWay(row)),
        sender: row.sender,
      },
    ]),
  )
}

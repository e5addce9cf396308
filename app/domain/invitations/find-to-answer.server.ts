import { and, asc, eq, inArray } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { event, invitation, link, occurrence, party } from '#db/schema/index.ts'
import { openOf, type AnswerPurpose } from '../access/links.server.ts'
import { hashOf } from '../access/secret.server.ts'
import type { QuestionSet } from '../events/kinds.ts'
import { done, refused, type Result } from '../result.ts'
import { isLongOver } from './long-over.ts'
import type { PartyKind } from './party.ts'

/** What must be known of a link to read an answer that is sent under it: much less than its page shows. */
export interface AnswerDoor {
  linkId: string
  party: { id: string; language: string; kind: PartyKind }
  event: { questions: QuestionSet }
  /** Earliest first; at least one. */
  dates: Array<{ invitationId: string; occurrenceId: string; peopleLimit: number }>
}

export type DoorFound = Result<AnswerDoor, 'unknown' | 'over'>

/**
 * The doors behind several links under which answers are sent at this moment, in one statement.
 *
 * @returns For each token, in their order, what `findInvitation` would say: `unknown` for one that was
 *   never issued for this purpose, `over` for one that was.
 */
export async function findAnswerDoors(
  db: Database,
  {
    councilId,
    purpose,
    tokens,
    now,
  }: { councilId: string; purpose: AnswerPurpose; tokens: readonly string[]; now: Date },
): Promise<DoorFound[]> {
  const hashes = tokens.map(hashOf)
  const rows = await inCouncil(db, councilId, (tx) => readDoors(tx, councilId, purpose, hashes))
  const byHash = Map.groupBy(rows, ({ tokenHash }) => tokenHash)
  return hashes.map((hash) => doorOf(byHash.get(hash) ?? [], now))
}

/** A row for each date that the link's party is invited to, those of other events without their end. */
function readDoors(tx: Database, councilId: string, purpose: AnswerPurpose, hashes: string[]) {
  return tx
    .select({
      tokenHash: link.tokenHash,
      link: {
        id: link.id,
        revokedAt: link.revokedAt,
        expiresAt: link.expiresAt,
        spentAt: link.spentAt,
      },
      party: { id: party.id, language: party.language, kind: party.kind },
      event: { questions: event.questions, publishedAt: event.publishedAt },
      date: {
        invitationId: invitation.id,
        occurrenceId: invitation.occurrenceId,
        peopleLimit: invitation.peopleLimit,
      },
      endsAt: occurrence.endsAt,
    })
    .from(link)
    .innerJoin(event, and(eq(event.councilId, link.councilId), eq(event.id, link.eventId)))
    .innerJoin(party, and(eq(party.councilId, link.councilId), eq(party.id, link.partyId)))
    .leftJoin(
      invitation,
      and(eq(invitation.councilId, link.councilId), eq(invitation.partyId, link.partyId)),
    )
    .leftJoin(
      occurrence,
      and(
        eq(occurrence.councilId, invitation.councilId),
        eq(occurrence.id, invitation.occurrenceId),
        eq(occurrence.eventId, link.eventId),
      ),
    )
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.tokenHash, hashes),
        eq(link.purpose, purpose),
      ),
    )
    .orderBy(asc(occurrence.startsAt), asc(occurrence.id))
}

type DoorRow = Awaited<ReturnType<typeof readDoors>>[number]

function doorOf(rows: DoorRow[], now: Date): DoorFound {
  const [first] = rows
  if (!first) return refused('unknown')
  const { link: opens, party: answers, event: about } = first
  if (!openOf(opens, now).ok || !about.publishedAt) return refused('over')
  const invited = rows.flatMap(({ date, endsAt }) => (date && endsAt ? [{ ...date, endsAt }] : []))
  if (invited.every(({ endsAt }) => isLongOver(endsAt, now))) return refused('over')
  return done({
    linkId: opens.id,
    party: answers,
    event: { questions: about.questions },
    dates: invited.map(({ invitationId, occurrenceId, peopleLimit }) => ({
      invitationId,
      occurrenceId,
      peopleLimit,
    })),
  })
}

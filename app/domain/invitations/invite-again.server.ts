import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { lockOccurrence } from './lock-occurrence.server.ts'
import { writeParties } from './write-parties.server.ts'

/**
 * Put families of earlier dates on an occurrence's list, each for as many people as the last time.
 * Whoever is on the list already is passed over, and so is a host's group, which has places of its own.
 * Nobody is written to.
 *
 * @returns How many came onto the list.
 */
export async function inviteAgain(
  db: Database,
  {
    councilId,
    occurrenceId,
    partyIds,
    actor,
    now,
  }: {
    councilId: string
    occurrenceId: string
    partyIds: readonly string[]
    actor: Actor
    now: Date
  },
): Promise<Result<{ invited: number }, 'unknown' | 'cancelled'>> {
  return inCouncil(db, councilId, async (tx) => {
    const room = await lockOccurrence(tx, { councilId, occurrenceId })
    if (!room) return refused('unknown')
    if (room.cancelledAt) return refused('cancelled')
    const rows = await tx
      .select({ party, peopleLimit: invitation.peopleLimit })
      .from(party)
      .innerJoin(
        invitation,
        and(eq(invitation.councilId, party.councilId), eq(invitation.partyId, party.id)),
      )
      .where(
        and(
          eq(party.councilId, councilId),
          inArray(party.id, [...partyIds]),
          ne(party.kind, 'group'),
          isNull(party.erasedAt),
          isNull(party.mergedIntoId),
        ),
      )
      .orderBy(desc(invitation.createdAt), desc(invitation.id))
    const last = new Map(rows.toReversed().map((row) => [row.party.id, row]))
    const listed = await writeParties(
      tx,
      { councilId, occurrenceId, source: 'officer', now },
      [...last.values()].flatMap(({ party: { id, kind, contactId }, peopleLimit }) =>
        contactId
          ? [{ kind, partyId: id, contact: { personId: contactId }, peopleLimit, members: [] }]
          : [],
      ),
    )
    const invited = listed.filter((one) => one !== undefined).length
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.invited-again',
      subjectId: occurrenceId,
      detail: { invited },
      now,
    })
    return done({ invited })
  })
}

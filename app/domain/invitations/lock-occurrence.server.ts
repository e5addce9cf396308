import { and, eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { council, invitation, occurrence, party, person, reply } from '#db/schema/index.ts'

/** The occurrence, locked, and what is known of one party's invitation to it. */
export interface Locked {
  occurrence: typeof occurrence.$inferSelect
  invitation: typeof invitation.$inferSelect
  before: typeof reply.$inferSelect | undefined
  recipient: Recipient
}

/** Where a letter to a party goes. */
export interface Recipient {
  partyId: string
  language: string
  /** Null where there is none, or where letters came back. */
  address: string | null
  sender: string
}

/**
 * Lock the occurrence that an invitation is for, then read: whoever holds the lock decides about
 * places, and nobody decides on old numbers. `FOR NO KEY UPDATE` lets others go on referring to it.
 */
export async function lockForReply(
  tx: Database,
  { councilId, invitationId }: { councilId: string; invitationId: string },
): Promise<Locked | undefined> {
  const [found] = await tx
    .select({ occurrenceId: invitation.occurrenceId })
    .from(invitation)
    .where(and(eq(invitation.councilId, councilId), eq(invitation.id, invitationId)))
  if (!found) return undefined
  const room = await lockOccurrence(tx, { councilId, occurrenceId: found.occurrenceId })
  const [row] = await tx
    .select({ invitation, before: reply, party, person, sender: council.mailFromAddress })
    .from(invitation)
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
  if (!room || !row) return undefined
  return {
    occurrence: room,
    invitation: row.invitation,
    before: row.before ?? undefined,
    recipient: {
      partyId: row.party.id,
      language: row.party.language,
      address: row.person?.emailState === 'fine' ? row.person.email : null,
      sender: row.sender,
    },
  }
}

/** The occurrence's row, locked until the transaction ends. */
export async function lockOccurrence(
  tx: Database,
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
): Promise<typeof occurrence.$inferSelect | undefined> {
  const [row] = await tx
    .select()
    .from(occurrence)
    .where(and(eq(occurrence.councilId, councilId), eq(occurrence.id, occurrenceId)))
    .for('no key update')
  return row
}

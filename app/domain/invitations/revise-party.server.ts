import { and, eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { nameColumns } from '../directory/write-people.server.ts'
import { sortForm } from '../names.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { PersonGiven } from './party.ts'

/**
 * Change what is known of a party's contact. The person is the same in every event;
 * a new e-mail address is taken to be fine.
 */
export async function reviseParty(
  db: Database,
  {
    councilId,
    occurrenceId,
    invitationId,
    actor,
    contact,
    now,
  }: {
    councilId: string
    occurrenceId: string
    invitationId: string
    actor: Actor
    contact: PersonGiven
    now: Date
  },
): Promise<Result<undefined, 'unknown'>> {
  return inCouncil(db, councilId, async (tx) => {
    const [found] = await tx
      .select({ party, contact: person })
      .from(invitation)
      .innerJoin(
        party,
        and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
      )
      .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
      .where(
        and(
          eq(invitation.councilId, councilId),
          eq(invitation.id, invitationId),
          eq(invitation.occurrenceId, occurrenceId),
        ),
      )
    if (!found?.contact) return refused('unknown')
    const before = found.contact
    const email = contact.email ?? null
    await tx
      .update(person)
      .set({
        ...nameColumns(contact),
        language: contact.language,
        email,
        phone: contact.phone ?? null,
        ...(email !== before.email && { emailState: 'fine' as const }),
        ...((contact.phone ?? null) !== before.phone && { phoneState: 'fine' as const }),
      })
      .where(and(eq(person.councilId, councilId), eq(person.id, before.id)))
    // A party that goes by its contact's name goes by the new one.
    await tx
      .update(party)
      .set({ label: contact.fullName, labelSort: sortForm(contact.fullName) })
      .where(
        and(
          eq(party.councilId, councilId),
          eq(party.contactId, before.id),
          eq(party.label, before.fullName),
        ),
      )
    await tx
      .update(party)
      .set({ language: contact.language })
      .where(and(eq(party.councilId, councilId), eq(party.contactId, before.id)))
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.revised',
      subjectId: invitationId,
      detail: {
        name: before.fullName !== contact.fullName,
        email: before.email !== email,
        phone: before.phone !== (contact.phone ?? null),
      },
      now,
    })
    return done()
  })
}

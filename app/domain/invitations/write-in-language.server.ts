import { and, eq, ne, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { party, person } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { recordAudit } from '../records/audit.server.ts'

/**
 * Write to a party in another language from now on. Its contact's own language goes along, unless they
 * answer for other parties, too: those are written to as before.
 */
export async function writeInLanguage(
  db: Database,
  {
    councilId,
    partyId,
    language,
    actor,
    now,
  }: { councilId: string; partyId: string; language: string; actor: Actor; now: Date },
): Promise<void> {
  await inCouncil(db, councilId, async (tx) => {
    const [changed] = await tx
      .update(party)
      .set({ language })
      .where(
        and(eq(party.councilId, councilId), eq(party.id, partyId), ne(party.language, language)),
      )
      .returning({ contactId: party.contactId })
    if (!changed) return
    if (changed.contactId)
      await tx
        .update(person)
        .set({ language })
        .where(
          and(
            eq(person.councilId, councilId),
            eq(person.id, changed.contactId),
            sql`not exists (select from ${party} other where other.council_id = ${councilId}
              and other.contact_id = ${person.id} and other.id <> ${partyId} and other.merged_into_id is null)`,
          ),
        )
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'guests.language-changed',
      subjectId: partyId,
      detail: { language },
      now,
    })
  })
}

import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'

/**
 * Note that mail servers refuse letters to these addresses for good: nobody is written to there until the
 * address is corrected, or an officer sends a letter once more. Whoever has another address by now is
 * left alone.
 */
export async function noteRefusedAddresses(
  tx: Database,
  { councilId, addresses, now }: { councilId: string; addresses: string[]; now: Date },
): Promise<void> {
  if (addresses.length === 0) return
  const refused = await tx
    .update(person)
    .set({ emailState: 'refused' })
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.email, addresses),
        eq(person.emailState, 'fine'),
      ),
    )
    .returning({ id: person.id })
  for (const { id } of refused)
    await recordAudit(tx, {
      councilId,
      actor: { kind: 'system', name: 'worker' },
      action: 'directory.address-refused',
      subjectId: id,
      now,
    })
}

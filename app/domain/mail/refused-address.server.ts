import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { person } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'

/**
 * Note that mail servers refuse letters to these addresses for good: nobody is written to there until the
 * address is corrected, or an officer sends a letter once more. Whoever has another address by now is
 * left alone.
 *
 * @param state `bouncing` where a letter was taken and then came back.
 */
export async function noteRefusedAddresses(
  tx: Database,
  {
    councilId,
    addresses,
    state = 'refused',
    now,
  }: { councilId: string; addresses: string[]; state?: 'refused' | 'bouncing'; now: Date },
): Promise<void> {
  if (addresses.length === 0) return
  const refused = await tx
    .update(person)
    .set({ emailState: state })
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.email, addresses),
        eq(person.emailState, 'fine'),
      ),
    )
    .returning({ id: person.id })
  await recordRefused(tx, { councilId, refused, action: 'directory.address-refused', now })
}

/** The same of mobile numbers that get no texts. */
export async function noteRefusedNumbers(
  tx: Database,
  { councilId, numbers, now }: { councilId: string; numbers: string[]; now: Date },
): Promise<void> {
  if (numbers.length === 0) return
  const refused = await tx
    .update(person)
    .set({ phoneState: 'refused' })
    .where(
      and(
        eq(person.councilId, councilId),
        inArray(person.mobile, numbers),
        eq(person.phoneState, 'fine'),
      ),
    )
    .returning({ id: person.id })
  await recordRefused(tx, { councilId, refused, action: 'directory.number-refused', now })
}

async function recordRefused(
  tx: Database,
  {
    councilId,
    refused,
    action,
    now,
  }: { councilId: string; refused: Array<{ id: string }>; action: string; now: Date },
): Promise<void> {
  await recordAudit(
    tx,
    ...refused.map(({ id }) => ({
      councilId,
      actor: { kind: 'system' as const, name: 'worker' as const },
      action,
      subjectId: id,
      now,
    })),
  )
}

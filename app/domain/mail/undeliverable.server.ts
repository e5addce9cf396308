import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import type { LetterRow } from './letter-held.server.ts'
import { noteRefusedAddresses } from './refused-address.server.ts'
import { unsendInvitations } from './unsend.server.ts'

/**
 * Note that a letter came back after it was sent: nobody has read it. Where the address is at fault,
 * nothing more goes there by mail and somebody rings; an invitation counts as not sent.
 *
 * @param status Digits of the mail server's answer, such as `5.1.1`; nothing else of what it says is kept.
 */
export async function noteUndeliverable(
  tx: Database,
  {
    letter: returned,
    status,
    marksAddress,
    now,
  }: { letter: LetterRow; status: string; marksAddress: boolean; now: Date },
): Promise<void> {
  const { councilId, id, purpose, address } = returned
  await tx
    .update(letter)
    .set({ state: 'bounced', lastError: status || '5.0.0' })
    .where(
      and(
        eq(letter.councilId, councilId),
        eq(letter.id, id),
        inArray(letter.state, ['sending', 'sent']),
      ),
    )
  if (purpose === 'sign_in' || purpose === 'test') return
  if (marksAddress && address !== null)
    await noteRefusedAddresses(tx, { councilId, addresses: [address], state: 'bouncing', now })
  await unsendInvitations(tx, councilId, [returned])
}

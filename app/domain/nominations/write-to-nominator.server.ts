import { eq } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council } from '#db/schema/index.ts'
import { postLetters } from '../mail/outbox.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import { linkOf, lockNominator, type NominatorsWhere } from './nominators.server.ts'

/** Send a nominator their link. One letter a link and day: pressing twice sends one. */
export async function writeToNominator(
  db: Database,
  { councilId, eventId, nominatorId, actor, now }: NominatorsWhere & { nominatorId: string },
): Promise<Result<undefined, 'unknown' | 'no-address' | 'closed'>> {
  return inCouncil(db, councilId, async (tx) => {
    const found = await lockNominator(tx, { councilId, eventId, nominatorId, now })
    if (!found) return refused('unknown')
    if (!found.isOpen) return refused('closed')
    const { contact } = found
    if (!contact?.email || contact.emailState !== 'fine') return refused('no-address')
    const { id } = await linkOf(tx, { councilId, eventId, nominatorId, now })
    const [sender] = await tx
      .select({ address: council.mailFromAddress })
      .from(council)
      .where(eq(council.id, councilId))
    await postLetters(tx, [
      {
        councilId,
        purpose: 'nominate',
        subjectId: nominatorId,
        occasion: `${id} ${now.toISOString().slice(0, 10)}`,
        eventId,
        address: contact.email,
        language: contact.language,
        sender: sender?.address ?? '',
        now,
      },
    ])
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'nominator.written-to',
      subjectId: nominatorId,
      now,
    })
    return done()
  })
}

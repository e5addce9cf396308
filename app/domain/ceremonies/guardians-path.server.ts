import { inCouncil, type Database } from '#db/client.server.ts'
import { findGuardianLinks, guardianPath } from '../access/guardian-links.server.ts'

/**
 * Where a family settles its children's names, for the page under its other link.
 *
 * @returns Null until the family was asked, and once its links were ended.
 */
export async function findGuardiansPath(
  db: Database,
  { councilId, partyId, eventId }: { councilId: string; partyId: string; eventId: string },
): Promise<string | null> {
  const links = await inCouncil(db, councilId, (tx) =>
    findGuardianLinks(tx, { councilId, subject: { partyId, eventId } }),
  )
  return links.proof ? guardianPath(links.proof) : null
}

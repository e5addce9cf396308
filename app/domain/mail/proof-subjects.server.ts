import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import { guardianPath } from '../access/guardian-links.server.ts'
import { openByParty } from '../ceremonies/open-proofs.server.ts'

/** Where a family settles its children's names, and whether anything is left to settle. */
export interface ProofSubject {
  /** Undefined where no link is given out, or it was ended. */
  path: string | undefined
  isOpen: boolean
}

/** Whether a letter is about names. */
export const isProof = (purpose: string): purpose is 'proof' | 'proof_reminder' =>
  purpose === 'proof' || purpose === 'proof_reminder'

interface Invited {
  invitation: { id: string }
  party: { id: string }
  event: { id: string }
  occurrence: { id: string }
}

/** What letters about names tell, by invitation; a few queries for each date. */
export async function readProofSubjects(
  tx: Database,
  { councilId, invited }: { councilId: string; invited: Invited[] },
): Promise<Map<string, ProofSubject>> {
  const subjects = new Map<string, ProofSubject>()
  if (invited.length === 0) return subjects
  const links = await tx
    .select()
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        eq(link.purpose, 'proof'),
        isNull(link.revokedAt),
        inArray(link.partyId, [...new Set(invited.map(({ party }) => party.id))]),
      ),
    )
    .orderBy(asc(link.id))
  const paths = new Map(links.map((row) => [`${row.partyId} ${row.eventId}`, guardianPath(row)]))
  const dates = Map.groupBy(invited, ({ occurrence }) => occurrence.id)
  for (const [occurrenceId, rows] of dates) {
    const open = await openByParty(tx, { councilId, occurrenceId })
    for (const { invitation, party, event } of rows)
      subjects.set(invitation.id, {
        path: paths.get(`${party.id} ${event.id}`),
        isOpen: open.has(party.id),
      })
  }
  return subjects
}

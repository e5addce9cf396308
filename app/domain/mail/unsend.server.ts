import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, reply } from '#db/schema/index.ts'
import { letterFacts } from './letter-facts.ts'
import type { LetterRow } from './letter-held.server.ts'

/**
 * Invitations whose first letter told nobody count as not sent, so that they can be sent, or printed, once
 * what was wrong is mended; those for other dates that the letter would have told, too. Whoever has
 * answered knows of it all the same.
 */
export async function unsendInvitations(
  tx: Database,
  councilId: string,
  letters: Array<Pick<LetterRow, 'purpose' | 'subjectId' | 'facts'>>,
): Promise<void> {
  const ids = letters
    .filter(({ purpose }) => purpose === 'invitation')
    .flatMap(({ subjectId, facts }) => [subjectId, ...(letterFacts.parse(facts).alsoTells ?? [])])
  if (ids.length === 0) return
  await tx
    .update(invitation)
    .set({ sentAt: null })
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.id, ids),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(reply)
            .where(
              and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
            ),
        ),
      ),
    )
}

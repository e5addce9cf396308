import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { link } from '#db/schema/index.ts'
import { newId } from '../ids.ts'
import { tokenOf } from './links.server.ts'
import { hashOf } from './secret.server.ts'

/** The path of the page on which somebody answers about a duty. */
export const dutyPath = (row: { id: string }): string =>
  `/duty/${tokenOf({ id: row.id, purpose: 'duty' })}`

/** Give duties their links, those that have one that holds excepted. It is over when its date is. */
export async function giveDutyLinks(
  tx: Database,
  { councilId, dutyIds, now }: { councilId: string; dutyIds: readonly string[]; now: Date },
): Promise<void> {
  if (dutyIds.length === 0) return
  const there = await tx
    .select({ dutyId: link.dutyId })
    .from(link)
    .where(
      and(
        eq(link.councilId, councilId),
        inArray(link.dutyId, [...dutyIds]),
        isNull(link.revokedAt),
      ),
    )
  const have = new Set(there.map(({ dutyId }) => dutyId))
  const missing = dutyIds.filter((id) => !have.has(id))
  if (missing.length === 0) return
  await tx.insert(link).values(
    missing.map((dutyId) => {
      const id = newId()
      const tokenHash = hashOf(tokenOf({ id, purpose: 'duty' }))
      return { councilId, id, dutyId, purpose: 'duty' as const, tokenHash, createdAt: now }
    }),
  )
}

/** Shut the link of a duty. */
export async function revokeDutyLink(
  tx: Database,
  { councilId, dutyId, now }: { councilId: string; dutyId: string; now: Date },
): Promise<void> {
  await tx
    .update(link)
    .set({ revokedAt: now })
    .where(and(eq(link.councilId, councilId), eq(link.dutyId, dutyId), isNull(link.revokedAt)))
}

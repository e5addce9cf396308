import { and, eq, inArray } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { voiceClip } from '#db/schema/index.ts'

/**
 * Erase the voices that say these children's names.
 *
 * @returns How many there were.
 */
export async function eraseVoices(
  tx: Database,
  { councilId, honoureeIds }: { councilId: string; honoureeIds: readonly string[] },
): Promise<number> {
  if (honoureeIds.length === 0) return 0
  const gone = await tx
    .delete(voiceClip)
    .where(and(eq(voiceClip.councilId, councilId), inArray(voiceClip.honoureeId, [...honoureeIds])))
    .returning({ honoureeId: voiceClip.honoureeId })
  return gone.length
}

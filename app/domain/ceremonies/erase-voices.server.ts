import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { file, honouree } from '#db/schema/index.ts'

/** The kind of files that hold a voice saying a child's name. */
export const VOICE = 'voice'

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
  const theirs = and(
    eq(honouree.councilId, councilId),
    inArray(honouree.id, [...honoureeIds]),
    isNotNull(honouree.voiceFileId),
  )
  const rows = await tx.select({ fileId: honouree.voiceFileId }).from(honouree).where(theirs)
  const files = rows.flatMap(({ fileId }) => fileId ?? [])
  if (files.length === 0) return 0
  await tx.update(honouree).set({ voiceFileId: null }).where(theirs)
  await tx.delete(file).where(and(eq(file.councilId, councilId), inArray(file.id, files)))
  return files.length
}

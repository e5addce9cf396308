import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { file } from '#db/schema/index.ts'
import { newId } from '../ids.ts'

export type FileRow = typeof file.$inferSelect

/** Keep a file's bytes. @returns Its id. */
export async function keepFile(
  tx: Database,
  given: {
    councilId: string
    kind: string
    name: string
    mediaType: string
    bytes: Uint8Array
    now: Date
  },
): Promise<string> {
  const { now, ...columns } = given
  const id = newId()
  const sha256 = createHash('sha256').update(given.bytes).digest('hex')
  await tx.insert(file).values({ ...columns, id, sha256, createdAt: now })
  return id
}

/** A file of this council and this kind. */
export async function findFile(
  tx: Database,
  { councilId, fileId, kind }: { councilId: string; fileId: string; kind: string },
): Promise<FileRow | undefined> {
  const [found] = await tx
    .select()
    .from(file)
    .where(and(eq(file.councilId, councilId), eq(file.id, fileId), eq(file.kind, kind)))
  return found
}

export async function deleteFile(
  tx: Database,
  { councilId, fileId }: { councilId: string; fileId: string },
): Promise<void> {
  await tx.delete(file).where(and(eq(file.councilId, councilId), eq(file.id, fileId)))
}

/** Delete what was kept of one kind before a moment. @returns How many files. */
export async function deleteOldFiles(
  db: Database,
  { councilId, kind, before }: { councilId: string; kind: string; before: Date },
): Promise<number> {
  return inCouncil(db, councilId, async (tx) => {
    const gone = await tx
      .delete(file)
      .where(and(eq(file.councilId, councilId), eq(file.kind, kind), lt(file.createdAt, before)))
      .returning({ id: file.id })
    return gone.length
  })
}

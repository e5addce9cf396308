import { createHash } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { council, file } from '#db/schema/index.ts'
import type { Actor } from '../actor.ts'
import { newId } from '../ids.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import type { CouncilChanges } from './council.form.ts'
import type { Device } from './device.server.ts'
import type { Theme } from './theme.ts'

interface ToChange {
  councilId: string
  actor: Actor
  /** The revision that the officer saw; another one means that somebody saved meanwhile. */
  revision: number
  address: string
  now: Date
}

/** Change what a council says of itself on every page, letter and paper. */
export async function changeCouncil(
  db: Database,
  { councilId, actor, revision, changes, address, now }: ToChange & { changes: CouncilChanges },
): Promise<Result<undefined, 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    if (!(await write(tx, { councilId, revision, changes }))) return refused('changed-meanwhile')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'council.changed',
      detail: { revision: revision + 1 },
      address,
      now,
    })
    return done()
  })
}

/** Whether a council sends texts, and what a part of one costs it. */
export async function changeTexts(
  db: Database,
  {
    councilId,
    actor,
    revision,
    changes,
    address,
    now,
  }: ToChange & { changes: { texts: boolean; textPrice: number } },
): Promise<Result<undefined, 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    if (!(await write(tx, { councilId, revision, changes }))) return refused('changed-meanwhile')
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'council.texts-changed',
      detail: { revision: revision + 1, ...changes },
      address,
      now,
    })
    return done()
  })
}

/**
 * Change a council's colours and device. The old device is kept: an issued certificate is printed again
 * with the device it was issued with. No page shows it any more.
 *
 * @param theme Checked with `checkTheme`.
 * @param device A new one, or what to do with the one that is there.
 */
export async function changeLook(
  db: Database,
  {
    councilId,
    actor,
    revision,
    theme,
    device,
    address,
    now,
  }: ToChange & { theme: Theme; device: Device | 'keep' | 'remove' },
): Promise<Result<undefined, 'changed-meanwhile'>> {
  return inCouncil(db, councilId, async (tx) => {
    const deviceFileId = typeof device === 'string' ? null : newId()
    const changes = device === 'keep' ? { theme } : { theme, deviceFileId }
    if (!(await write(tx, { councilId, revision, changes }))) return refused('changed-meanwhile')
    if (typeof device !== 'string' && deviceFileId)
      await tx.insert(file).values({
        councilId,
        id: deviceFileId,
        kind: 'device',
        name: 'device',
        mediaType: device.mediaType,
        sha256: createHash('sha256').update(device.bytes).digest('hex'),
        bytes: device.bytes,
        createdAt: now,
      })
    await recordAudit(tx, {
      councilId,
      actor,
      action: 'council.look-changed',
      detail: {
        revision: revision + 1,
        device: typeof device === 'string' ? device : device.mediaType,
      },
      address,
      now,
    })
    return done()
  })
}

async function write(
  tx: Database,
  {
    councilId,
    revision,
    changes,
  }: { councilId: string; revision: number; changes: Partial<typeof council.$inferInsert> },
): Promise<boolean> {
  const written = await tx
    .update(council)
    .set({ ...changes, revision: sql`${council.revision} + 1` })
    .where(and(eq(council.id, councilId), eq(council.revision, revision)))
    .returning({ id: council.id })
  return written.length === 1
}

import { and, eq, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { letter } from '#db/schema/index.ts'
import { eraseStage } from '../ceremonies/erase-stage.server.ts'
import { eraseSheetPrints } from '../ceremonies/erase-sheet-prints.server.ts'
import { eraseInbound } from '../mail/erase-inbound.server.ts'
import { forgetOldCounts } from '../access/rate.server.ts'
import { eraseOldVoices } from '../ceremonies/voice.server.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { IMPORT_FILE, IMPORT_FILE_DAYS } from '../invitations/import-payload.ts'
import { eraseNominations } from '../nominations/erase-nominations.server.ts'
import { eraseProgramme } from '../programme/erase-programme.server.ts'
import { eraseNeeds } from './erase-needs.server.ts'
import { recordAudit } from './audit.server.ts'
import { deleteOldFiles } from './files.server.ts'
import { PRINT_DAYS, PRINT_FILE } from './kept-print.ts'

/** A finished letter is kept so long: to look up what was said when somebody asks. */
export const LETTER_BODY_DAYS = 30

/** Files that are kept for a few days only: lists that were brought in, and prints of many pages. */
const FILE_DAYS = [
  [IMPORT_FILE, IMPORT_FILE_DAYS],
  [PRINT_FILE, PRINT_DAYS],
] as const

/** Erase what has had its time, in every council, and say in the record how much it was. */
export async function cleanUp(db: Database, { now }: { now: Date }): Promise<void> {
  await forgetOldCounts(db, now)
  for (const { id: councilId } of await allCouncils(db)) {
    await eraseLetterBodies(db, { councilId, now })
    await eraseInbound(db, { councilId, now })
    await eraseNeeds(db, { councilId, now })
    await eraseNominations(db, { councilId, now })
    await eraseProgramme(db, { councilId, now })
    await eraseOldVoices(db, { councilId, now })
    await eraseStage(db, { councilId, now })
    await eraseSheetPrints(db, { councilId, now })
    for (const [kind, days] of FILE_DAYS)
      await deleteOldFiles(db, { councilId, kind, before: daysBefore(now, days) })
  }
}

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/**
 * Erase the text of letters that were finished a month ago; that there was a letter, to which
 * invitation and when, stays.
 *
 * @returns How many were erased.
 */
export async function eraseLetterBodies(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = daysBefore(now, LETTER_BODY_DAYS)
  return inCouncil(db, councilId, async (tx) => {
    const erased = await tx
      .update(letter)
      .set({ body: null })
      .where(
        and(
          eq(letter.councilId, councilId),
          isNotNull(letter.body),
          inArray(letter.state, ['sent', 'kept', 'bounced', 'handed_over']),
          lt(sql`coalesce(${letter.sentAt}, ${letter.createdAt})`, before.toISOString()),
        ),
      )
      .returning({ id: letter.id })
    if (erased.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'letters.bodies-erased',
        detail: { letters: erased.length },
        now,
      })
    return erased.length
  })
}

import { and, eq, exists, lt } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import { occurrence, sheetPrint } from '#db/schema/index.ts'
import { recordAudit } from '../records/audit.server.ts'

/** What was printed for a day is of no use so long after it. */
export const SHEET_PRINT_DAYS = 30

/**
 * Erase what is kept about sheets of days that are long over.
 *
 * @returns How many sheets.
 */
export async function eraseSheetPrints(
  db: Database,
  { councilId, now }: { councilId: string; now: Date },
): Promise<number> {
  const before = new Date(now.getTime() - SHEET_PRINT_DAYS * 86_400_000)
  return inCouncil(db, councilId, async (tx) => {
    const isOver = tx
      .select({ id: occurrence.id })
      .from(occurrence)
      .where(
        and(
          eq(occurrence.councilId, sheetPrint.councilId),
          eq(occurrence.id, sheetPrint.occurrenceId),
          lt(occurrence.endsAt, before),
        ),
      )
    const erased = await tx
      .delete(sheetPrint)
      .where(and(eq(sheetPrint.councilId, councilId), exists(isOver)))
      .returning({ sheet: sheetPrint.sheet })
    if (erased.length > 0)
      await recordAudit(tx, {
        councilId,
        actor: { kind: 'system', name: 'worker' },
        action: 'sheets.erased',
        detail: { sheets: erased.length },
        now,
      })
    return erased.length
  })
}

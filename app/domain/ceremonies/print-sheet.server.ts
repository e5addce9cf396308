import { and, eq } from 'drizzle-orm'
import type { Words } from '#app/translations/translate.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { sheetPrint, stage } from '#db/schema/index.ts'
import { actorLabel, type Actor } from '../actor.ts'
import { findCouncil } from '../councils/find-council.server.ts'
import { recordAudit } from '../records/audit.server.ts'
import { done, refused, type Result } from '../result.ts'
import {
  changeSince,
  DAY_SHEETS,
  isCut,
  type DaySheet,
  type Fingerprints,
  type SheetView,
} from './day-sheets.ts'
import { findSheetChildren } from './find-sheet-children.server.ts'
import {
  draftSheet,
  type SheetDraft,
  type SheetFacts,
  type SheetHead,
} from './sheet-drafts.server.ts'

interface Given {
  councilId: string
  occurrenceId: string
  head: SheetHead
  /** The officer's words. */
  t: Words
}

type Printed = Pick<typeof sheetPrint.$inferSelect, 'sheet' | 'rows' | 'printedAt'>

// As many as a ceremony has that nobody arranged a stage for.
const BLANK_CARDS = 6

/** Every sheet of a ceremony's day: how many cards or lines, and what has changed since it was printed. */
export async function findDaySheets(db: Database, given: Given): Promise<SheetView[]> {
  const { councilId, occurrenceId, head, t } = given
  return inCouncil(db, councilId, async (tx) => {
    const facts = await factsOf(tx, given)
    const printed = await tx
      .select()
      .from(sheetPrint)
      .where(and(eq(sheetPrint.councilId, councilId), eq(sheetPrint.occurrenceId, occurrenceId)))
    return DAY_SHEETS.map((sheet) => {
      const { rows } = draftSheet(sheet, facts, head, t)
      const then = printed.find((one) => one.sheet === sheet)
      const { changed, gone } = changeSince(rows, then?.rows)
      const printedAt = then?.printedAt ?? null
      return { sheet, rows: Object.keys(rows).length, changed: changed.length, gone, printedAt }
    })
  })
}

/**
 * Print a sheet, and remember what stands on it. The press works outside the transaction; what is remembered
 * is what it was given.
 *
 * @param which `changed`: of a sheet that is cut only the cards that are no longer as printed.
 */
export async function printSheet(
  db: Database,
  given: Given & {
    sheet: DaySheet
    which: 'all' | 'changed'
    actor: Actor
    address: string
    now: Date
  },
): Promise<Result<Uint8Array, 'nothing-to-print'>> {
  const { councilId, occurrenceId, sheet, which, head, t, now } = given
  const { drafted, before } = await inCouncil(db, councilId, async (tx) => ({
    drafted: draftSheet(sheet, await factsOf(tx, given), head, t),
    before: await printedBefore(tx, { councilId, occurrenceId, sheet }),
  }))
  const only = keysOf(drafted, { isPart: which === 'changed' && isCut(sheet), before })
  if (only.size === 0) return refused('nothing-to-print')
  const bytes = await drafted.render(now, only)
  await inCouncil(db, councilId, (tx) =>
    remember(tx, { ...given, rows: drafted.rows, cards: only.size }),
  )
  return done(bytes)
}

function keysOf(
  { rows }: SheetDraft,
  { isPart, before }: { isPart: boolean; before: Fingerprints | undefined },
): Set<string> {
  return new Set(isPart ? changeSince(rows, before).changed : Object.keys(rows))
}

async function factsOf(
  tx: Database,
  { councilId, occurrenceId }: Pick<Given, 'councilId' | 'occurrenceId'>,
): Promise<SheetFacts> {
  const { theme } = await findCouncil(tx, councilId)
  const [arranged] = await tx
    .select({ blankCards: stage.blankCards })
    .from(stage)
    .where(and(eq(stage.councilId, councilId), eq(stage.occurrenceId, occurrenceId)))
  return {
    children: await findSheetChildren(tx, { councilId, occurrenceId }),
    blankCards: arranged?.blankCards ?? BLANK_CARDS,
    look: { colour: theme.ink, accent: theme.gold },
  }
}

async function printedBefore(
  tx: Database,
  { councilId, occurrenceId, sheet }: { councilId: string; occurrenceId: string; sheet: DaySheet },
): Promise<Printed['rows'] | undefined> {
  const [found] = await tx
    .select({ rows: sheetPrint.rows })
    .from(sheetPrint)
    .where(
      and(
        eq(sheetPrint.councilId, councilId),
        eq(sheetPrint.occurrenceId, occurrenceId),
        eq(sheetPrint.sheet, sheet),
      ),
    )
  return found?.rows
}

async function remember(
  tx: Database,
  {
    councilId,
    occurrenceId,
    sheet,
    rows,
    cards,
    actor,
    address,
    now,
  }: Parameters<typeof printSheet>[1] & { rows: Fingerprints; cards: number },
): Promise<void> {
  const printed = { rows, printedAt: now, printedBy: actorLabel(actor) }
  await tx
    .insert(sheetPrint)
    .values({ councilId, occurrenceId, sheet, ...printed })
    .onConflictDoUpdate({
      target: [sheetPrint.councilId, sheetPrint.occurrenceId, sheetPrint.sheet],
      set: printed,
    })
  await recordAudit(tx, {
    councilId,
    actor,
    action: 'sheet.printed',
    subjectId: occurrenceId,
    detail: { sheet, cards },
    address,
    now,
  })
}

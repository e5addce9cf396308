import { SHEET_REFUSALS, type Sheet, type SheetRefusal } from '../directory/sheet.ts'
import type { Mapping } from './import-columns.ts'
import { fatesOf, type KnownPerson, type RowFate } from './import-matches.ts'
import type { ImportPayload } from './import-payload.ts'
import { checkRows, type CheckedRows } from './import-rows.ts'
import { PEOPLE_MOST } from './party.ts'

export interface CheckedImport extends CheckedRows {
  sheet: Sheet
  mapping: Mapping
  /** What will happen to each good row, by its place in the file. */
  fates: Map<number, RowFate>
}

/** How an officer wants the columns to be read, and what is taken for granted where they are silent. */
export type ListReading = Pick<ImportPayload, 'mapping' | 'language' | 'people' | 'turnNames'>

/** Good and bad rows of a list, as its columns were chosen. */
export const checkSheet = (
  { rows, rowNumbers }: Sheet,
  { mapping, language, people, turnNames }: ListReading,
): CheckedRows =>
  checkRows({
    rows,
    rowNumbers,
    mapping,
    defaults: { language, people, peopleMost: PEOPLE_MOST, turnNames },
  })

/** The same, and who of the good rows may be known already. */
export function checkList(
  sheet: Sheet,
  { payload, known }: { payload: ListReading; known: readonly KnownPerson[] },
): CheckedImport {
  const checked = checkSheet(sheet, payload)
  return { ...checked, sheet, mapping: payload.mapping, fates: fatesOf(checked.good, known) }
}

/** What is asked of the process that checks a list. */
export interface CheckOrder {
  bytes: Uint8Array
  payload: ListReading
  known: KnownPerson[]
}

export const isCheckOrder = (message: unknown): message is CheckOrder =>
  typeof message === 'object' && message !== null && 'bytes' in message && 'known' in message

/** Whether a message of that process is its answer; a refusal comes alone. */
export function isCheckAnswer(
  message: unknown,
): message is { checked: CheckedImport } | SheetRefusal {
  if (typeof message === 'object') return message !== null && 'checked' in message
  return SHEET_REFUSALS.some((refusal) => refusal === message)
}

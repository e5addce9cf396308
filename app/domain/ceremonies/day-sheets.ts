/**
 * What is printed for a ceremony's day beside certificates. `cut`: each row is a card or a label of its own, so
 * that only those which changed need printing; a list is printed whole.
 */
export const DAY_SHEETS = [
  'caller-cards',
  'blank-cards',
  'place-cards',
  'gift-labels',
  'photographer',
  'marshal',
] as const
export type DaySheet = (typeof DAY_SHEETS)[number]

const CUT: readonly DaySheet[] = ['caller-cards', 'blank-cards', 'place-cards', 'gift-labels']

/** Whether a sheet is cut into cards that can be printed one by one. */
export const isCut = (sheet: DaySheet): boolean => CUT.includes(sheet)

/** Fingerprints of what stands on paper, by row: an honouree's id, or a blank card's letter. */
export type Fingerprints = Readonly<Record<string, string>>

/** A sheet as it would be printed now, against the paper that was. */
export interface SheetChange {
  /** Rows that are new or no longer as printed. */
  changed: string[]
  /** How many lie on paper and should not: children who left the list. */
  gone: number
}

/** What has changed since a sheet was printed; everything, for one that never was. */
export function changeSince(now: Fingerprints, then: Fingerprints | undefined): SheetChange {
  return {
    changed: Object.keys(now).filter((key) => now[key] !== then?.[key]),
    gone: Object.keys(then ?? {}).filter((key) => !(key in now)).length,
  }
}

/** A sheet as the page "Print for the day" shows it. */
export interface SheetView extends Omit<SheetChange, 'changed'> {
  sheet: DaySheet
  /** Cards, labels or lines. */
  rows: number
  changed: number
  /** Null: never printed. */
  printedAt: Date | null
}

/** Colours of blank cards, each told apart by its letter and its word too. */
export const BLANK_COLOURS = [
  { name: 'yellow', colour: '#ffd84d' },
  { name: 'blue', colour: '#1d5fa8' },
  { name: 'green', colour: '#1f7a4d' },
  { name: 'orange', colour: '#f28c28' },
  { name: 'purple', colour: '#6a3d9a' },
  { name: 'red', colour: '#b3261e' },
] as const

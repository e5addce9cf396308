import type { Words } from '#app/translations/translate.ts'
import type { NameFault } from '#app/domain/names.ts'

/** Problems that say everything by themselves. */
type PlainProblem =
  | 'guests-import.cell-name-missing'
  | 'guests-import.cell-email-no-at'
  | 'guests-import.cell-email-nothing-before'
  | 'guests-import.cell-email-several'
  | 'guests-import.cell-email-too-long'
  | 'guests-import.cell-phone-unreadable'
  | 'guests-import.cell-name-no-letter'
  | 'guests-import.cell-names-unclear'
  | 'guests-import.row-total'

/** Problems that show the part of the cell which is wrong. */
type PartProblem =
  | 'guests-import.cell-email-nothing-after'
  | 'guests-import.cell-email-character'
  | 'guests-import.cell-language-unknown'
  | 'guests-import.cell-letter-refused'
  | 'guests-import.cell-letter-hidden'

/** Problems with a number: the most that may be, or the row that is the same. */
type MostProblem =
  | 'guests-import.cell-people-not-a-number'
  | 'guests-import.cell-heads-not-a-number'
  | 'guests-import.cell-people-too-many'
  | 'guests-import.cell-too-long'
type RowProblem =
  | 'guests-import.row-twice'
  | 'guests-import.row-namesake'
  | 'guests-import.row-of-family'
type HeadsProblem = 'guests-import.cell-people-fewer-than-heads'

/** Something wrong with a row because of another one. */
export interface RowFault {
  key: RowProblem
  args: { row: number }
}

/** One thing wrong with a row: the column of the sheet where it stands (undefined: the whole row), and why. */
export type Problem = { column: number | undefined } & (
  | { key: PlainProblem }
  | { key: PartProblem; args: { part: string } }
  | { key: MostProblem; args: { most: number } }
  | RowFault
  | { key: HeadsProblem; args: { people: number; heads: number } }
)

/** The sentence that stands in the cell. */
export function problemWords(t: Words, problem: Problem): string {
  if (!('args' in problem)) return t(problem.key)
  switch (problem.key) {
    case 'guests-import.row-twice':
    case 'guests-import.row-namesake':
    case 'guests-import.row-of-family':
      return t(problem.key, problem.args)
    case 'guests-import.cell-people-fewer-than-heads':
      return t(problem.key, problem.args)
    case 'guests-import.cell-people-not-a-number':
    case 'guests-import.cell-heads-not-a-number':
    case 'guests-import.cell-people-too-many':
    case 'guests-import.cell-too-long':
      return t(problem.key, problem.args)
    default:
      return t(problem.key, problem.args)
  }
}

/** Something that was read otherwise than typed; the officer may want to look, nothing stops. */
export interface Repair {
  row: number
  column: number
  key:
    | 'guests-import.repair-name-cleaned'
    | 'guests-import.repair-name-turned'
    | 'guests-import.repair-zero-added'
}

const INVISIBLE_FAULTS: readonly NameFault[] = [
  'control',
  'private-use',
  'not-a-letter',
  'hidden-tag',
  'hidden-character',
]

/** Why a name was refused, as a problem of its cell: a letter that can be shown is shown, else its number. */
export function nameProblem(
  column: number,
  refused: { letter: string; codePoint: string; why: NameFault },
  most: number,
): Problem {
  if (refused.why === 'too-long')
    return { column, key: 'guests-import.cell-too-long', args: { most } }
  if (refused.why === 'no-letter') return { column, key: 'guests-import.cell-name-no-letter' }
  return INVISIBLE_FAULTS.includes(refused.why)
    ? { column, key: 'guests-import.cell-letter-hidden', args: { part: refused.codePoint } }
    : { column, key: 'guests-import.cell-letter-refused', args: { part: refused.letter } }
}

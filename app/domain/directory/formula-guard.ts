/**
 * Cells of a CSV file that a spreadsheet program would run as a formula are guarded by an apostrophe in
 * front, and the reader takes that apostrophe away again: `=1+1` is written `'=1+1`, "+44 24 7683 3333"
 * is written `'+44 24 7683 3333`, and both come back as they were.
 *
 * The rule holds for every text, with no mark in the file. Apostrophes before a dangerous text do not
 * make it harmless, so `'=1` is guarded too (`''=1`); hence a text begins with an apostrophe and a danger
 * exactly when a writer, ours or a person's in Excel, has put the apostrophe there. What follows a
 * semicolon or a tab is guarded as well: a program set to another separator would begin a cell there.
 */

// Spaces, controls and invisible marks in front are skipped by some programs before they look for "=".
// The full-width signs run as well, in Excel set to an East Asian language.
const RUNS = /^[\s'\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u
const BEGINS_WITH_BREAK = /^'*[\t\r\n]/
const SEPARATOR = /([;\t])/

/** The text as it may stand in a CSV cell: nothing in it can run. */
export function guardCell(text: string): string {
  const guarded = pieces(text, (piece) => (RUNS.test(piece) ? `'${piece}` : piece))
  return BEGINS_WITH_BREAK.test(guarded) ? `'${guarded}` : guarded
}

/** The text as it was before `guardCell`. Other programs' cells lose at most an Excel text mark. */
export function unguardCell(cell: string): string {
  if (!cell.includes("'")) return cell
  const guarded =
    cell.startsWith("'") && BEGINS_WITH_BREAK.test(cell.slice(1)) ? cell.slice(1) : cell
  return pieces(guarded, (piece) =>
    piece.startsWith("'") && RUNS.test(piece.slice(1)) ? piece.slice(1) : piece,
  )
}

function pieces(text: string, change: (piece: string) => string): string {
  return text
    .split(SEPARATOR)
    .map((piece, index) => (index % 2 === 0 ? change(piece) : piece))
    .join('')
}

// "Layla, Omar and Sami", "Layla / Omar", "ليلى، عمر": what people write between names in one cell.
const CLEAR = /[;\n؛]+/
const BETWEEN = /\s*[,،、]\s*(?:and\s+)?|\s+[/&+]\s+|\s+and\s+/iu
const ONE_COMMA = /^[^,،、]*[,،、][^,،、]*$/u

/**
 * The children whom one cell names. Semicolons and lines part them for certain; commas, strokes and "and"
 * part them as well, but one comma alone may stand in "Haddad, Layla": then nobody can tell.
 *
 * @returns `unclear` where two children and one turned name look the same: one child's certificate must
 *   not carry two names.
 */
export function namesInCell(text: string): string[] | 'unclear' {
  const pieces = text
    .split(CLEAR)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const names: string[] = []
  for (const piece of pieces) {
    const parts = piece.split(BETWEEN).filter((part) => part.trim() !== '')
    if (parts.length === 2 && ONE_COMMA.test(piece)) return 'unclear'
    names.push(...parts.map((part) => part.trim()))
  }
  return names
}

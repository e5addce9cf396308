// "Al-Khatib, Amira": one comma, letters on both sides, nobody else named.
const TURNED = /^([^,،;/&+\d]+)[,،]\s*([^,،;/&+\d]+)$/u
const SEVERAL = /\s(?:and|та|і|و)\s/iu
const FEWEST = 3
const NEARLY_ALL = 0.9

/** "Amira Al-Khatib" out of "Al-Khatib, Amira"; undefined for a name that is not written so. */
export function turnedRound(name: string): string | undefined {
  const [, family = '', first = ''] = TURNED.exec(name.trim()) ?? []
  if (family.trim() === '' || first.trim() === '' || SEVERAL.test(name)) return undefined
  return `${first.trim()} ${family.trim()}`
}

/**
 * A name of a column that is written "Family name, First name" throughout, as an example for whoever is
 * asked; undefined for any other column. One such name alone says nothing: it stays as it is.
 */
export function turnedColumn(cells: readonly string[]): string | undefined {
  const filled = cells.filter((cell) => cell.trim() !== '')
  const turned = filled.filter((cell) => turnedRound(cell) !== undefined)
  if (turned.length < FEWEST || turned.length < filled.length * NEARLY_ALL) return undefined
  return turned[0]?.trim()
}

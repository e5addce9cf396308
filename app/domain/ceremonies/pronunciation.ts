/** A piece of how a name is said; the loud ones are printed strong. */
export interface Syllables {
  text: string
  loud: boolean
}

// Two letters at least: "A" alone may be a syllable like any other.
const LOUD = /\p{Lu}[\p{Lu}\p{M}'’]+/gu

/** How a name is said, with the syllables that are written in capitals apart: "LAY-la ha-DAHD". */
export function loudSyllables(said: string): Syllables[] {
  const parts: Syllables[] = []
  let from = 0
  for (const { 0: text, index } of said.matchAll(LOUD)) {
    if (index > from) parts.push({ text: said.slice(from, index), loud: false })
    parts.push({ text, loud: true })
    from = index + text.length
  }
  if (from < said.length) parts.push({ text: said.slice(from), loud: false })
  return parts
}

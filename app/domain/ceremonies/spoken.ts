/** A piece of a pronunciation, as it is shown. */
export interface SpokenPart {
  text: string
  /** Written in capitals: here the voice rises. */
  isStressed: boolean
}

/** A pronunciation in pieces: "se-LAM" is "se-" and the stressed "LAM". Scripts without capitals have none. */
export function spokenParts(say: string): SpokenPart[] {
  return say
    .split(/([\p{L}\p{M}’']+)/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, isStressed: isCapitals(text) }))
    .reduce<SpokenPart[]>((parts, part) => {
      const last = parts.at(-1)
      if (!last || last.isStressed !== part.isStressed) return [...parts, part]
      return [...parts.slice(0, -1), { ...last, text: last.text + part.text }]
    }, [])
}

const isCapitals = (text: string): boolean =>
  /\p{Lu}/u.test(text) && text === text.toUpperCase() && text !== text.toLowerCase()

interface Named {
  name: string
  knownAs: string | null
  native: string | null
  pronunciation: string | null
  hasVoice: boolean
  byFirstName: boolean
}

/**
 * A child as it is called. Where no family name may be heard or seen, the name that it is known by, else
 * the first word of it; the own script and the voice, which hold the family name, are left out, and of
 * the pronunciation the first word stays.
 */
export function asCalled(child: Named): Omit<Named, 'byFirstName' | 'knownAs'> {
  const { name, knownAs, native, pronunciation, hasVoice, byFirstName } = child
  if (!byFirstName) return { name, native, pronunciation, hasVoice }
  return {
    name: knownAs ?? firstWord(name),
    native: null,
    pronunciation: pronunciation && firstWord(pronunciation),
    hasVoice: false,
  }
}

const firstWord = (text: string): string => text.trim().split(/\s+/)[0] ?? text

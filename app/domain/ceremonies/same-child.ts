import { soundsByWord } from '../directory/name-sound.ts'
import type { AgeBand } from '../invitations/people.ts'
import { searchForm } from '../names.ts'

/** A child of a party whom the directory knows, by every name it has for them. */
export interface KnownChild {
  personId: string
  names: string[]
  ageBand: AgeBand
}

/** A child as a family's reply names it. */
export interface NamedChild {
  name: string
  ageBand: AgeBand
}

/** What an officer said of a name in a reply and a known child. */
export interface Said {
  personId: string
  /** The name's search form. */
  nameForm: string
  same: boolean
}

/**
 * `written`: what was typed stands in the known name. `sound`: the only two that sound alike, in two
 * scripts or as the only child. `only`: both are the family's only child. `said`: an officer decided.
 */
export type HowSame = 'written' | 'sound' | 'only' | 'said'

/** Who a named child is. `unsure` names the known children that it may be: an officer decides. */
export type WhoIsIt =
  | { is: 'known'; personId: string; how: HowSame }
  | { is: 'unsure'; personIds: string[] }
  | { is: 'new' }

/**
 * Find which known child each name in a family's reply means.
 *
 * Two names of one reply are never the same child, so that Layla and Leila stay two; whoever is named
 * as written is taken first. A sound alone decides only across scripts (Layla, ليلى), or where the
 * family has one child and names one, and only where no sibling sounds the same.
 *
 * @param heads How many children the reply brings, named or not.
 * @returns One entry a name, in the order given.
 */
export function whoIsNamed({
  known,
  named,
  said,
  heads,
}: {
  known: readonly KnownChild[]
  named: readonly NamedChild[]
  said: readonly Said[]
  heads: number
}): WhoIsIt[] {
  const found = new Map<NamedChild, WhoIsIt>()
  const taken = new Set<string>()
  const take = (one: NamedChild, personId: string, how: HowSame) => {
    found.set(one, { is: 'known', personId, how })
    taken.add(personId)
  }
  const saidOf = ({ name }: NamedChild, { personId }: KnownChild) =>
    said.find((line) => line.personId === personId && line.nameForm === searchForm(name))?.same
  const open = () => named.filter((one) => !found.has(one))
  const free = (one: NamedChild) =>
    known.filter((child) => !taken.has(child.personId) && saidOf(one, child) !== false)

  for (const one of named) {
    const decided = free(one).find((child) => saidOf(one, child))
    if (decided) take(one, decided.personId, 'said')
  }
  // The whole name first, so that "Layla Noor" does not leave "Layla" with somebody else's.
  for (const isWritten of [isWholeName, isPartOfName])
    for (const one of open()) {
      const [first, ...others] = free(one).filter((child) => isWritten(child, one))
      if (first && others.length === 0) take(one, first.personId, 'written')
      else if (first && isWritten === isPartOfName)
        found.set(one, { is: 'unsure', personIds: [first, ...others].map(idOf) })
    }
  const isOnly = known.length === 1 && named.length === 1 && heads === 1
  const alike = new Map(open().map((one) => [one, free(one).filter((child) => sounds(child, one))]))
  for (const [one, children] of alike) {
    const [first] = children
    if (!first) continue
    const rivals = [...alike.values()].filter((others) => others.includes(first))
    const isAlone = children.length === 1 && rivals.length === 1
    const isCertain = isOnly || (isOtherScript(first, one) && first.ageBand === one.ageBand)
    if (isAlone && isCertain) take(one, first.personId, 'sound')
    else found.set(one, { is: 'unsure', personIds: children.map(idOf) })
  }
  for (const one of open()) {
    const [child] = isOnly ? free(one) : []
    if (!child) found.set(one, { is: 'new' })
    else if (cannotBeHeard(child, one) && child.ageBand === one.ageBand)
      take(one, child.personId, 'only')
    else found.set(one, { is: 'unsure', personIds: [child.personId] })
  }
  return named.map((one) => found.get(one) ?? { is: 'new' })
}

/**
 * Children of one party who are in the directory twice: the same name, or one that sounds the same in
 * another script, and nobody else of the family does. The one known for longer comes first.
 */
export function twiceKnown(known: readonly KnownChild[]): Array<[KnownChild, KnownChild]> {
  const like = (child: KnownChild) =>
    known.filter(
      (other) =>
        other !== child &&
        child.names.some((name) => {
          const one = { name, ageBand: child.ageBand }
          return isWholeName(other, one) || (sounds(other, one) && isOtherScript(other, one))
        }),
    )
  return known.flatMap((child, at): Array<[KnownChild, KnownChild]> => {
    const [other, ...more] = like(child)
    if (!other || more.length > 0 || like(other).length > 1) return []
    return known.indexOf(other) > at ? [[child, other]] : []
  })
}

const idOf = ({ personId }: KnownChild): string => personId

const wordsOf = (name: string): string[] => searchForm(name).split(' ').filter(Boolean)

const inOrder = (name: string): string => wordsOf(name).toSorted().join(' ')

function isWholeName({ names }: KnownChild, { name }: NamedChild): boolean {
  return names.some((one) => inOrder(one) === inOrder(name))
}

/** "Layla" of the reply is Layla Haddad of the directory: all that was typed is in the name. */
function isPartOfName({ names }: KnownChild, { name }: NamedChild): boolean {
  return names.some((one) => {
    const words = new Set(wordsOf(one))
    return wordsOf(name).every((word) => words.has(word))
  })
}

/** Every word of the shorter name sounds like a word of the longer one. */
function sounds({ names }: KnownChild, { name }: NamedChild): boolean {
  const typed = soundsByWord(name)
  return names.some((one) => {
    const words = soundsByWord(one)
    const [few, many] = typed.length <= words.length ? [typed, words] : [words, typed]
    return few.length > 0 && few.every((word) => many.some((other) => meet(word, other)))
  })
}

const meet = (one: string[], other: string[]): boolean => one.some((sound) => other.includes(sound))

const SCRIPTS = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Arabic}/u] as const

const scriptOf = (name: string): number => SCRIPTS.findIndex((script) => script.test(name))

function isOtherScript({ names }: KnownChild, { name }: NamedChild): boolean {
  return names.every((one) => scriptOf(one) !== scriptOf(name) || scriptOf(name) === -1)
}

/** The two names are in scripts of which one has no sounds here: they can be neither alike nor different. */
function cannotBeHeard(child: KnownChild, one: NamedChild): boolean {
  const isHeard = (name: string) => soundsByWord(name).length > 0
  return isOtherScript(child, one) && !(isHeard(one.name) && child.names.some(isHeard))
}

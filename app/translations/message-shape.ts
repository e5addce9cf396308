import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

/** What is wrong with a translation of a message. */
export type MessageProblem =
  | { problem: 'empty' | 'not-icu' | 'direction-controls' }
  | { problem: 'lacks' | 'unknown'; what: string }
  | { problem: 'plural-lacks'; what: string }

/** The cases of a plural in a language, with a number that each is used for. */
export function pluralExamples(intl: string): Array<{ form: string; example: number }> {
  const rules = new Intl.PluralRules(intl)
  return rules.resolvedOptions().pluralCategories.flatMap((form) => {
    const example = NUMBERS.find((number) => rules.select(number) === form)
    return example === undefined ? [] : [{ form, example }]
  })
}

/** Arguments and tags of a message, each as it is written there: `{name}`, `<link>`. */
export function piecesOf(message: string): Map<string, string> {
  const found = new Map<string, string>()
  walk(parse(message), (element) => {
    if (element.type === TYPE.tag) found.set(`<${element.value}>`, 'tag')
    if (element.type === TYPE.argument && !found.has(`{${element.value}}`))
      found.set(`{${element.value}}`, 'text')
    if (element.type === TYPE.number || element.type === TYPE.plural)
      found.set(`{${element.value}}`, 'number')
    if (element.type === TYPE.select) found.set(`{${element.value}}`, 'choice')
    if (element.type === TYPE.date || element.type === TYPE.time)
      found.set(`{${element.value}, date}`, 'date')
  })
  return found
}

/**
 * What is wrong with a translation: it does not parse, it takes other arguments or tags than English,
 * or one of its plurals lacks a form of the language (CLDR). Empty: nothing.
 *
 * @param intl The tag that `Intl` is asked with.
 */
export function problemsOf(
  text: string,
  { english, intl }: { english: string; intl: string },
): MessageProblem[] {
  if (text.trim() === '') return [{ problem: 'empty' }]
  if (/[\u202a-\u202e\u2066-\u2069]/u.test(text)) return [{ problem: 'direction-controls' }]
  let own: Map<string, string>
  try {
    own = piecesOf(text)
  } catch {
    // The parser says no by throwing; what it says is for programmers.
    return [{ problem: 'not-icu' }]
  }
  const wanted = piecesOf(english)
  const same = (piece: string) => own.get(piece) === wanted.get(piece)
  return [
    ...[...wanted.keys()]
      .filter((piece) => !same(piece))
      .map((what) => ({ problem: 'lacks' as const, what })),
    ...[...own.keys()]
      .filter((piece) => !wanted.has(piece))
      .map((what) => ({ problem: 'unknown' as const, what })),
    ...lackingForms(text, intl).map((what) => ({ problem: 'plural-lacks' as const, what })),
  ]
}

/** Whole numbers find every form that people are counted in; the others are for parts of one. */
const NUMBERS = [1, 2, 0, 3, 5, 7, 11, 21, 100, 1.5]

function lackingForms(text: string, intl: string): string[] {
  const forms = new Intl.PluralRules(intl).resolvedOptions().pluralCategories
  const lacking = new Set<string>()
  walk(parse(text), (element) => {
    if (element.type !== TYPE.plural) return
    for (const form of forms) if (!(form in element.options)) lacking.add(form)
  })
  return [...lacking]
}

function walk(elements: MessageFormatElement[], see: (element: MessageFormatElement) => void) {
  for (const element of elements) {
    see(element)
    if (element.type === TYPE.tag) walk(element.children, see)
    if (element.type === TYPE.plural || element.type === TYPE.select)
      for (const option of Object.values(element.options)) walk(option.value, see)
  }
}

import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { IntlMessageFormat } from 'intl-messageformat'
import { piecesOf, pluralExamples } from './message-shape.ts'

/** A message as it reads: once for each plural form of the language, once where it counts nothing. */
export interface MessagePreview {
  /** CLDR's name of the form; absent where the message counts nothing. */
  form?: string
  example?: number
  text: string
}

/**
 * How a message reads, with the names of its arguments in their places. Tags fall away.
 *
 * @param text A message that fits (`problemsOf`).
 * @param intl The tag that `Intl` is asked with.
 */
export function previewsOf(text: string, intl: string): MessagePreview[] {
  const pieces = piecesOf(text)
  const names = [...pieces].filter(([piece]) => piece.startsWith('{'))
  const read = (number: number) => {
    const values = names.map(([piece, kind]) => {
      const name = piece.slice(1, -1)
      return [name, kind === 'number' ? number : `[${name}]`] as const
    })
    const tags = [...pieces.keys()]
      .filter((piece) => piece.startsWith('<'))
      .map((piece) => [piece.slice(1, -1), (children: unknown[]) => children.join('')] as const)
    const format = new IntlMessageFormat(text, `${intl}-u-nu-latn`)
    const made: unknown = format.format(Object.fromEntries([...values, ...tags]))
    return Array.isArray(made) ? made.join('') : String(made)
  }
  if (!countsIn(parse(text))) return [{ text: read(0) }]
  return pluralExamples(intl).map(({ form, example }) => ({ form, example, text: read(example) }))
}

function countsIn(elements: MessageFormatElement[]): boolean {
  return elements.some(
    (element) =>
      element.type === TYPE.plural || (element.type === TYPE.tag && countsIn(element.children)),
  )
}

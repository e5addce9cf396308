import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'

const PLAIN = 'aAeEiIoOuUcCnNsSyY'
const ACCENTED = 'àÀéÉîÎöÖûÛçÇñÑšŠýÝ'

/** English, accented, 40 % longer and in brackets: what is not in brackets was written straight into a page. */
export function accentedMessage(message: MessageFormatElement[]): MessageFormatElement[] {
  const extra = 'one two three four five six seven eight nine ten '.repeat(20)
  const length = Math.ceil(literalLength(message) * 0.4)
  return [
    literal('⟦'),
    ...mapLiterals(message, accented),
    literal(` ${extra.slice(0, length).trimEnd()}⟧`),
  ]
}

/** English with each word turned to run from right to left, for finding what is not mirrored. */
export function mirroredMessage(message: MessageFormatElement[]): MessageFormatElement[] {
  return mapLiterals(message, mirrored)
}

/** Text that `Intl` wrote, marked like a message. */
export const accentedText = (text: string): string => `⟦${accented(text)}⟧`

/** Each word in a right-to-left override. */
export const mirrored = (text: string): string =>
  text.replace(/[^\s]+/g, (word) => `\u202e${word}\u202c`)

function accented(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => ACCENTED[PLAIN.indexOf(letter)] ?? letter)
}

const literal = (value: string): MessageFormatElement => ({ type: TYPE.literal, value })

function mapLiterals(
  message: MessageFormatElement[],
  change: (text: string) => string,
): MessageFormatElement[] {
  return message.map((element): MessageFormatElement => {
    switch (element.type) {
      case TYPE.literal:
        return { ...element, value: change(element.value) }
      case TYPE.tag:
        return { ...element, children: mapLiterals(element.children, change) }
      case TYPE.plural:
      case TYPE.select: {
        const options = Object.entries(element.options).map(
          ([name, option]) =>
            [name, { ...option, value: mapLiterals(option.value, change) }] as const,
        )
        return { ...element, options: Object.fromEntries(options) }
      }
      default:
        return element
    }
  })
}

function literalLength(message: MessageFormatElement[]): number {
  let length = 0
  mapLiterals(message, (text) => {
    length += text.length
    return text
  })
  return length
}

import { languageOf } from '../invitations/guest-language.ts'

/** One line of a pasted list, in the fields of the form for one child. */
export interface NominatedLine {
  /** From 1, as the page counts them, empty lines included. */
  line: number
  fields: Record<string, string>
}

/**
 * A pasted list, a child a line: name; guardian; e-mail or telephone; language; school. Tabs, as they
 * come out of a spreadsheet, part as semicolons do. What is left empty at the end need not be parted.
 *
 * @param language For lines that name none.
 */
export function linesIn(text: string, { language }: { language: string }): NominatedLine[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line, at) => ({ line: at + 1, cells: line.split(/[;؛\t]/u).map((cell) => cell.trim()) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
    .map(
      ({
        line,
        cells: [childName = '', guardianName = '', contact = '', spoken = '', ...school],
      }) => ({
        line,
        fields: {
          childName,
          guardianName,
          reach: contact === '' ? 'us' : 'guardian',
          ...(contact.includes('@') ? { guardianEmail: contact } : { guardianPhone: contact }),
          language: spoken === '' ? language : (languageOf(spoken) ?? spoken),
          school: school.join(' ').trim(),
        },
      }),
    )
}

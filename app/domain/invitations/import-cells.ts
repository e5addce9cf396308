import { latinDigits } from '#app/domain/digits.ts'
import { readEmail } from '#app/domain/directory/email-address.ts'
import { readPhone } from '#app/domain/directory/phones.ts'
import { cleanName, cleanText, NAME_MAX } from '#app/domain/names.ts'
import type { GuestField } from './guest-fields.ts'
import { languageOf } from './guest-language.ts'
import { namesInCell } from './names-in-cell.ts'
import { nameProblem } from './import-problems.ts'
import type { Problem, Repair } from './import-problems.ts'
import { turnedRound } from './turned-name.ts'

/** Longest name of a school, an organisation or a job title, in characters. */
export const LABEL_MAX = 200
/** Most people of one age that one party may bring, whatever the limit of the list is. */
const HEADS_MAX = 99

// What people write where there is nothing to write.
const NOTHING = /^(?:[-–—.?/]+|n\/?a|none|nil|no (?:e-?mail|phone|number)|not known|unknown|tbc)$/i

export type RowReader = ReturnType<typeof rowReader>

/** Reads the cells of one row by field, and gathers what is wrong with them in `problems`. */
export function rowReader(
  row: number,
  cells: readonly string[],
  columnsOf: ReadonlyMap<GuestField, readonly number[]>,
) {
  const problems: Problem[] = []
  const repairs: Repair[] = []

  const filled = (field: GuestField): { column: number; text: string }[] =>
    (columnsOf.get(field) ?? [])
      .map((column) => ({ column, text: (cells[column] ?? '').trim() }))
      .filter(({ text }) => text !== '' && !NOTHING.test(text))

  function cleaned(column: number, text: string): string | undefined {
    const { name, changed, refused } = cleanName(text)
    const [fault] = refused
    if (fault) {
      problems.push(nameProblem(column, fault, NAME_MAX))
      return undefined
    }
    if (changed && name !== text.replace(/\s+/gu, ' ').normalize('NFC'))
      repairs.push({ row, column, key: 'guests-import.repair-name-cleaned' })
    return name
  }

  return {
    problems,
    repairs,

    /** The field's first column in the sheet. */
    column: (field: GuestField): number | undefined => columnsOf.get(field)?.[0],

    /** A name in any script; undefined when there is none or it cannot stay as it is. */
    name(field: GuestField): string | undefined {
      const [cell] = filled(field)
      return cell && cleaned(cell.column, cell.text)
    },

    /** The same where the column holds "Family name, First name"; one that is written otherwise stays. */
    turnedName(field: GuestField): string | undefined {
      const [cell] = filled(field)
      const turned = cell && turnedRound(cell.text)
      if (!cell || turned === undefined) return this.name(field)
      repairs.push({ row, column: cell.column, key: 'guests-import.repair-name-turned' })
      return cleaned(cell.column, turned)
    },

    /** Names in one cell, or in a column each. */
    names: (field: GuestField): string[] =>
      filled(field).flatMap(({ column, text }) => {
        const names = namesInCell(text)
        if (names !== 'unclear') return names.flatMap((name) => cleaned(column, name) ?? [])
        problems.push({ column, key: 'guests-import.cell-names-unclear' })
        return []
      }),

    /** A school, an organisation, a job: one line of text. */
    label(field: GuestField): string | undefined {
      const [cell] = filled(field)
      if (!cell) return undefined
      const { text, tooLong } = cleanText(cell.text, { max: LABEL_MAX })
      if (!tooLong) return text === '' ? undefined : text
      const { column } = cell
      problems.push({ column, key: 'guests-import.cell-too-long', args: { most: LABEL_MAX } })
      return undefined
    },

    email(): string | undefined {
      const [cell] = filled('email')
      if (!cell) return undefined
      const read = readEmail(cell.text)
      if ('email' in read) return read.email
      const { column } = cell
      if ('part' in read)
        problems.push({
          column,
          key: `guests-import.cell-email-${read.fault}`,
          args: { part: read.part },
        })
      else problems.push({ column, key: `guests-import.cell-email-${read.fault}` })
      return undefined
    },

    phone(): string | undefined {
      const [cell] = filled('phone')
      if (!cell) return undefined
      const read = readPhone(cell.text)
      const { column } = cell
      if (!read) problems.push({ column, key: 'guests-import.cell-phone-unreadable' })
      else if (read.zeroAdded) repairs.push({ row, column, key: 'guests-import.repair-zero-added' })
      return read?.typed
    },

    /** The tag of the row's language; undefined when the cell is empty or unknown. */
    language(): string | undefined {
      const [cell] = filled('language')
      if (!cell) return undefined
      const tag = languageOf(cell.text)
      if (!tag) {
        const part = cell.text.slice(0, 40)
        const key = 'guests-import.cell-language-unknown'
        problems.push({ column: cell.column, key, args: { part } })
      }
      return tag
    },

    /** How many people, 1 to `most`; undefined when the cell is empty or no such number. */
    people(most: number): number | undefined {
      const [cell] = filled('people')
      if (!cell) return undefined
      const { column } = cell
      const count = wholeNumber(cell.text)
      if (count !== undefined && count >= 1 && count <= most) return count
      const tooMany = count !== undefined && count > most
      const key = tooMany
        ? 'guests-import.cell-people-too-many'
        : 'guests-import.cell-people-not-a-number'
      problems.push({ column, key, args: { most } })
      return undefined
    },

    /** How many of one age, from 0; undefined when the cell is empty or no number. */
    heads(field: GuestField): number | undefined {
      const [cell] = filled(field)
      if (!cell) return undefined
      const count = wholeNumber(cell.text)
      if (count !== undefined && count <= HEADS_MAX) return count
      const key = 'guests-import.cell-heads-not-a-number'
      problems.push({ column: cell.column, key, args: { most: HEADS_MAX } })
      return undefined
    },
  }
}

/** "4", "٤" and a spreadsheet's "4.0"; neither "-1" nor "1.5" nor "1e9". */
function wholeNumber(text: string): number | undefined {
  const found = /^(\d{1,9})(?:\.0+)?$/.exec(latinDigits(text))
  return found ? Number(found[1]) : undefined
}

import { readPhone } from '#app/domain/directory/phones.ts'
import { isBlank, sheetFrom } from '#app/domain/directory/sheet.ts'
import type { Line, Sheet, SheetRefusal } from '#app/domain/directory/sheet.ts'
import { latinDigits } from '#app/domain/digits.ts'
import { languageOf } from './guest-language.ts'

const HEADINGS = ['Name', 'E-mail', 'Phone', 'People', 'Language']
const BRACKETED = /^(.*?)\s*<\s*([^<>\s]+@[^<>\s]+)\s*>\s*(.*)$/

/**
 * A sheet out of pasted lines: cells copied from a spreadsheet (tabs between them), or a guest a line as
 * people write lists: `Amira <a@x.uk>`, `Amira, 07700 900123, 4`, or a mail program's whole "To" line.
 */
export function sheetFromPaste(text: string): { sheet: Sheet } | SheetRefusal {
  const lines = text.includes('\t') ? tableLines(text) : guestLines(text)
  const read = sheetFrom(lines)
  return typeof read === 'string' ? read : { sheet: read.sheet }
}

/** A spreadsheet's clipboard: tabs, and quotes around cells that hold line ends. */
function tableLines(text: string): Line[] {
  const rows: string[][] = [[]]
  const cell = /(?:^|[\t\n]|\r\n?)(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))/gy
  for (const found of text.matchAll(cell)) {
    const value = found[1]?.replaceAll('""', '"') ?? found[2] ?? ''
    if (/^[\r\n]/.test(found[0])) rows.push([value])
    else rows.at(-1)?.push(value)
  }
  return rows.map((cells, index) => ({ row: index + 1, cells }))
}

function guestLines(text: string): Line[] {
  const lines = text
    .split(/\r\n?|\n/)
    .flatMap((line, index) =>
      recipients(line).map((guest) => ({ row: index + 1, cells: guestCells(guest) })),
    )
  const filled = lines.filter((line) => !isBlank(line.cells))
  if (filled.length === 0) return []
  const used = HEADINGS.map((_, column) => filled.some(({ cells }) => cells[column] !== ''))
  const kept = (cells: readonly string[]) => cells.filter((_, column) => used[column])
  return [{ row: 0, cells: HEADINGS }, ...filled].map(({ row, cells }) => ({
    row,
    cells: kept(cells),
  }))
}

/** "A <a@x>; B <b@x>" are two guests on one line. */
function recipients(line: string): string[] {
  return (line.match(/<[^<>]+@[^<>]+>/g)?.length ?? 0) > 1
    ? line.split(/(?<=>)\s*[;,]\s*/).filter((guest) => guest.trim() !== '')
    : [line]
}

function guestCells(line: string): string[] {
  const bracketed = BRACKETED.exec(line)
  const [, before = '', address, after = ''] = bracketed ?? [line, line]
  const found: Record<'email' | 'phone' | 'people' | 'language', string> = {
    email: address ?? '',
    phone: '',
    people: '',
    language: '',
  }
  const names: string[] = []
  for (const part of [before, after].flatMap(parts)) {
    const said = unquoted(part)
    const kind = isQuoted(part) ? 'name' : kindOf(said, names.length > 0)
    if (said === '') continue
    if (kind === 'name' || found[kind] !== '') names.push(said)
    else found[kind] = said
  }
  return [names.join(', '), found.email, found.phone, found.people, found.language]
}

function kindOf(part: string, named: boolean): 'name' | 'email' | 'phone' | 'people' | 'language' {
  if (part.includes('@')) return 'email'
  if (/^\d{1,2}$/.test(latinDigits(part))) return 'people'
  if (readPhone(part)) return 'phone'
  // Two letters are a name, such as Bo, and not the code of Tibetan.
  return named && part.length > 2 && languageOf(part) ? 'language' : 'name'
}

/** What stands between commas, save those within quotes: mail programs quote "Lind, Bo". */
const parts = (side: string): string[] => side.match(/(?:"[^"]*"|[^,;،؛"]|")+/g) ?? []
const isQuoted = (part: string) => /^\s*"[^"]*"\s*$/.test(part)

function unquoted(part: string): string {
  return part
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .trim()
}

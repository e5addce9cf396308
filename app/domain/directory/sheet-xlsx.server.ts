import { readSheet as readRows } from 'read-excel-file/node'
import { openArchive, packPlainly } from './archive.server.ts'
import { cellText, numberText } from './cell-text.ts'
import { isBlank, sheetFrom } from './sheet.ts'
import type { Line, SheetAnswer, SheetRefusal } from './sheet.ts'

const WORKBOOK = 'xl/workbook.xml'
// Of a workbook only what its sheets consist of is unpacked: no pictures, no macros, no embedded files.
const WANTED =
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|xl\/(?:workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/

/**
 * The first visible sheet of a workbook that holds anything. Hidden sheets are not read, only named:
 * what an officer cannot see must not be imported, and they should know that it is there.
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetAnswer> {
  const archive = openArchive(bytes, (name) => WANTED.test(name))
  if (typeof archive === 'string') return archive
  const stranger = strangerAmong(archive.names)
  if (stranger) return stranger
  const tabs = tabsOf(new TextDecoder().decode(archive.parts.get(WORKBOOK)))
  const workbook = Buffer.from(packPlainly(archive.parts))
  archive.parts.clear()
  return firstFilled(workbook, tabs)
}

function strangerAmong(names: readonly string[]): SheetRefusal | undefined {
  if (names.includes(WORKBOOK)) return undefined
  if (names.includes('xl/workbook.bin')) return 'binary-excel'
  if (names.includes('word/document.xml')) return 'word'
  if (names.some((name) => name.endsWith('.iwa'))) return 'numbers'
  if (names.includes('content.xml') && names.includes('META-INF/manifest.xml'))
    return 'opendocument'
  return 'not-a-sheet'
}

interface Tab {
  name: string
  hidden: boolean
}

/** The tabs along the bottom, in order; `hidden` and `veryHidden` are both out of sight. */
function tabsOf(workbookXml: string): Tab[] {
  return [...workbookXml.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].flatMap(([, attributes = '']) => {
    const name = /\bname\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes)
    if (!name) return []
    const hidden = /\bstate\s*=\s*["'](?:hidden|veryHidden)["']/.test(attributes)
    return [{ name: plainText(name[1] ?? name[2] ?? ''), hidden }]
  })
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function plainText(attribute: string): string {
  return attribute.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal, hex, word) => {
    if (word) return ENTITIES[word] ?? whole
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

async function firstFilled(workbook: Buffer, tabs: readonly Tab[]): Promise<SheetAnswer> {
  const hiddenSheets = tabs.filter((tab) => tab.hidden).map((tab) => tab.name)
  const visible = tabs.filter((tab) => !tab.hidden)
  for (const tab of visible) {
    const lines = await linesOf(workbook, tabs.indexOf(tab) + 1)
    if (lines === 'broken') return lines
    if (lines.length === 0) continue
    const read = sheetFrom(lines)
    if (typeof read === 'string') return read
    const otherSheets = visible.filter((other) => other !== tab).map((other) => other.name)
    return { sheet: { ...read.sheet, sheetName: tab.name, hiddenSheets, otherSheets } }
  }
  return 'empty'
}

async function linesOf(workbook: Buffer, position: number): Promise<Line[] | 'broken'> {
  // The reader complains of damage with errors of every kind, and only ever of the file.
  const rows = await readRows(workbook, position, { trim: false, parseNumber: numberText }).catch(
    () => 'broken' as const,
  )
  if (rows === 'broken') return rows
  // A tab that holds a chart has no rows.
  if (!Array.isArray(rows)) return []
  return rows
    .map((cells, index) => ({ row: index + 1, cells: cells.map((cell) => cellText(cell)) }))
    .filter((line) => !isBlank(line.cells))
}

import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv, writeXlsx } from '#app/domain/attendance/sheet-out.server.ts'
import { readCsv } from '#app/domain/directory/sheet-csv.server.ts'
import { readSheet } from '#app/domain/directory/sheet-in.server.ts'

const COLUMNS = [
  { heading: 'Name', kind: 'text' },
  { heading: 'Phone', kind: 'text' },
] as const

const ATTACKS = [
  '=HYPERLINK("http://127.0.0.1","x")',
  '@SUM(1+1)',
  '-2+3',
  '+44 24 7683 3333',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '\u200b=1+1',
  '\u202e=1+1',
  '＝1+1',
  "'=1+1",
  "''=1+1",
  'Smith;=1+1',
  'Smith\t=1+1',
  "it's; '@",
]
const HARMLESS = [
  "O'Brien",
  "'s-Hertogenbosch",
  'a@b.uk',
  '07700 900123',
  'línea\nzwei',
  'one, "two"; three',
  'أميرة الخطيب',
  'constructor',
  '__proto__',
  '_x0041_',
  ' spaces ',
  '陳大文 𖠊',
]

async function readBack(bytes: Uint8Array): Promise<string[][]> {
  const read = await readSheet({ bytes })
  if (!read.ok) throw new Error(read.reason)
  return read.value.rows
}

/** The cells of our own CSV as any reader cuts them, guards still on. */
const rawCells = (csv: Buffer): string[] =>
  csv
    .toString('utf8')
    .slice(1)
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.slice(0, line.lastIndexOf(',')).replace(/^"|"$/g, '').replaceAll('""', '"'))

describe('a list as CSV', () => {
  test('has a byte order mark, commas and CR LF', () => {
    const csv = writeCsv({ columns: COLUMNS, rows: [['Amira', '07700 900123']] })
    expect(csv.toString('utf8')).toBe('\ufeffName,Phone\r\nAmira,07700 900123\r\n')
  })

  test('has no cell that a spreadsheet program would run, wherever it cuts', () => {
    for (const attack of ATTACKS.filter((text) => !/[\r\n]/.test(text))) {
      const [cell = ''] = rawCells(writeCsv({ columns: COLUMNS, rows: [[attack, 'x']] }))
      for (const piece of cell.split(/[;\t]/)) expect(piece).not.toMatch(/^[\s\p{C}]*[=+\-@＝]/u)
      expect(cell).not.toMatch(/^[\t\r\n]/)
    }
  })

  test('gives every attack and every ordinary text back as it was', async () => {
    const rows = [...ATTACKS, ...HARMLESS].map((text) => [text, 'x'])
    expect(await readBack(writeCsv({ columns: COLUMNS, rows }))).toEqual(rows)
  })

  test('gives any text back as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom(...'\'=+-@;,\t"\r\n aé＝') })
    const pairs = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(pairs, (texts) => {
        const rows = texts.map(([first, second]) => [`${first}x`, second])
        const read = readCsv(writeCsv({ columns: COLUMNS, rows }))
        expect(read).toMatchObject({ sheet: { rows } })
      }),
      { numRuns: 500 },
    )
  })

  test('writes numbers bare, and guards text that stands in a number column', () => {
    const columns = [{ heading: 'People', kind: 'number' }] as const
    const csv = writeCsv({ columns, rows: [[-3], ['=1'], [Number.NaN]] })
    expect(csv.toString('utf8')).toBe('\ufeffPeople\r\n-3\r\n\'=1\r\n""\r\n')
  })

  test('leaves out what no file can hold', () => {
    const csv = writeCsv({ columns: [COLUMNS[0]], rows: [['A\u0000\u0007m\ud800ira']] })
    expect(csv.toString('utf8')).toBe('\ufeffName\r\nAmira\r\n')
  })
})

describe('a list as a workbook', () => {
  const list = {
    sheetName: 'Guests: 26/06/2027',
    columns: [...COLUMNS, { heading: 'People', kind: 'number' }, { heading: 'Day', kind: 'date' }],
    rows: [...ATTACKS, ...HARMLESS].map((text, index) => [
      text,
      '07700 900123',
      index,
      '2027-06-26',
    ]),
  } as const

  test('gives every attack and every ordinary text back as it was', async () => {
    const rows = await readBack(await writeXlsx(list))
    expect(rows).toEqual(
      list.rows.map(([text, phone, n]) => [text, phone, String(n), '26/06/2027']),
    )
  })

  test('gives any text back as it was', async () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 200 }), async (texts) => {
        const rows = texts.map((text) => [`n ${text}`, text])
        const bytes = await writeXlsx({ columns: COLUMNS, rows, sheetName: 'Guests' })
        expect(await readBack(bytes)).toEqual(rows)
      }),
      { numRuns: 5 },
    )
  })

  test('is one visible sheet of values: no formula, name, link, pivot, macro or author', async () => {
    const parts = unzipSync(await writeXlsx(list))
    const names = Object.keys(parts)
    expect(names.filter((name) => name.startsWith('xl/worksheets/sheet'))).toHaveLength(1)
    const unwanted =
      /docProps|pivot|vba|externalLink|connections|comments|embeddings|customXml|drawing/i
    expect(names.filter((name) => unwanted.test(name))).toEqual([])
    const book = strFromU8(parts['xl/workbook.xml']!)
    expect(book.match(/<sheet /g)).toHaveLength(1)
    expect(book).not.toMatch(/state=|<definedName[ >]|creator/i)
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    expect(sheet).not.toMatch(/<f[ >]|hidden|hyperlink/i)
    expect(sheet).toMatch(/<pane [^>]*state="frozen"/)
    expect(sheet).toMatch(/<col [^>]*width=/)
  })

  test('keeps text as text when it is edited', async () => {
    const parts = unzipSync(await writeXlsx(list))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml']!)
    const style = /<c r="B2" s="(\d+)" t="s"/.exec(sheet)?.[1]
    const formats = strFromU8(parts['xl/styles.xml']!)
    const cellStyles = /<cellXfs.*<\/cellXfs>/s.exec(formats)![0].match(/<xf [^>]*>/g)!
    const formatId = /numFmtId="(\d+)"/.exec(cellStyles[Number(style)]!)![1]!
    const isText = formatId === '49' || formats.includes(`numFmtId="${formatId}" formatCode="@"`)
    expect(isText).toBe(true)
  })
})

import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import writeWorkbook from 'write-excel-file/node'
import { readSheet } from '#app/domain/directory/sheet-in.server.ts'
import type { Sheet } from '#app/domain/directory/sheet.ts'

const HEADINGS = ['Name', 'E-mail']
const GUESTS = [
  ['Жанна Кравець', 'j@example.org'],
  ['أميرة الخطيب', 'amira@example.org'],
]

async function sheetOf(file: string | Uint8Array): Promise<Sheet> {
  const read = await readSheet({ bytes: typeof file === 'string' ? Buffer.from(file) : file })
  if (!read.ok) throw new Error(`refused: ${read.reason}`)
  return read.value
}

async function refusalOf(file: string | Uint8Array): Promise<string | undefined> {
  const read = await readSheet({ bytes: typeof file === 'string' ? Buffer.from(file) : file })
  return read.ok ? undefined : read.reason
}

const lines = (separator: string, end = '\r\n'): string =>
  [HEADINGS, ...GUESTS].map((cells) => cells.join(separator) + end).join('')

/** Microsoft's older container with one stream of this name. */
const compound = (stream: string): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from(stream, 'utf16le'),
  ])

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()

describe('encodings', () => {
  const utf16 = (text: string) => Buffer.from(text, 'utf16le')
  test.each([
    ['UTF-8', 'utf-8', Buffer.from(lines(','))],
    ['UTF-8 with a mark', 'utf-8', Buffer.from(`\ufeff${lines(',')}`)],
    ['UTF-16LE with a mark', 'utf-16le', utf16(`\ufeff${lines(',')}`)],
    ['UTF-16LE without a mark', 'utf-16le', utf16(lines(','))],
    ['UTF-16BE with a mark', 'utf-16be', swapped(utf16(`\ufeff${lines(',')}`))],
    ['UTF-16BE without a mark', 'utf-16be', swapped(utf16(lines(',')))],
  ])('%s is read', async (_, encoding, bytes) => {
    expect(await sheetOf(bytes)).toMatchObject({ encoding, columns: HEADINGS, rows: GUESTS })
  })

  test('Windows-1252 is read, its curly quotes and dashes too', async () => {
    const bytes = Buffer.from('Name,Town\r\nRen\xe9e O\x92Brien,K\xf6ln \x96 S\xfcd\r\n', 'latin1')
    const sheet = await sheetOf(bytes)
    expect(sheet).toMatchObject({
      encoding: 'windows-1252',
      rows: [['Renée O’Brien', 'Köln – Süd']],
    })
  })

  test('one torn letter does not turn a UTF-8 file to gibberish', async () => {
    const bytes = Buffer.concat([
      Buffer.from(lines(',')),
      Buffer.from([0x41, 0xd0, 0x2c, 0x62, 0x0a]),
    ])
    const sheet = await sheetOf(bytes)
    expect(sheet.encoding).toBe('utf-8')
    expect(sheet.rows).toEqual([...GUESTS, ['A\ufffd', 'b']])
  })
})

describe('shapes of text files', () => {
  test.each([',', ';', '\t', '|'])('cells may be separated by %j', async (separator) => {
    expect(await sheetOf(lines(separator))).toMatchObject({ separator, rows: GUESTS })
  })

  test('a comma inside names does not hide the semicolon between cells', async () => {
    const sheet = await sheetOf('Name;Phone\nKravets, Zhanna;1\nAl-Khatib, Amira;2\n')
    expect(sheet.rows).toEqual([
      ['Kravets, Zhanna', '1'],
      ['Al-Khatib, Amira', '2'],
    ])
  })

  test('Excel names the separator in a first line of its own', async () => {
    const sheet = await sheetOf('sep=;\r\nName;Town\r\nA, B, C;D\r\n')
    expect(sheet).toMatchObject({ columns: ['Name', 'Town'], rowNumbers: [3] })
  })

  test('a cell may hold line ends, quotes and separators', async () => {
    const sheet = await sheetOf('Name,Children\r\n"Ana ""Nia"" B","Cy\r\nDi, Ed"\r\nFa,Gi\r\n')
    expect(sheet.rows).toEqual([
      ['Ana "Nia" B', 'Cy\r\nDi, Ed'],
      ['Fa', 'Gi'],
    ])
    expect(sheet.rowNumbers).toEqual([2, 3])
  })

  test('short lines are filled up, blank lines and columns dropped, row numbers kept', async () => {
    const sheet = await sheetOf('Name,,E-mail,,\n\nAna,,\n,,,\nBo,,b@x.uk,,\n,,,\n\n')
    expect(sheet).toMatchObject({
      columns: ['Name', 'E-mail'],
      rows: [
        ['Ana', ''],
        ['Bo', 'b@x.uk'],
      ],
      rowNumbers: [3, 5],
    })
  })

  test('lines above the headings are set apart', async () => {
    const sheet = await sheetOf(
      'Ceremony guests,,\nJune 2027,,\n\nName,Town,E-mail\nAna,B,a@x.uk\n',
    )
    expect(sheet).toMatchObject({ titles: ['Ceremony guests', 'June 2027'], rowNumbers: [5] })
    expect(sheet.columns).toEqual(['Name', 'Town', 'E-mail'])
  })

  test('a file without headings loses no guest', async () => {
    const sheet = await sheetOf('Ana,a@example.org\nBo,b@example.org\n')
    expect(sheet).toMatchObject({ headed: false, columns: ['', ''], rowNumbers: [1, 2] })
  })

  test('a cell of 10,000 letters comes back too long to be taken', async () => {
    const sheet = await sheetOf(`Name,Town\n${'x'.repeat(10_000)},B\n`)
    expect(sheet.rows[0]?.[0]).toHaveLength(2_001)
  })

  test('hostile cells are read as they are, for the check of rows to refuse', async () => {
    const sheet = await sheetOf('Name,Town\nA\u0000na,=HYPERLINK("x")\n\u202eBo,@SUM(1+1)\n')
    expect(sheet.rows).toEqual([
      ['A\u0000na', '=HYPERLINK("x")'],
      ['\u202eBo', '@SUM(1+1)'],
    ])
  })
})

describe('workbooks', () => {
  test('numbers, dates and texts come as they are seen', async () => {
    const day = new Date(Date.UTC(2027, 5, 26))
    const bytes = await writeWorkbook([
      ['Name', 'Number', 'Text', 'Day', 'Time', 'Share'],
      [
        'أميرة',
        { value: 447700900123, type: Number },
        { value: '07700 900123', type: String },
        { value: day, type: Date, format: 'd mmmm yyyy' },
        { value: new Date(Date.UTC(2027, 5, 26, 10, 30)), type: Date, format: 'dd/mm/yyyy hh:mm' },
        { value: 0.1 + 0.2, type: Number },
      ],
    ]).toBuffer()
    const expected = [
      'أميرة',
      '447700900123',
      '07700 900123',
      '26/06/2027',
      '26/06/2027 10:30',
      '0.3',
    ]
    expect((await sheetOf(bytes)).rows).toEqual([expected])
  })

  test('a number in scientific notation is written out', async () => {
    const sheet = await sheetOf(
      workbook([{ name: 'A', rows: '<c r="A2"><v>4.47700900123E+11</v></c>' }]),
    )
    expect(sheet.rows).toEqual([['447700900123']])
  })

  test('the first visible sheet that holds anything is read; hidden ones are named', async () => {
    const sheet = await sheetOf(
      workbook([
        { name: 'Old &amp; secret', state: 'veryHidden', rows: text('A2', 'Hidden') },
        { name: 'Empty', rows: null },
        { name: 'Guests', rows: text('A2', 'Ana') },
        { name: 'Staff', rows: text('A2', 'Bo') },
        { name: 'Draft', state: 'hidden', rows: text('A2', 'Cy') },
      ]),
    )
    expect(sheet).toMatchObject({
      sheetName: 'Guests',
      rows: [['Ana']],
      hiddenSheets: ['Old & secret', 'Draft'],
      otherSheets: ['Empty', 'Staff'],
    })
  })

  test('formulas come as their results, and a name merged over rows stands in the first', async () => {
    const cell = (at: string, words: string) =>
      `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
    const sheet = await sheetOf(
      workbook([
        {
          name: 'A',
          rows: '',
          xml: `<sheetData>
            <row r="1">${cell('A1', 'Guest list of June')}</row>
            <row r="2">${cell('A2', 'Family')}${cell('B2', 'People')}${cell('C2', 'Children')}</row>
            <row r="3">${cell('A3', 'Ana')}<c r="B3"><f>1+2</f><v>3</v></c>${cell('C3', 'Layla')}</row>
            <row r="4">${cell('C4', 'Omar')}<c r="D4" t="str"><f>A3&amp;""</f><v></v></c></row>
          </sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A3:A4"/></mergeCells>`,
        },
      ]),
    )
    expect(sheet).toMatchObject({
      titles: ['Guest list of June'],
      columns: ['Family', 'People', 'Children'],
      rows: [
        ['Ana', '3', 'Layla'],
        ['', '', 'Omar'],
      ],
      rowNumbers: [3, 4],
    })
  })

  test('a column beyond the hundredth is read where it holds something', async () => {
    const wide = (name: string, last: string) => [name, ...Array<string>(118).fill(''), last]
    const bytes = await writeWorkbook([
      wide('Name', 'E-mail'),
      wide('Ana', 'a@example.org'),
    ]).toBuffer()
    expect(await sheetOf(bytes)).toMatchObject({
      columns: ['Name', 'E-mail'],
      rows: [['Ana', 'a@example.org']],
    })
  })

  test('a workbook of hidden sheets only is empty', async () => {
    expect(
      await refusalOf(workbook([{ name: 'A', state: 'hidden', rows: text('A2', 'Ana') }])),
    ).toBe('empty')
  })

  test('5,000 guests come whole and in order', async () => {
    const rows = Array.from({ length: 5000 }, (_, n) => [
      `Жанна & "Кравець" ${n}`,
      `g${n}@example.org`,
    ])
    const sheet = await sheetOf(await writeWorkbook([HEADINGS, ...rows]).toBuffer())
    expect(sheet.rows).toEqual(rows)
  })
})

describe('refusals', () => {
  test.each([
    ['too-large', new Uint8Array(10 * 1024 * 1024 + 1)],
    ['empty', new Uint8Array()],
    ['empty', ' \n,,\n'],
    ['empty', 'Name,E-mail\n'],
    ['too-many-rows', `Name,Town\n${'Ana,B\n'.repeat(5_001)}`],
    ['too-many-rows', `Name,Town\n${'Ana,B\n'.repeat(90_000)}`],
    ['too-many-columns', `${'h,'.repeat(61)}\n${'x,'.repeat(61)}\n`],
    ['quote-not-closed', 'Name,Town\n"Ana,B\nBo,C\n'],
    ['web-page', '<!DOCTYPE html><table><tr><td>Ana</td></tr></table>'],
    ['not-a-sheet', Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex')],
    ['pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj << /Type /Catalog >> endobj'],
    ['pdf', Buffer.concat([Buffer.alloc(20, 0x0a), Buffer.from('%PDF-1.4 Name,E-mail')])],
    ['word', zipSync({ 'word/document.xml': strToU8('<w/>') })],
    ['word', compound('WordDocument')],
    ['old-excel', compound('Workbook')],
    ['encrypted', compound('EncryptedPackage')],
    ['not-a-sheet', zipSync({ 'ppt/presentation.xml': strToU8('<p/>') })],
    [
      'opendocument',
      zipSync({ 'content.xml': strToU8('<o/>'), 'META-INF/manifest.xml': strToU8('<m/>') }),
    ],
    ['numbers', zipSync({ 'Index/Document.iwa': strToU8('x') })],
    ['binary-excel', zipSync({ 'xl/workbook.bin': strToU8('x') })],
    ['old-excel', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])],
    [
      'encrypted',
      Buffer.concat([
        Buffer.from('d0cf11e0a1b11ae1', 'hex'),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['broken', Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200)])],
    ['broken', workbook([{ name: 'A', rows: '<c r="A2" t="s"><v>7</v></c>' }])],
  ])('%s', async (reason, file) => {
    expect(await refusalOf(file)).toBe(reason)
  })

  test('5,000 rows with blank ones among them are not too many', async () => {
    expect((await sheetOf(`Name,Town\n${'Ana,B\n,\n'.repeat(5_000)}`)).rows).toHaveLength(5_000)
  })
})

const text = (at: string, value: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`

/** A workbook written by hand: one heading and one row a sheet, for what no honest program writes. */
function workbook(
  sheets: { name: string; state?: string; rows: string | null; xml?: string }[],
): Uint8Array {
  const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const tabs = sheets.map(
    ({ name, state }, n) =>
      `<sheet name="${name}" sheetId="${n + 1}" ${state ? `state="${state}"` : ''} r:id="rId${n + 1}"/>`,
  )
  const links = sheets.map(
    (_, n) =>
      `<Relationship Id="rId${n + 1}" Type="${office}/worksheet" Target="worksheets/sheet${n + 1}.xml"/>`,
  )
  const pages = sheets.map(({ rows, xml }, n): [string, Uint8Array] => [
    `xl/worksheets/sheet${n + 1}.xml`,
    strToU8(
      `<worksheet ${ns}>${
        xml ??
        `<sheetData>${
          rows === null ? '' : `<row r="1">${text('A1', 'Name')}</row><row r="2">${rows}</row>`
        }</sheetData>`
      }</worksheet>`,
    ),
  ])
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook ${ns} xmlns:r="${office}"><sheets>${tabs.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(`<Relationships>${links.join('')}</Relationships>`),
    ...Object.fromEntries(pages),
  })
}

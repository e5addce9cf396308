import { describe, expect, test } from 'vitest'
import { sheetFromPaste } from '#app/domain/invitations/paste.ts'

const pasted = (text: string) => {
  const read = sheetFromPaste(text)
  if (typeof read === 'string') throw new Error(read)
  const { columns, rows } = read.sheet
  return { columns, rows }
}

describe('pasted lines', () => {
  test('a guest a line, as people write them', () => {
    const text = [
      'Amira Al-Khatib <amira@example.org>',
      'Bo Lind, 07700 900123, 4',
      'Żaneta; zaneta@example.org; Polish',
      '',
      'أميرة الخطيب، 3',
    ].join('\r\n')
    expect(pasted(text)).toEqual({
      columns: ['Name', 'E-mail', 'Phone', 'People', 'Language'],
      rows: [
        ['Amira Al-Khatib', 'amira@example.org', '', '', ''],
        ['Bo Lind', '', '07700 900123', '4', ''],
        ['Żaneta', 'zaneta@example.org', '', '', 'Polish'],
        ['أميرة الخطيب', '', '', '3', ''],
      ],
    })
  })

  test("a mail program's whole line of recipients", () => {
    const text = '"Lind, Bo" <bo@example.org>; Ana <ana@example.org>, Cy <cy@example.org>'
    expect(pasted(text).rows).toEqual([
      ['Lind, Bo', 'bo@example.org'],
      ['Ana', 'ana@example.org'],
      ['Cy', 'cy@example.org'],
    ])
  })

  test('a name that is also the code of a language stays a name', () => {
    expect(pasted('Lind, Bo, 3, Tibetan\n').rows).toEqual([['Lind, Bo', '3', 'Tibetan']])
  })

  test('names alone', () => {
    expect(pasted('Ana\nBo\n')).toEqual({ columns: ['Name'], rows: [['Ana'], ['Bo']] })
  })

  test('cells copied from a spreadsheet, with their headings and line ends', () => {
    const text = 'Name\tChildren\tTown\r\nAna\t"Bo\nCy ""C"""\t\r\nDi\t\tCoventry'
    expect(pasted(text)).toEqual({
      columns: ['Name', 'Children', 'Town'],
      rows: [
        ['Ana', 'Bo\nCy "C"', ''],
        ['Di', '', 'Coventry'],
      ],
    })
  })

  test('nothing is nothing', () => {
    expect(sheetFromPaste(' \n\n')).toBe('empty')
  })
})

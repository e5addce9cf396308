import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openArchive } from '#app/domain/directory/archive.server.ts'
import { readSheet } from '#app/domain/directory/sheet-in.server.ts'

const MB = 1024 * 1024
const SHEET = 'xl/worksheets/sheet1.xml'
const everything = () => true

/** The archive with another unpacked size written into every header: an archive may say what it likes. */
function lyingAbout(archive: Uint8Array, size: number): Uint8Array {
  const bytes = Buffer.from(archive)
  for (let at = 0; at < bytes.length - 28; at++) {
    const signature = bytes.readUInt32LE(at)
    if (signature === 0x04034b50) bytes.writeUInt32LE(size, at + 22)
    if (signature === 0x02014b50) bytes.writeUInt32LE(size, at + 24)
  }
  return bytes
}

const bomb = zipSync({ [SHEET]: new Uint8Array(300 * MB) })

describe('an archive is measured before it is opened', () => {
  test('300 MB in 300 kB is refused by what it declares', () => {
    expect(bomb.length).toBeLessThan(320 * 1024)
    expect(openArchive(bomb, everything)).toBe('bomb')
  })

  test('300 MB that declare themselves as 1 kB are refused as they unfold', () => {
    const before = process.memoryUsage().rss
    expect(openArchive(lyingAbout(bomb, 1024), everything)).toBe('bomb')
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB)
  })

  test('a part that shrinks a thousandfold is refused although it is not huge', () => {
    expect(openArchive(zipSync({ [SHEET]: new Uint8Array(20 * MB) }), everything)).toBe('bomb')
  })

  test('many middling parts are refused together', () => {
    const noise = Uint8Array.from({ length: 3 * MB }, (_, n) => (n * n) & 0x1f)
    const parts = Array.from({ length: 25 }, (_, n): [string, Uint8Array] => [`xl/${n}.xml`, noise])
    expect(openArchive(zipSync(Object.fromEntries(parts), { level: 1 }), everything)).toBe('bomb')
  })

  test('thousands of empty parts are refused', () => {
    const parts = Array.from({ length: 2_001 }, (_, n): [string, Uint8Array] => [
      `${n}`,
      strToU8(''),
    ])
    expect(openArchive(zipSync(Object.fromEntries(parts)), everything)).toBe('bomb')
  })

  test('an archive inside stays shut', () => {
    const parts = { 'a.xml': strToU8('<a/>'), 'xl/embeddings/inner.xlsx': bomb }
    const opened = openArchive(zipSync(parts), (name) => name.endsWith('.xml'))
    expect(opened).toEqual({
      names: ['a.xml', 'xl/embeddings/inner.xlsx'],
      parts: new Map([['a.xml', strToU8('<a/>')]]),
    })
  })

  test('an honest archive is unpacked whole', () => {
    const words = strToU8('Жанна '.repeat(100_000))
    const opened = openArchive(zipSync({ 'a.xml': words, 'b.xml': strToU8('') }), everything)
    expect(opened).toMatchObject({
      parts: new Map([
        ['a.xml', words],
        ['b.xml', strToU8('')],
      ]),
    })
  })

  test('a torn archive is broken, not a fault of ours', () => {
    const whole = zipSync({ [SHEET]: strToU8('<worksheet/>'.repeat(1000)) })
    expect(openArchive(whole.subarray(0, whole.length / 2), everything)).toBe('broken')
  })
})

describe('a workbook that is too much for its process is refused', () => {
  test('a bomb, declared or not', async () => {
    expect(await readSheet({ bytes: bomb })).toEqual({ ok: false, reason: 'bomb' })
    expect(await readSheet({ bytes: lyingAbout(bomb, 1024) })).toEqual({
      ok: false,
      reason: 'bomb',
    })
  })

  test('a row that says it is number 999,999,999 ends the reader, not the server', async () => {
    const ns = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    const bytes = zipSync({
      'xl/workbook.xml': strToU8(
        `<workbook ${ns} xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      [SHEET]: strToU8(
        `<worksheet ${ns}><sheetData><row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>`,
      ),
    })
    expect(await readSheet({ bytes })).toEqual({ ok: false, reason: 'too-heavy' })
  })
})

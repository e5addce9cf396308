import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import { WRITTEN_NAMES } from '#tests/support/written-names.ts'

const HEAD = [
  'Full name',
  'Name in own script',
  'E-mail',
  'Phone',
  'Language',
  'People',
  'Child 1',
  'Child 2',
  'School',
  'Notes',
]
const LANGUAGES = ['Arabic', 'Ukrainian', 'English', 'Dari', 'Tigrinya', 'Somali', 'Polish']
const names = Object.values(WRITTEN_NAMES)

/** Each fault in its own column: no name, no @, letters for a number, a language that is none, a count that is none. */
const FAULTS: ReadonlyArray<[column: number, cell: string]> = [
  [0, ''],
  [2, 'no-at.example.org'],
  [3, 'ask the school'],
  [4, 'Elvish'],
  [5, 'several'],
]

/** A guest list as a school's office might send it: every tenth row has a fault. */
export function aListWithFaults(rows: number): { rows: string[][]; wrong: number } {
  let wrong = 0
  const all = Array.from({ length: rows }, (_, at) => {
    const row = [
      `Family ${at} Al-Khatib`,
      `${names[at % names.length]} ${at}`,
      `list-${at}@example.org`,
      `07700 ${String(900_000 + at)}`,
      LANGUAGES[at % LANGUAGES.length] ?? '',
      String(2 + (at % 4)),
      `Layla ${at}`,
      at % 3 === 0 ? `Sami ${at}` : '',
      'Priory Primary School',
      'Comes with a pram, and would like to sit near the door.',
    ]
    const fault = at % 10 === 7 ? FAULTS[((at - 7) / 10) % FAULTS.length] : undefined
    if (!fault) return row
    wrong += 1
    return row.with(...fault)
  })
  return { rows: all, wrong }
}

export const asCsv = (rows: string[][]): Buffer =>
  Buffer.from(stringify([HEAD, ...rows], { bom: true, record_delimiter: 'windows' }))

export const asXlsx = (rows: string[][]): Promise<Buffer> =>
  writeXlsxFile(
    [HEAD, ...rows].map((row) => row.map((value) => ({ value, type: String }))),
  ).toBuffer()

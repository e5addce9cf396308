import { describe, expect, test } from 'vitest'
import { deskWords } from '#app/translations/translate.ts'
import { GUEST_FIELDS } from '#app/domain/invitations/guest-fields.ts'
import type { GuestField } from '#app/domain/invitations/guest-fields.ts'
import { problemWords } from '#app/domain/invitations/import-problems.ts'
import { checkRows } from '#app/domain/invitations/import-rows.ts'
import { languageOf, spokenName } from '#app/domain/invitations/guest-language.ts'
import { turnedColumn } from '#app/domain/invitations/turned-name.ts'

const defaults = { language: 'en', people: 4, peopleMost: 12 }

/** One row with these cells, all fields mapped in their usual order. */
function check(...rows: Partial<Record<GuestField, string>>[]) {
  return checkRows({
    rows: rows.map((cells) => GUEST_FIELDS.map((field) => cells[field] ?? '')),
    rowNumbers: rows.map((_, index) => index + 2),
    mapping: GUEST_FIELDS,
    defaults,
  })
}

const sentences = (cells: Partial<Record<GuestField, string>>): string[] =>
  check(cells).bad.flatMap(({ problems }) =>
    problems.map((problem) => problemWords(deskWords(), problem)),
  )

const firstGood = (cells: Partial<Record<GuestField, string>>) => check(cells).good[0]

test('a whole row is read', () => {
  const { good, bad } = check({
    name: ' Amira  Al-Khatib ',
    'native-name': 'أميرة الخطيب',
    'known-as': 'Amira',
    email: 'mailto:Amira@Example.ORG',
    phone: '+44 (0)7700 900456',
    language: 'Arabic',
    people: '٦',
    adults: '2',
    children: '3',
    'child-names': 'Layla Al-Khatib; Omar Al-Khatib\nسلمى',
    school: 'Hillfields Primary',
    organisation: 'St Peter’s Centre',
    'job-title': 'Teacher',
  })
  expect(bad).toEqual([])
  expect(good).toEqual([
    {
      row: 2,
      name: 'Amira Al-Khatib',
      nativeName: 'أميرة الخطيب',
      knownAs: 'Amira',
      email: 'Amira@example.org',
      phone: '+44 (0)7700 900456',
      language: 'ar',
      people: 6,
      heads: { adults: 2, young: 0, children: 3, infants: 0 },
      children: ['Layla Al-Khatib', 'Omar Al-Khatib', 'سلمى'].map((name) => ({
        name,
        school: 'Hillfields Primary',
      })),
      organisation: 'St Peter’s Centre',
      jobTitle: 'Teacher',
    },
  ])
})

test('where the list is silent the defaults speak', () => {
  expect(firstGood({ name: 'Bo' })).toMatchObject({ language: 'en', people: 4, children: [] })
  expect(firstGood({ name: 'Bo', adults: '2', infants: '1' })).toMatchObject({ people: 3 })
  expect(firstGood({ name: 'Bo', email: 'n/a', phone: '-' })).toMatchObject({ email: undefined })
})

test('a first and a last name make a name', () => {
  expect(firstGood({ 'first-name': 'Ana', 'last-name': 'Lind' })?.name).toBe('Ana Lind')
})

describe('what is wrong is said in the cell', () => {
  test.each<[Partial<Record<GuestField, string>>, string]>([
    [{ name: '' }, 'A family needs a name'],
    [{ name: '- ' }, 'A family needs a name'],
    [{ name: '12345' }, 'A name needs at least one letter'],
    [{ name: 'A\u0000na' }, 'A hidden character (U+0000) stands here. Type the text again'],
    [{ name: 'A\ud800na' }, 'A hidden character (U+D800) stands here. Type the text again'],
    [{ name: 'Ana 😀' }, 'We cannot keep “😀” here. Write it without'],
    [{ name: 'x'.repeat(10_000) }, 'Too long: at most 200 letters'],
    [{ name: 'B', school: 'x'.repeat(201) }, 'Too long: at most 200 letters'],
    [{ name: 'B', email: 'farzana@example' }, 'Not a whole address: nothing after “example”'],
    [{ name: 'B', email: 'farzana' }, 'Not an e-mail address: it has no @'],
    [{ name: 'B', email: '@example.org' }, 'Not a whole address: nothing before the @'],
    [{ name: 'B', email: 'a b@example.org' }, 'An e-mail address cannot hold “U+0020”'],
    [
      { name: 'B', email: 'a@x.uk\r\nBcc: b@x.uk' },
      'More than one address. Keep the one to write to',
    ],
    [{ name: 'B', email: 'a@x.uk; b@x.uk' }, 'More than one address. Keep the one to write to'],
    [{ name: 'B', email: `${'a'.repeat(250)}@x.uk` }, 'Too long for an e-mail address'],
    [{ name: 'B', phone: 'ask Ana' }, 'Not a telephone number'],
    [{ name: 'B', phone: '12' }, 'Not a telephone number'],
    [
      { name: 'B', language: 'Klingon' },
      '“Klingon” is not among our languages. Write its English name, another they read, or nothing',
    ],
    [{ name: 'B', people: 'twelve' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: '0' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: '-1' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: '1.5' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: '1e9' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: 'NaN' }, 'Write a number from 1 to 12'],
    [{ name: 'B', people: '13' }, 'More than an invitation may bring: at most 12'],
    [{ name: 'B', adults: '9', children: '4' }, 'More than an invitation may bring: at most 12'],
    [{ name: 'B', adults: 'two' }, 'Write a number from 0 to 99'],
    [
      { name: 'B', people: '2', adults: '2', children: '1' },
      'The ages add up to 3, but the family is 2',
    ],
    [{ name: 'B', 'child-names': 'Cy; 😀' }, 'We cannot keep “😀” here. Write it without'],
  ])('%j', (cells, sentence) => {
    expect(sentences(cells)).toEqual([sentence])
  })

  test('a row with three problems tells all three, each at its column', () => {
    const { bad, good } = check({ email: 'x', phone: 'y' }, { name: 'Bo' })
    expect(good).toHaveLength(1)
    expect(bad).toEqual([
      {
        index: 0,
        row: 2,
        problems: [
          { column: GUEST_FIELDS.indexOf('name'), key: 'guests-import.cell-name-missing' },
          { column: GUEST_FIELDS.indexOf('email'), key: 'guests-import.cell-email-no-at' },
          { column: GUEST_FIELDS.indexOf('phone'), key: 'guests-import.cell-phone-unreadable' },
        ],
      },
    ])
  })
})

describe('what could be read is read', () => {
  test('a hostile name that is only text stays, its direction marks do not', () => {
    const { good, repairs } = check({ name: '\u202eevil =HYPERLINK("x") {reply_link}' })
    expect(good[0]?.name).toBe('evil =HYPERLINK("x") {reply_link}')
    expect(repairs).toEqual([{ row: 2, column: 0, key: 'guests-import.repair-name-cleaned' }])
  })

  test('a zero that a spreadsheet took away is put back', () => {
    const { good, repairs } = check({ name: 'Bo', phone: '7700900123' })
    expect(good[0]?.phone).toBe('07700900123')
    expect(repairs).toMatchObject([{ key: 'guests-import.repair-zero-added' }])
  })

  test.each([
    ['العربية', 'ar'],
    ['uk', 'uk'],
    ['ukrainian', 'uk'],
    ['Kurdish Sorani', 'ckb'],
    ['Dari', 'fa-AF'],
    ['Arabic / English', 'ar'],
    ['en-GB', 'en'],
    ['Українська', 'uk'],
  ])('the language %s is %s', (typed, tag) => {
    expect(firstGood({ name: 'Bo', language: typed })?.language).toBe(tag)
  })

  test('one address for two families is no problem', () => {
    const shared = { email: 'hotel@example.org' }
    expect(check({ name: 'Ana', ...shared }, { name: 'Bo', ...shared }).good).toHaveLength(2)
  })

  test('the same row twice comes in once', () => {
    const ana = { name: 'Ána', phone: '07700 900123' }
    const { good, bad } = check(ana, { name: 'ANA', phone: '07700900123' })
    expect(good).toHaveLength(1)
    expect(bad).toEqual([
      {
        index: 1,
        row: 3,
        problems: [{ column: undefined, key: 'guests-import.row-twice', args: { row: 2 } }],
      },
    ])
  })
})

test('of 5,000 rows with 3 bad ones 4,997 are good, and the 3 are named', () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => ({
    name: n === 700 ? '' : `Жанна Кравець ${n}`,
    email: n === 3_000 ? 'nobody' : `guest${n}@example.org`,
    people: n === 4_999 ? 'six' : '6',
  }))
  const { good, bad } = check(...rows)
  expect(good).toHaveLength(4_997)
  expect(bad.map(({ row }) => row)).toEqual([702, 3_002, 5_001])
})

test.each(['Total', 'TOTAL:', 'Grand total', 'المجموع', 'Усього'])(
  'a line with a total is no family: %s',
  (name) => {
    expect(sentences({ name, people: '7' })).toEqual(['A line with a total is no family'])
    expect(firstGood({ name, email: 'total@example.org' })?.name).toBe(name)
  },
)

test('children of whom nobody can tell how many they are stay out, with a sentence', () => {
  expect(sentences({ name: 'Amira', 'child-names': 'Haddad, Layla' })).toEqual([
    'Two children, or one with the family name first? Put a semicolon between children, or write the name without a comma',
  ])
  expect(
    firstGood({ name: 'Amira', 'child-names': 'Layla, Omar and Sami' })?.children.map(
      ({ name }) => name,
    ),
  ).toEqual(['Layla', 'Omar', 'Sami'])
})

test.each(['12/03/2017', '2017-03-12', '1.2.2019'])(
  'a date of birth is no telephone number: %s',
  (phone) => {
    expect(check({ name: 'Amira', phone }).good).toEqual([])
  },
)

test('a family that speaks Hebrew, Sylheti or Twi is not left out of an import', () => {
  expect(
    ['Hebrew', 'עברית', 'Sylheti', 'Mirpuri', 'Twi', 'Fulah', 'Tibetan'].map(languageOf),
  ).toEqual(['he', 'he', 'syl', 'phr', 'ak', 'ff', 'bo'])
})

test('guests who write عربي, арабська or arabic want one interpreter', () => {
  const typed = ['عربي', 'العربية', 'اللغة العربية', 'арабська', 'arabic', 'Arabic (Sudan)']
  expect(typed.map(spokenName)).toEqual(typed.map(() => 'Arabic'))
  for (const none of ['no', 'No', 'none', 'n/a', '-']) expect(languageOf(none)).toBeUndefined()
  expect(spokenName('the language of my village')).toBe('the language of my village')
})

describe('a family in several rows is one family', () => {
  const namesOf = (...rows: Parameters<typeof check>) =>
    check(...rows).good.map(({ name, people, children }) => [
      name,
      people,
      children.map((child) => [child.name, child.school]),
    ])
  const why = (...rows: Parameters<typeof check>) =>
    check(...rows).bad.map(({ row, problems }) => [
      row,
      ...problems.map((problem) => problemWords(deskWords(), problem)),
    ])

  test('when the name stands in the first row only, each child with its own school', () => {
    const rows = [
      { name: 'Amira Al-Khatib', email: 'amira@example.org', 'child-names': 'Layla', school: 'A' },
      { 'child-names': 'Omar', school: 'B' },
      { email: 'amira@example.org', 'child-names': 'Sami' },
      { name: 'Bo Lind', 'child-names': 'Cai' },
    ]
    expect(namesOf(...rows)).toEqual([
      [
        'Amira Al-Khatib',
        4,
        [
          ['Layla', 'A'],
          ['Omar', 'B'],
          ['Sami', undefined],
        ],
      ],
      ['Bo Lind', 4, [['Cai', undefined]]],
    ])
    expect([...check(...rows).joined]).toEqual([
      [3, { row: 2, name: 'Amira Al-Khatib' }],
      [4, { row: 2, name: 'Amira Al-Khatib' }],
    ])
  })

  test('when it stands twice with one e-mail, anywhere in the list, or right below without any', () => {
    expect(
      namesOf(
        { name: 'Amira Al-Khatib', email: 'Amira@example.org', 'child-names': 'Layla' },
        { name: 'Bo Lind', 'child-names': 'Cai' },
        { name: 'Bo Lind', 'child-names': 'Dan' },
        {
          name: 'amira al-khatib',
          email: 'amira@example.org',
          people: '5',
          'child-names': 'Omar; Layla',
        },
      ),
    ).toEqual([
      [
        'Amira Al-Khatib',
        5,
        [
          ['Layla', undefined],
          ['Omar', undefined],
        ],
      ],
      [
        'Bo Lind',
        4,
        [
          ['Cai', undefined],
          ['Dan', undefined],
        ],
      ],
    ])
  })

  test('its invitation has room for all of them', () => {
    const children = ['B', 'C', 'D', 'E', 'F'].map((name) => ({ 'child-names': name }))
    expect(namesOf({ name: 'Ana', people: '2', 'child-names': 'A' }, ...children)).toMatchObject([
      ['Ana', 7, expect.any(Array)],
    ])
    expect(
      check({ name: 'Ana', adults: '2', children: '1' }, { 'child-names': 'B', children: '1' })
        .good,
    ).toMatchObject([{ people: 4, heads: { adults: 2, children: 2 } }])
  })

  test('and stays out whole with every row when one of them is wrong', () => {
    expect(
      why({ name: 'Ana', 'child-names': 'Layla' }, { 'child-names': 'Omar 😀' }, { name: 'Bo' }),
    ).toEqual([
      [2, 'Belongs to the family in row 3, which has a problem. Mend that one'],
      [3, 'We cannot keep “😀” here. Write it without'],
    ])
  })

  test('but a row with another contact, or below a gap, or of sums, is none of it', () => {
    const missing = 'A family needs a name'
    const ana = { name: 'Ana', email: 'ana@example.org', 'child-names': 'Layla' }
    expect(why(ana, { email: 'bo@example.org', 'child-names': 'Omar' })).toEqual([[3, missing]])
    expect(why(ana, { adults: '6', children: '5' })).toEqual([[3, missing]])
    const { bad } = checkRows({
      rows: [
        ['Ana', ''],
        ['', 'Omar'],
      ],
      rowNumbers: [2, 4],
      mapping: ['name', 'child-names'],
      defaults,
    })
    expect(bad.map(({ row }) => row)).toEqual([4])
  })

  test('and namesakes without contact, apart in the list, are asked about', () => {
    const rows = [
      { name: 'Fatima Ali', 'child-names': 'Sara' },
      { name: 'Bo' },
      { name: 'Fatima Ali', 'child-names': 'Omar' },
    ]
    expect(why(...rows)).toEqual([[4, expect.stringContaining('The same name as row 2')]])
    expect(check(...rows).good.map(({ row }) => row)).toEqual([2, 3])
  })
})

describe('a name written "Family name, First name"', () => {
  const turned = (name: string) =>
    checkRows({
      rows: [[name]],
      rowNumbers: [2],
      mapping: ['name'],
      defaults: { ...defaults, turnNames: true },
    })

  test.each([
    ['Al-Khatib, Amira', 'Amira Al-Khatib'],
    ['الخطيب، أميرة', 'أميرة الخطيب'],
    ['Smith, John and Jane', 'Smith, John and Jane'],
    ['Amira Al-Khatib', 'Amira Al-Khatib'],
  ])('%s comes in as %s when an officer said so', (written, name) => {
    const { good, repairs } = turned(written)
    expect(good.map((guest) => guest.name)).toEqual([name])
    expect(repairs.map(({ key }) => key)).toEqual(
      written === name ? [] : ['guests-import.repair-name-turned'],
    )
  })

  test('stays as it is unless somebody said so', () => {
    expect(firstGood({ name: 'Al-Khatib, Amira' })?.name).toBe('Al-Khatib, Amira')
  })

  test('is offered to be turned when the whole column is written so, never for one', () => {
    const column = ['Al-Khatib, Amira', 'Kravets, Zhanna', '', 'Lind, Bo']
    expect(turnedColumn(column)).toBe('Al-Khatib, Amira')
    expect(turnedColumn([...column, 'Ana Silva'])).toBeUndefined()
    expect(turnedColumn(['Al-Khatib, Amira'])).toBeUndefined()
  })
})

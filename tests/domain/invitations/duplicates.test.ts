import { describe, expect, test } from 'vitest'
import { soundsOf } from '#app/domain/directory/name-sound.ts'
import { findDuplicates } from '#app/domain/invitations/duplicates.ts'
import type { Candidate } from '#app/domain/invitations/match-keys.ts'

const amira = { key: 'amira', name: 'Amira Al-Khatib', phone: '07700 900456' }

const reasonsFor = (newcomer: Omit<Candidate, 'key'>, other: Omit<Candidate, 'key'>) =>
  findDuplicates({ newcomers: [{ key: 'new', ...newcomer }], existing: [{ key: 'old', ...other }] })
    .get('new')
    ?.map(({ reasons }) => reasons)
    .flat() ?? []

describe('spellings of one name', () => {
  test.each([
    ['Mohammed Hassan', 'Muhamad Hasan'],
    ['Mohammed Hassan', 'محمد حسن'],
    ['Amira Al-Khatib', 'أميرة الخطيب'],
    ['Amira Al-Khatib', 'اميره الخطيب'],
    ['Oleksandr Shevchenko', 'Олександр Шевченко'],
    ['Yousef Qasim', 'Yusuf Kassem'],
    ['Fatima Zahra Noor', 'Fatimah Noor'],
  ])('%s may be %s', (one, other) => {
    expect(reasonsFor({ name: one }, { name: other })).toEqual(['similar-name'])
  })

  test.each([
    ['Amira Al-Khatib', 'AL-KHATIB, Amira'],
    ['Zoë Müller', 'zoe muller'],
    ['陳大文', '陳大文'],
  ])('%s is written like %s', (one, other) => {
    expect(reasonsFor({ name: one }, { name: other })).toEqual(['same-name'])
  })

  test.each([
    ['Amira Al-Khatib', 'Samir Haddad'],
    ['Ali Omar', 'Eli Amir'],
    ['Ana Li', 'Ian Lo'],
    ['陳大文', '陳小明'],
  ])('%s is not %s', (one, other) => {
    expect(reasonsFor({ name: one }, { name: other })).toEqual([])
  })

  test('sounds are consonants, articles left out', () => {
    expect(soundsOf('محمد الخطيب')).toEqual(['mhmd', 'htb', 'ktb'])
    expect(soundsOf('Mohammed al-Khatib')).toEqual(expect.arrayContaining(['mhmd', 'htb', 'ktb']))
    expect(soundsOf('al')).toEqual([])
  })
})

describe('possible duplicates', () => {
  test('the native name is compared as well', () => {
    const native = { name: 'A. K.', nativeName: 'أميرة الخطيب' }
    expect(reasonsFor(native, amira)).toEqual(['similar-name'])
  })

  test('a phone is the same in any grouping', () => {
    const reasons = reasonsFor({ name: 'David Chan', phone: '+44 (0)7700 900456' }, amira)
    expect(reasons).toEqual(['same-phone'])
  })

  test('same name and same phone are certain, and come before a mere sound', () => {
    const found = findDuplicates({
      newcomers: [{ key: 'row 2', name: 'Al-Khatib Amira', phone: '+447700900456' }],
      existing: [{ key: 'other', name: 'Emira Khateeb' }, amira],
    })
    expect(found.get('row 2')).toEqual([
      {
        newcomer: 'row 2',
        other: 'amira',
        among: 'directory',
        reasons: ['same-phone', 'same-name'],
        score: 90,
        certain: true,
      },
      {
        newcomer: 'row 2',
        other: 'other',
        among: 'directory',
        reasons: ['similar-name'],
        score: 25,
        certain: false,
      },
    ])
  })

  test('rows of one file are compared with those above them', () => {
    const newcomers = [
      { key: 'row 2', name: 'Bo Lind', email: 'Bo@example.org' },
      { key: 'row 3', name: 'Bo Lindh', email: 'bo@example.org' },
    ]
    const found = findDuplicates({ newcomers, existing: [] })
    expect([...found.keys()]).toEqual(['row 3'])
    expect(found.get('row 3')).toMatchObject([{ other: 'row 2', among: 'file' }])
  })

  test("a caseworker's address on forty rows makes nobody a duplicate, but finds the same family again", () => {
    const family = (n: number) => ({
      key: `f${n}`,
      name: `Family${'abcdefghij'[n % 10]}${'klmnopqrst'[Math.floor(n / 10)]} Zz${n}`,
      email: 'caseworker@example.org',
    })
    const existing = Array.from({ length: 40 }, (_, n) => family(n))
    const newcomers = [
      { key: 'again', name: existing[7]!.name, email: 'caseworker@example.org' },
      { key: 'fresh', name: 'Someone Else', email: 'caseworker@example.org' },
    ]
    const found = findDuplicates({ newcomers, existing })
    expect(found.get('again')).toMatchObject([{ other: 'f7', certain: true }])
    expect(found.get('fresh')).toBeUndefined()
  })

  test('a very common name at the same phone is still found', () => {
    const crowd = Array.from({ length: 50 }, (_, n) => ({
      key: `m${n}`,
      name: 'Mohammed Ali',
      phone: `07700 9001${String(n).padStart(2, '0')}`,
    }))
    const found = findDuplicates({
      newcomers: [{ key: 'new', name: 'Mohammed Ali', phone: '+44 7700 900133' }],
      existing: crowd,
    })
    expect(found.get('new')).toMatchObject([{ other: 'm33', certain: true }])
  })

  test('work grows with the list, not with its square', () => {
    const firsts = ['Amira', 'Mohammed', 'Olena', 'Farzana', 'David', 'Maryam', 'Yusuf', 'Hodan']
    const people = (count: number, prefix: string): Candidate[] =>
      Array.from({ length: count }, (_, n) => ({
        key: `${prefix}${n}`,
        name: `${firsts[n % 8]} ${firsts[(n * 3) % 8]}ov${n.toString(36)}`,
        email: `${prefix}${n}@example.org`,
      }))
    const took = (size: number): number => {
      const start = performance.now()
      findDuplicates({ newcomers: people(size, 'n'), existing: people(size * 2, 'e') })
      return performance.now() - start
    }
    took(300)
    const small = Math.min(took(500), took(500), took(500))
    expect(took(5_000) / small).toBeLessThan(60)
  })
})

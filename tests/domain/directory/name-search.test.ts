import { describe, expect, it } from 'vitest'
import { nameSearchOf, searchWords } from '#app/domain/directory/name-search.ts'
import { soundsOf } from '#app/domain/directory/name-sound.ts'

/** As the database asks: every word of the query has a pattern that is LIKE the stored column. */
const finds = (query: string, ...names: [string, string?]) => {
  const column = nameSearchOf({ fullName: names[0], nativeName: names[1] })
  const words = searchWords(query)
  const holds = (pattern: string) =>
    column.includes(pattern.slice(1, -1).replaceAll(/\\(.)/g, '$1'))
  return words.length > 0 && words.every((any) => any.some(holds))
}

describe('a name is found in another spelling or script', () => {
  it.each([
    ['Mohammed Muhammad Mohamad Mohamed Muhammed', 'محمد'],
    ['Hussein Hossein Husain', 'حسين'],
    ['Fatima Fatimah Fatma Fatemeh', 'فاطمة'],
    ['Yusuf Yousef Youssef', 'یوسف'],
    ['Abdulrahman Abdurrahman', 'عبد الرحمن'],
    ['Abdullah', 'عبدالله'],
    ['Khaled Khalid', 'خالد'],
    ['Qasim Kasim', 'قاسم'],
    ['Osman Othman Usman', 'عثمان'],
    ['Davood Dawud Daoud', 'داوود'],
    ['Zahra', 'زهرا'],
    ['Noor Nour Nur', 'نور'],
    ['Layla Leila', 'ليلى'],
    ['Al-Qahtani', 'القحطاني'],
    ['Olena', 'Олена'],
    ['Oleksandr Alexander Aleksandr', 'Олександр'],
    ['Shevchenko Schevchenko', 'Шевченко'],
    ['Yevhen Evgen Ievhen', 'Євген'],
    ['Mariana Maryana', 'Марʼяна'],
    ['Zelenskyy Zelensky Zelenskij', 'Зеленський'],
    ['Serhii Sergiy', 'Сергій'],
    ['Oleh Oleg', 'Олег'],
    ['Selam', 'ሰላም'],
    ['Tesfay Tesfai', 'ተስፋይ'],
    ['Gebremedhin', 'ገብረመድህን'],
    ['OBrien O’Brien', "O'Brien"],
  ])('%s and %s find one another', (spellings, native) => {
    for (const spelling of spellings.split(' ')) {
      expect([spelling, finds(spelling, native)]).toEqual([spelling, true])
      expect([spelling, finds(native, spelling)]).toEqual([spelling, true])
    }
  })

  it('by the beginning, by any word, in any order', () => {
    expect(finds('Moham', 'محمد رضا کریمی')).toBe(true)
    expect(finds('karimi mohammad', 'محمد رضا کریمی')).toBe(true)
    expect(finds('大', '陳大文')).toBe(true)
    expect(finds('شر', 'Layla', 'شريف')).toBe(true)
  })

  it('and others are not', () => {
    const others = ['Hamoud', 'Hamid', 'Ahmad', 'Olga', 'Сергій', 'ተስፋይ', 'Layla', 'Anna', 'Ali']
    expect(others.filter((name) => finds('Mohammed', name))).toEqual([])
    expect(others.filter((name) => finds('Ali', name))).toEqual(['Ali'])
    expect(others.filter((name) => finds('Олена', name))).toEqual([])
    expect(finds('', 'Anna')).toBe(false)
  })

  it('and wildcards of LIKE are letters like any other', () => {
    expect(searchWords('100%_\\')).toEqual([['%100%']])
    expect(finds('al', 'Ali Noor')).toBe(true)
  })
})

describe('sounds', () => {
  it('stay few, however long the name', () => {
    expect(soundsOf('ghghghghghghghghgh'.repeat(5)).length).toBeLessThanOrEqual(8)
    expect(soundsOf('')).toEqual([])
  })
})

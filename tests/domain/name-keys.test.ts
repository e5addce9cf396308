import { describe, expect, it } from 'vitest'
import { searchAlternatives, searchColumn, searchKeys } from '#app/domain/name-keys.ts'

/** As the database asks: every word of the query has one of its strings in the stored column. */
const finds = (query: string, ...names: string[]) => {
  const column = searchColumn(names)
  const words = searchAlternatives(query)
  return words.length > 0 && words.every((any) => any.some((text) => column.includes(text)))
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
})

describe('keys', () => {
  it('stay few, however long the name', () => {
    expect(searchKeys('ghghghghghghghghgh'.repeat(5)).length).toBeLessThanOrEqual(8)
    expect(searchKeys('')).toEqual([])
  })

  it('leave wildcards of LIKE to whoever asks the database', () => {
    expect(searchAlternatives('100%_\\')).toEqual([['100']])
  })
})

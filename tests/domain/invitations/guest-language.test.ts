import { expect, test } from 'vitest'
import { spokenName } from '#app/domain/invitations/guest-language.ts'

test('officers read one name for a language, however a guest wrote it', () => {
  const written = [
    'العربية',
    'arabic',
    'ar',
    'Arabic (Sudan)',
    'українська',
    'پښتو',
    'Dari / Farsi',
  ]
  expect(written.map(spokenName)).toEqual([
    'Arabic',
    'Arabic',
    'Arabic',
    'Arabic',
    'Ukrainian',
    'Pashto',
    'Dari',
  ])
})

test('a language that is none of ours stays as it was written', () => {
  expect(spokenName('Zaghawa')).toBe('Zaghawa')
  expect(spokenName('')).toBe('')
})

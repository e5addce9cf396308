import { expect, test } from 'vitest'
import { forbiddenIn } from '#app/domain/nominations/forbidden.ts'

test.each([
  ['Layla Haddad 12/03/2015', 'date'],
  ['Layla 2015-03-12', 'date'],
  ['Layla Haddad (١٢/٠٣/٢٠١٥)', 'date'],
  ['Layla, 3rd March 2015', 'date'],
  ['Layla Haddad DOB 2015', 'date'],
  ['Олена 3 березня 2015', 'date'],
  ['Layla Z1234567', 'reference'],
  ['GWF 012345678', 'reference'],
  ['UAN 1212-0001-2345-6789', 'reference'],
  ['H1234567 Layla', 'reference'],
  ['passport 533380006', 'reference'],
  ['ZU1234567', 'reference'],
  ['QQ 12 34 56 C', 'reference'],
  ['Layla, CV1 5FB', 'address'],
])('%s is not kept, because of its %s', (text, why) => {
  expect(forbiddenIn(text)).toBe(why)
})

test.each([
  'Layla Haddad',
  'María-José O’Neill III',
  'St John’s CE Primary School',
  'School No. 42',
  'Ліцей 157',
  'P.S. 321',
  'May Augustin',
  'محمد الخطيب',
  'Sir Robert 2nd',
])('%s is kept', (text) => {
  expect(forbiddenIn(text)).toBeUndefined()
})

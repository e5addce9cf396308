import { expect, test } from 'vitest'
import { besideSiblings } from '#app/domain/ceremonies/siblings.ts'

test('siblings stand beside each other, where the first of them would; twins like any others', () => {
  const child = (name: string, familyId: string | null) => ({ name, familyId })
  const list = besideSiblings([
    child('Zora Kovač', 'k'),
    child('Marko Shevchuk', 's'),
    child('Amal Haddad', 'h'),
    child('Daryna Shevchuk', 's'),
    child('Ada Kovač', 'k'),
    child('Amal Haddad', 'h'),
    child('Berta', null),
    child('Carl', null),
  ])
  expect(list.map(({ child: { name }, siblings }) => [name, siblings])).toEqual([
    ['Ada Kovač', ['Zora Kovač']],
    ['Zora Kovač', ['Ada Kovač']],
    ['Amal Haddad', ['Amal Haddad']],
    ['Amal Haddad', ['Amal Haddad']],
    ['Berta', []],
    ['Carl', []],
    ['Daryna Shevchuk', ['Marko Shevchuk']],
    ['Marko Shevchuk', ['Daryna Shevchuk']],
  ])
})

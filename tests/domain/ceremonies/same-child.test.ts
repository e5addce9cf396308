import { describe, expect, test } from 'vitest'
import { twiceKnown, whoIsNamed, type Said } from '#app/domain/ceremonies/same-child.ts'
import type { AgeBand } from '#app/domain/invitations/people.ts'
import { searchForm } from '#app/domain/names.ts'

const child = (name: string, ageBand: AgeBand = 'child') => ({
  personId: name,
  names: [name],
  ageBand,
})

/** Who each name of a reply is: the known name, `?` with those it may be, or `new`. */
const who = (
  known: Array<ReturnType<typeof child>>,
  names: string[],
  { said = [], heads = names.length }: { said?: Said[]; heads?: number } = {},
) =>
  whoIsNamed({
    known,
    named: names.map((name) => ({ name, ageBand: 'child' as const })),
    said,
    heads,
  }).map((one) => {
    if (one.is === 'known') return one.personId
    return one.is === 'unsure' ? `? ${one.personIds.join(', ')}` : 'new'
  })

describe('a child whom a reply names', () => {
  test.each([
    ['as it is written', 'Layla Haddad', 'layla'],
    ['in Arabic', 'Layla Haddad', 'ليلى'],
    ['in Arabic with the family name', 'Layla Haddad', 'ليلى حداد'],
    ['in Ukrainian', 'Oleksandr Shevchenko', 'Олександр'],
    ['in another spelling, as the only child', 'Layla Haddad', 'Leila'],
    ['in a script that has no sounds here, as the only child', 'Grace Chan', '陳美玲'],
  ])('is the one who is known: %s', (_, known, typed) => {
    expect(who([child(known)], [typed])).toEqual([known])
  })

  test('is found among siblings by what only it sounds like', () => {
    const known = [child('Layla Haddad'), child('Omar Haddad')]
    expect(who(known, ['عمر', 'ليلى'])).toEqual(['Omar Haddad', 'Layla Haddad'])
  })

  test('is not taken for a twin: Layla and Leila stay two', () => {
    const twins = [child('Layla Haddad'), child('Leila Haddad')]
    expect(who(twins, ['Leila', 'Layla'])).toEqual(['Leila Haddad', 'Layla Haddad'])
    expect(who(twins, ['ليلى'])).toEqual(['? Layla Haddad, Leila Haddad'])
    expect(who([child('Layla Haddad')], ['Layla', 'Leila'])).toEqual(['Layla Haddad', 'new'])
  })

  test('is not taken for a sibling of another spelling where more children come', () => {
    expect(who([child('Layla Haddad')], ['Leila'], { heads: 2 })).toEqual(['? Layla Haddad'])
    expect(who([child('Layla Haddad'), child('Omar Haddad')], ['Leila'])).toEqual([
      '? Layla Haddad',
    ])
  })

  test('of whom two may be meant is asked about, both times', () => {
    const known = [child('Mohammed Noor'), child('Sara Noor')]
    expect(who(known, ['محمد', 'محمود'])).toEqual(['? Mohammed Noor', '? Mohammed Noor'])
  })

  test('of another age is asked about', () => {
    expect(who([child('Layla Haddad', 'infant'), child('Omar Haddad')], ['ليلى'])).toEqual([
      '? Layla Haddad',
    ])
  })

  test('who has the name of nobody is new; the only child with another name is asked about', () => {
    expect(who([child('Layla Haddad'), child('Omar Haddad')], ['Sami'])).toEqual(['new'])
    expect(who([child('Layla Haddad')], ['Sami'])).toEqual(['? Layla Haddad'])
    expect(who([], ['Sami'])).toEqual(['new'])
  })

  test('is whom an officer says it is', () => {
    const nameForm = searchForm('ليلى')
    const twins = [child('Layla Haddad'), child('Leila Haddad')]
    const said = [{ personId: 'Leila Haddad', nameForm, same: true }]
    expect(who(twins, ['ليلى'], { said })).toEqual(['Leila Haddad'])
    const apart = [{ personId: 'Layla Haddad', nameForm, same: false }]
    expect(who([child('Layla Haddad')], ['ليلى'], { said: apart })).toEqual(['new'])
  })

  test('named twice is two children', () => {
    expect(who([child('Layla Haddad')], ['Layla', 'Layla'])).toEqual(['Layla Haddad', 'new'])
  })
})

describe('a child who is in the directory twice', () => {
  const pairs = (...names: string[]) =>
    twiceKnown(names.map((name) => child(name))).map(([one, other]) => [
      one.personId,
      other.personId,
    ])

  test('is found by the same name in another script', () => {
    expect(pairs('Layla Haddad', 'Omar Haddad', 'ليلى')).toEqual([['Layla Haddad', 'ليلى']])
  })

  test('is not suspected of twins, nor of one who may be either of them', () => {
    expect(pairs('Layla Haddad', 'Leila Haddad')).toEqual([])
    expect(pairs('Layla Haddad', 'Leila Haddad', 'ليلى')).toEqual([])
  })
})

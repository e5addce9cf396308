import { expect, test } from 'vitest'
import { differences, withChosen } from '#app/ui/versions.ts'

const NAMES = ['title', 'startsOn.day', 'needs', 'texts.ar.title']
const mine = {
  title: ['Mine'],
  'startsOn.day': ['3'],
  'startsOn.month': ['9'],
  'startsOn.year': ['2027'],
  needs: ['pram', 'hearing'],
  'texts.ar.title': [''],
}
const theirs = {
  title: ['Theirs'],
  'startsOn.day': ['4'],
  'startsOn.month': ['9'],
  'startsOn.year': ['2027'],
  needs: ['pram'],
}

test('versions are shown field by field, a date as one field; what is alike is not shown', () => {
  expect(differences(NAMES, mine, theirs)).toEqual([
    { name: 'title', mine: ['Mine'], theirs: ['Theirs'] },
    { name: 'startsOn', mine: ['3', '9', '2027'], theirs: ['4', '9', '2027'] },
    { name: 'needs', mine: ['pram', 'hearing'], theirs: ['pram'] },
  ])
  expect(differences(NAMES, mine, mine)).toEqual([])
})

test('line ends of another kind are no difference', () => {
  expect(differences(['title'], { title: ['a\r\nb'] }, { title: ['a\nb'] })).toEqual([])
})

test('of each field the chosen version is taken, and nothing else that was typed is lost', () => {
  const form = new FormData()
  for (const [name, values] of Object.entries(mine))
    for (const value of values) form.append(name, value)
  form.append('reason', 'typed')
  form.append('keep.title', 'mine')
  form.append('keep.startsOn', 'theirs')
  form.append('keep.needs', 'theirs')
  const chosen = [...withChosen(form, theirs).entries()]
  expect(chosen).toEqual(
    expect.arrayContaining([
      ['title', 'Mine'],
      ['startsOn.day', '4'],
      ['startsOn.month', '9'],
      ['needs', 'pram'],
      ['reason', 'typed'],
    ]),
  )
  expect(chosen.filter(([name]) => name === 'needs')).toHaveLength(1)
  expect(chosen.filter(([name]) => name === 'startsOn.day')).toHaveLength(1)
  expect(chosen.some(([name]) => name.startsWith('keep.'))).toBe(false)
})

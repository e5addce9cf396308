import { expect, test } from 'vitest'
import { maybeSame, type Candidate } from '#app/domain/nominations/twins.ts'

const nobody = { name: null, email: null, phone: null }
const mother = { name: 'Rania Haddad', email: 'rania@example.org', phone: null }
const father = { name: 'Karim Haddad', email: null, phone: '07700 900123' }

let count = 0
const child = (name: string, more: Partial<Candidate> = {}): Candidate => ({
  id: `n${(count += 1)}`,
  names: [name],
  guardian: nobody,
  nominatorId: `by${count}`,
  isChild: false,
  apartFrom: [],
  ...more,
})
const said = (...candidates: Candidate[]) =>
  maybeSame(candidates).map(({ name, guardian }) => `${name}, guardian ${guardian}`)

test('a child nominated twice is found in two scripts', () => {
  expect(said(child('Mohammed Haddad'), child('محمد حداد'))).toEqual(['sound, guardian unknown'])
})

test('the guardian’s address or number makes it likely, in whatever form it is written', () => {
  expect(
    said(
      child('Olena Koval', { guardian: { ...mother, email: 'RANIA@example.org' } }),
      child('Олена Коваль', { guardian: { name: null, email: 'rania@example.org', phone: null } }),
    ),
  ).toEqual(['sound, guardian same'])
  expect(
    said(
      child('Olena Koval', { guardian: father }),
      child('Olena Koval', { guardian: { name: null, email: null, phone: '+44 7700 900123' } }),
    ),
  ).toEqual(['written, guardian same'])
})

test('the same name with another guardian is asked about', () => {
  expect(
    said(child('Layla Haddad', { guardian: mother }), child('Layla Haddad', { guardian: father })),
  ).toEqual(['written, guardian different'])
})

test('siblings are two children, twins and those with names of the same consonants among them', () => {
  const guardian = mother
  expect(
    said(
      child('Hassan Haddad', { guardian }),
      child('Hussein Haddad', { guardian }),
      child('Amir Haddad', { guardian }),
      child('Amira Haddad', { guardian }),
      child('حسين حداد', { guardian: father, apartFrom: ['n'] }),
    ).filter((pair) => pair.endsWith('same')),
  ).toEqual([])
})

test('names of the same consonants are asked about where two nominators wrote them and no guardian is known', () => {
  expect(said(child('Hassan Haddad'), child('Hussein Haddad'))).toEqual(['maybe, guardian unknown'])
  const nominatorId = 'one school'
  expect(
    said(child('Hassan Haddad', { nominatorId }), child('Hussein Haddad', { nominatorId })),
  ).toEqual([])
})

test('whom an officer kept apart is not asked about again', () => {
  const one = child('Layla Haddad')
  expect(said(one, child('Layla Haddad', { apartFrom: [one.id] }))).toEqual([])
})

test('children of lists are compared with nominations only', () => {
  const isChild = true
  expect(said(child('Layla Haddad', { isChild }), child('Layla Haddad', { isChild }))).toEqual([])
  expect(said(child('Layla Haddad', { isChild }), child('ليلى حداد'))).toHaveLength(1)
})

test('five hundred names of a list, a fifth of them Mohammeds, are compared in a moment', () => {
  const given = ['Mohammed', 'Layla', 'Olena', 'Amir', 'Sofia']
  const many = Array.from({ length: 500 }, (_, at) => {
    const letters = [at % 26, Math.floor(at / 26) % 26].map((n) => String.fromCharCode(97 + n))
    return child(`${given[at % 5]} ${letters.join('ar')}kan Haddad`)
  })
  const began = performance.now()
  expect(maybeSame([...many, child('محمد حداد')]).length).toBeGreaterThan(99)
  expect(performance.now() - began).toBeLessThan(5_000)
})

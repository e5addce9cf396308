import { describe, expect, test } from 'vitest'
import { knownParty, namesInOrder, type KnownHead } from '#app/domain/invitations/known-party.ts'
import { headKeys, withWhose, whoseTyped } from '#app/domain/invitations/whose-needs.ts'

const adult = (name: string | null = null): KnownHead => ({ ageBand: 'adult', name })
const child = (name: string | null = null): KnownHead => ({ ageBand: 'child', name })

describe('who a party is known to be', () => {
  test('whoever came last time, not the members of the directory', () => {
    expect(
      knownParty({
        heads: [adult('Olena'), child('Marko')],
        members: [adult('Olena'), child('Marko'), child('Daryna')],
        asked: 'first_names',
      }),
    ).toEqual({
      counts: { adults: 1, young: 0, children: 1, infants: 0 },
      names: ['Olena', 'Marko'],
    })
  })

  test('the members where nothing was answered; the contact alone is nobody known', () => {
    const members = [adult('Olena Shevchuk'), child('Marko Shevchuk')]
    expect(knownParty({ heads: [], members, asked: 'children' })).toEqual({
      counts: { adults: 1, young: 0, children: 1, infants: 0 },
      names: ['Marko Shevchuk'],
    })
    expect(knownParty({ heads: [], members: [adult('Olena')], asked: 'children' })).toBeNull()
  })

  test('heads without names are the members where every age agrees', () => {
    const members = [adult('Olena'), child('Marko')]
    const names = (heads: KnownHead[]) => knownParty({ heads, members, asked: 'children' })?.names
    expect(names([adult(), child()])).toEqual(['Marko'])
    expect(names([adult(), adult(), child()])).toEqual([])
  })

  test('no name lands on somebody of another age', () => {
    const heads = [adult(), adult('Olena'), child('Marko')]
    expect(namesInOrder(heads, 'first_names')).toEqual(['Olena'])
    expect(namesInOrder(heads, 'children')).toEqual(['Marko'])
    expect(namesInOrder(heads, 'none')).toEqual([])
  })
})

describe('whose a need is', () => {
  const comers = [
    { ageBand: 'adult' as const, name: 'Olena' },
    { ageBand: 'child' as const },
    { ageBand: 'child' as const },
  ]

  test('is told by age and number, so that an adult more moves no child', () => {
    expect(headKeys(comers).map(({ key }) => key)).toEqual(['adult-1', 'child-1', 'child-2'])
    const typed = { step_free: ['child-2', 'child-9'] }
    const needs = [{ kind: 'step_free' as const }, { kind: 'pram' as const }]
    expect(withWhose(needs, typed, comers)).toEqual([
      { kind: 'step_free', who: [2] },
      { kind: 'pram' },
    ])
    expect(withWhose(needs, typed, [{ ageBand: 'adult' }, ...comers])[0]?.who).toEqual([3])
  })

  test('comes back as it was ticked', () => {
    const stored = comers.map(({ ageBand, name = null }) => ({ ageBand, name }))
    const needs = [
      { kind: 'interpreter', who: [0, 2] },
      { kind: 'pram', who: [] },
    ]
    expect(whoseTyped(needs, stored)).toEqual({ 'who.interpreter': ['adult-1', 'child-2'] })
  })
})

import { describe, expect, test } from 'vitest'
import { rolesNeeded } from '#app/domain/programme/duty-roles.ts'
import { staffingOf, type Staffed } from '#app/domain/programme/staffing.ts'

const on = (role: Staffed['role'], over: Partial<Staffed> = {}): Staffed => ({
  personId: role,
  role,
  answer: 'yes',
  isUnder18: false,
  askedAt: new Date(0),
  ...over,
})

describe('who is missing', () => {
  test('are roles that nobody holds, and those whose holders said no', () => {
    const duties = [
      on('compere'),
      on('presenter', { answer: 'no' }),
      on('photographer', { answer: null }),
    ]
    const needed = ['compere', 'presenter', 'photographer', 'door_lead'] as const
    expect(staffingOf(duties, needed)).toMatchObject({
      missing: ['presenter', 'door_lead'],
      open: ['photographer'],
      silent: 1,
    })
  })

  test('one person in three roles is one adult', () => {
    const duties = [on('compere'), on('door_lead'), on('helper')].map((duty) => ({
      ...duty,
      personId: 'same',
    }))
    expect(staffingOf(duties, [])).toMatchObject({ adults: 1, needsAdults: true })
  })

  test('nobody under 18 counts as an adult, nor as the safeguarding lead', () => {
    const duties = [on('compere'), on('safeguarding_lead', { isUnder18: true })]
    expect(staffingOf(duties, [])).toMatchObject({
      adults: 1,
      needsAdults: true,
      needsSafeguarding: true,
    })
  })

  test('two adults who said yes, one of them for safeguarding, are enough', () => {
    const duties = [on('compere'), on('safeguarding_lead')]
    expect(staffingOf(duties, ['compere'])).toEqual({
      missing: [],
      open: [],
      adults: 2,
      needsAdults: false,
      needsSafeguarding: false,
      unasked: 0,
      silent: 0,
    })
  })

  test('a date needs the roles of its kind until an officer chooses others', () => {
    expect(rolesNeeded('ceremony', null)).toContain('stage_marshal')
    expect(rolesNeeded('ceremony', ['helper', 'no-such-role'])).toEqual(['helper'])
    expect(rolesNeeded('welcome', [])).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import {
  allows,
  CONSENT_WORDING_VERSION,
  mustTakeDown,
  PHOTO_LEVELS,
  photoConsent,
  photoMark,
  type Said,
} from '#app/domain/ceremonies/photo-consent.ts'

const at = (hour: number) => new Date(Date.UTC(2027, 4, 24, hour))
const said = (over: Partial<Said> = {}): Said => ({
  as: 'guardian',
  level: 'channels',
  childTooYoung: false,
  wordingVersion: CONSENT_WORDING_VERSION,
  at: at(9),
  withdrawnAt: null,
  ...over,
})
const child = { ageBand: 'child' } as const
const young = { ageBand: 'young' } as const

describe('until someone says yes, the answer is no', () => {
  test.each([
    ['nobody said anything', [], 'silent'],
    ['the child alone said yes', [said({ as: 'self', level: 'press' })], 'silent'],
    ['the guardian took it back', [said({ withdrawnAt: at(10) })], 'withdrawn'],
    ['the child took it back', [said(), said({ as: 'self', withdrawnAt: at(10) })], 'withdrawn'],
    [
      'the words have changed since',
      [said({ wordingVersion: CONSENT_WORDING_VERSION + 1 })],
      'outdated',
    ],
    [
      'the child said it to other words',
      [said(), said({ as: 'self', wordingVersion: CONSENT_WORDING_VERSION + 1 })],
      'outdated',
    ],
    ['the child, who may say it, was not asked', [said()], 'child-silent'],
    ['a later no of the guardian', [said(), said({ level: 'none', at: at(10) })], 'said'],
  ])('%s', (_, rows, standing) => {
    expect(photoConsent(rows, child)).toMatchObject({ mark: 'none', standing })
  })

  test('a child who is forgotten is not photographed, whatever was said', () => {
    const rows = [said(), said({ as: 'self' })]
    expect(photoMark(rows, child)).toBe('channels')
    expect(photoMark(rows, { ...child, isErased: true })).toBe('none')
  })
})

test('the lower of what the guardian and the child say counts, for every pair', () => {
  for (const [high, guardian] of PHOTO_LEVELS.entries())
    for (const [low, self] of PHOTO_LEVELS.entries()) {
      const rows = [said({ level: guardian }), said({ as: 'self', level: self })]
      expect(photoMark(rows, young)).toBe(PHOTO_LEVELS[Math.min(high, low)])
    }
})

test('a child under eleven may be too young to say; from eleven on nobody says it instead', () => {
  const rows = [said({ childTooYoung: true })]
  expect(photoMark(rows, child)).toBe('channels')
  expect(photoMark(rows, { ageBand: 'infant' })).toBe('channels')
  expect(photoMark(rows, { ageBand: null })).toBe('channels')
  expect(photoConsent(rows, young)).toMatchObject({ mark: 'none', standing: 'child-silent' })
  expect(photoMark(rows, { ageBand: 'adult' })).toBe('none')
})

test('what was said last counts, in whatever order it is read', () => {
  const rows = [
    said({ level: 'family', at: at(11), childTooYoung: true }),
    said({ level: 'press', at: at(10), childTooYoung: true }),
  ]
  expect(photoMark(rows, child)).toBe('family')
  expect(photoMark(rows.toReversed(), child)).toBe('family')
})

test('a level allows what stands below it, and none allows nothing', () => {
  expect(['family', 'channels', 'press'].map((use) => allows('channels', use as 'press'))).toEqual([
    true,
    true,
    false,
  ])
  expect(allows('none', 'family')).toBe(false)
})

describe('photographs have to be taken down', () => {
  const from = at(12)
  const rule = (rows: Said[], now: Date, clearedAt: Date | null = null) =>
    mustTakeDown(rows, child, { from, clearedAt, now })
  const yes = said({ childTooYoung: true })

  test('when consent is withdrawn after the ceremony began, until an officer did it', () => {
    const rows = [{ ...yes, withdrawnAt: at(15) }]
    expect(rule([yes], at(16))).toBe(false)
    expect(rule(rows, at(16))).toBe(true)
    expect(rule(rows, at(17), at(16))).toBe(false)
  })

  test('when less is allowed than before, and not when more is', () => {
    const family = said({ level: 'family', childTooYoung: true, at: at(15) })
    const press = said({ level: 'press', childTooYoung: true, at: at(15) })
    expect(rule([yes, family], at(16))).toBe(true)
    expect(rule([yes, press], at(16))).toBe(false)
  })

  test('when a yes came and went after the ceremony', () => {
    const late = said({ childTooYoung: true, at: at(14), withdrawnAt: at(15) })
    expect(rule([late], at(16))).toBe(true)
  })

  test('not for what was withdrawn before anybody was photographed', () => {
    expect(rule([{ ...yes, withdrawnAt: at(10) }], at(16))).toBe(false)
    expect(rule([{ ...yes, withdrawnAt: at(10) }], at(11))).toBe(false)
  })
})

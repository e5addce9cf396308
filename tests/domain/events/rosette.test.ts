import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anglesOf, rosetteOf } from '#app/domain/events/rosette.ts'

test('an event always wears the same rosette', () => {
  expect(rosetteOf('0190f3a2')).toEqual(rosetteOf('0190f3a2'))
})

test('neighbours seldom wear the same', () => {
  const ids = Array.from({ length: 40 }, (_, index) => `0190f3a2-7f3k-${index}`)
  const worn = new Set(ids.map((id) => JSON.stringify(rosetteOf(id))))
  expect(worn.size).toBeGreaterThan(35)
})

test('a rosette stays inside its field, and goes once round', () => {
  fc.assert(
    fc.property(fc.string(), (id) => {
      const shape = rosetteOf(id)
      expect(48 + shape.length).toBeLessThanOrEqual(100)
      expect(shape.breadth).toBeGreaterThan(0)
      const angles = anglesOf(shape)
      expect(angles).toHaveLength(shape.petals)
      expect(angles.at(0)).toBe(0)
      expect(angles.at(-1)).toBeLessThan(360)
      expect(new Set(angles).size).toBe(angles.length)
    }),
  )
})

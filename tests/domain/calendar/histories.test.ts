import { describe, expect, test } from 'vitest'

import { raisesSequence } from '#app/domain/calendar/entries.ts'
import { runCalendarHistories } from '#tests/prove/calendar-histories.ts'

describe("a guest's calendar after a random history", () => {
  test('shows what is so, read by two parsers, with letters in order and out of order', () => {
    expect(runCalendarHistories(200, 20_270_328)).toEqual({
      name: 'calendar',
      runs: 200,
      differences: 0,
    })
  })

  test('shows something else when the sequence does not rise for a change of place', () => {
    const forgetsPlace = runCalendarHistories(50, 1, (before, now) =>
      raisesSequence(
        { ...before, place: undefined, description: '' },
        { ...now, place: undefined, description: '' },
      ),
    )
    expect(forgetsPlace.differences).toBeGreaterThan(0)
  })

  test('shows something else when the sequence does not rise for a cancellation', () => {
    const forgetsCancel = runCalendarHistories(50, 1, (before, now) =>
      now.status === 'cancelled' ? false : raisesSequence(before, now),
    )
    expect(forgetsCancel.differences).toBeGreaterThan(0)
  })
})

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onWake, wakeWorkerForGuest } from '#app/domain/jobs/wake.server.ts'

let woken = 0
let stop = () => {}
beforeEach(() => {
  vi.useFakeTimers()
  globalThis.heraldSnooze = undefined
  woken = 0
  stop = onWake(() => (woken += 1))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

test('the first guest wakes the worker at once, and a rush behind it once in a second', () => {
  for (let guest = 0; guest < 50; guest += 1) wakeWorkerForGuest()
  expect(woken).toBe(1)
  vi.advanceTimersByTime(999)
  expect(woken).toBe(1)
  vi.advanceTimersByTime(1)
  expect(woken).toBe(2)
  vi.advanceTimersByTime(5_000)
  expect(woken).toBe(2)
  wakeWorkerForGuest()
  expect(woken).toBe(3)
})

test('where no worker sleeps in this process nothing is waited for', () => {
  stop()
  for (let guest = 0; guest < 3; guest += 1) wakeWorkerForGuest()
  expect(vi.getTimerCount()).toBe(0)
})

import { describe, expect, test } from 'vitest'
import { inWords, sum, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.ts'

const vitest = (passed: number, failed: number, pending = 0, todo = 0) =>
  JSON.stringify({
    numTotalTests: passed + failed + pending + todo,
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  })
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } })
const oneFailure = { passed: 0, failed: 1, skipped: 0 }

describe('one step', () => {
  test('a static check is one test', () => {
    expect(tallyOfCheck({ code: 0 })).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(tallyOfCheck({ code: 2 })).toEqual(oneFailure)
  })

  test("the runners' own numbers are taken", () => {
    expect(tallyOfVitest({ code: 0, report: vitest(7, 0, 1, 2) })).toEqual({
      passed: 7,
      failed: 0,
      skipped: 3,
    })
    expect(tallyOfVitest({ code: 1, report: vitest(7, 2) })).toEqual({
      passed: 7,
      failed: 2,
      skipped: 0,
    })
    expect(tallyOfPlaywright({ code: 1, report: playwright(4, 1, 1, 2) })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    })
  })

  test.each([
    ['wrote no report', undefined],
    ['wrote half a report', '{"numPassedTests": 3'],
    ['wrote something else', '{"error": "out of memory"}'],
  ])('a runner that %s has failed, even with exit code 0', (_what, report) => {
    expect(tallyOfVitest({ code: 0, report })).toEqual(oneFailure)
    expect(tallyOfPlaywright({ code: 0, report })).toEqual(oneFailure)
  })

  test('a runner without a single test has failed', () => {
    expect(tallyOfVitest({ code: 0, report: vitest(0, 0) })).toEqual(oneFailure)
    expect(tallyOfVitest({ code: 0, report: vitest(0, 0, 5) })).toEqual({
      passed: 0,
      failed: 1,
      skipped: 5,
    })
    expect(tallyOfPlaywright({ code: 0, report: playwright(0, 0) })).toEqual(oneFailure)
  })

  test('a runner that ends badly although every test passed has failed', () => {
    expect(tallyOfVitest({ code: 1, report: vitest(9, 0) })).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
    })
    expect(tallyOfPlaywright({ code: 1, report: playwright(9, 0) }).failed).toBe(1)
  })
})

describe('all steps', () => {
  test('are summed and told in one line', () => {
    const total = sum([
      tallyOfCheck({ code: 0 }),
      tallyOfCheck({ code: 1 }),
      tallyOfVitest({ code: 0, report: vitest(10, 0, 1) }),
      tallyOfPlaywright({ code: 0, report: playwright(3, 0) }),
    ])
    expect(inWords(total)).toBe('14 passed, 1 failed, 1 skipped')
  })

  test('nothing at all is no success', () => {
    expect(inWords(sum([]))).toBe('0 passed, 0 failed, 0 skipped')
  })
})

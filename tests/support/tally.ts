import { z } from 'zod'

/** How many tests of one step passed, failed and were left out. */
export interface Tally {
  passed: number
  failed: number
  skipped: number
}

/** What a runner wrote down, and how it ended. */
export interface Outcome {
  /** The exit code of its process. */
  code: number
  /** The text of its JSON report; undefined when it wrote none. */
  report?: string
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})
const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

/** A static check counts as one test. */
export function tallyOfCheck({ code }: Outcome): Tally {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }
}

/** Reads Vitest's JSON report. */
export function tallyOfVitest(outcome: Outcome): Tally {
  const report = vitestReport.safeParse(parsed(outcome.report))
  if (!report.success) return withoutNumbers()
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = report.data
  return honest(outcome, {
    passed: numPassedTests,
    failed: numFailedTests,
    skipped: numPendingTests + numTodoTests,
  })
}

/** Reads Playwright's JSON report. A journey that passes only sometimes has failed. */
export function tallyOfPlaywright(outcome: Outcome): Tally {
  const report = playwrightReport.safeParse(parsed(outcome.report))
  if (!report.success) return withoutNumbers()
  const { expected, unexpected, flaky, skipped } = report.data.stats
  return honest(outcome, { passed: expected, failed: unexpected + flaky, skipped })
}

/** All steps together. */
export function sum(tallies: Tally[]): Tally {
  return tallies.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/** The last line of `npm test`. */
export function inWords({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** A runner that ran nothing, or ended badly with every test passed, counts as one failure. */
function honest({ code }: Outcome, tally: Tally): Tally {
  const ranNothing = tally.passed + tally.failed === 0
  const endedBadly = code !== 0 && tally.failed === 0
  return ranNothing || endedBadly ? { ...tally, failed: 1 } : tally
}

function withoutNumbers(): Tally {
  return { passed: 0, failed: 1, skipped: 0 }
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined // cut short: the runner crashed while it wrote
  }
}

/**
 * What `npm test` runs: every check, one after the other, whatever the ones before said. With names
 * of steps as arguments it runs those only: `npm test -- types unit`.
 *
 * The last line of stdout is `N passed, N failed, N skipped`.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { programOf } from '#app/launch-packages.mjs'
import {
  inWords,
  sum,
  tallyOfCheck,
  tallyOfPlaywright,
  tallyOfVitest,
  type Outcome,
  type Tally,
} from './support/tally.ts'

interface Step {
  name: string
  /** A file for Node or a program of node_modules, and its arguments. */
  run: string[]
  tally: (outcome: Outcome) => Tally
}

const NUMBERS = join('test-results', 'numbers')

const STEPS: Step[] = [
  { name: 'format', run: ['oxfmt', '--check'], tally: tallyOfCheck },
  { name: 'lint', run: ['oxlint'], tally: tallyOfCheck },
  { name: 'types', run: ['tsc', '--noEmit'], tally: tallyOfCheck },
  { name: 'lockfile', run: ['app/lockfile.mjs', '--check'], tally: tallyOfCheck },
  { name: 'build', run: ['app/launch.mjs', 'build', '--if-changed'], tally: tallyOfCheck },
  ...['unit', 'pglite', 'postgres'].map((project) => ({
    name: project,
    run: [
      'vitest',
      'run',
      '--config=tests/vitest.config.ts',
      `--project=${project}`,
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportOf(project)}`,
    ],
    tally: tallyOfVitest,
  })),
  {
    name: 'journeys',
    run: [
      'playwright',
      'test',
      '--config=tests/playwright.config.ts',
      '--forbid-only',
      '--reporter=list,json',
    ],
    tally: tallyOfPlaywright,
  },
]

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !STEPS.some((step) => step.name === name))
if (unknown.length > 0) {
  const names = STEPS.map(({ name }) => name).join(', ')
  console.error(`There is no step ${unknown.join(', ')}. Steps: ${names}.`)
  process.exit(1)
}

rmSync(NUMBERS, { recursive: true, force: true })
mkdirSync(NUMBERS, { recursive: true })
const tallies: Tally[] = []
for (const step of STEPS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const startedAt = performance.now()
  console.log(`\n== ${step.name}`)
  const tally = step.tally(await outcomeOf(step))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`== ${step.name}: ${inWords(tally)} (${seconds} s)`)
  tallies.push(tally)
}
const total = sum(tallies)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0
console.log(`\n${inWords(total)}`)

function reportOf(name: string): string {
  return join(NUMBERS, `${name}.json`)
}

/** Runs one step to its end; a signal that ends us ends the step first. */
async function outcomeOf({ name, run: [program = '', ...args] }: Step): Promise<Outcome> {
  const file = /\.(ts|mjs)$/.test(program) ? program : programOf(program)
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(name) }
  const child = spawn(process.execPath, [file, ...args], { stdio: 'inherit', env })
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    child.once('exit', () => process.exit(128 + constants.signals[signal]))
  }
  process.once('SIGTERM', end).once('SIGINT', end)
  const code = await new Promise<number>((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (status) => resolve(status ?? 1))
  })
  process.off('SIGTERM', end).off('SIGINT', end)
  const report = reportOf(name)
  return { code, ...(existsSync(report) ? { report: readFileSync(report, 'utf8') } : {}) }
}

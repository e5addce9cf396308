import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '#app/paths.server.ts'
import type { BenchRow, Measured } from './row.ts'

/** One row for the terminal. */
export function lineOf(
  { id }: BenchRow,
  { value, unit, floor, ratio, bar, holds, detail }: Measured,
): string {
  const against = floor === null ? '' : `  floor ${floor} ${unit}, ratio ${ratio}`
  const more = detail ? `\n${' '.repeat(21)}${detail}` : ''
  return `${id.padEnd(20)} ${figure(value, unit)}${against}  bar ${bar}: ${holds ? 'holds' : 'DOES NOT HOLD'}${more}`
}

const figure = (value: number, unit: string) => (Number.isNaN(value) ? 'broke' : `${value} ${unit}`)

/** Writes docs/benchmarks.md anew: what was measured, on what, and how to measure it again. */
export function writeTable(seen: { row: BenchRow; measured: Measured }[]): void {
  const [processor] = cpus()
  const machine = `${availableParallelism()} cores (${processor?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${process.platform}`
  const rows = seen.map(({ row, measured }) => {
    const { value, unit, floor, ratio, bar, holds } = measured
    return `| \`${row.id}\` | ${figure(value, unit)} | ${floor === null ? '' : `${floor} ${unit}`} | ${ratio ?? ''} | ${bar} | ${holds ? 'yes' : '**no**'} |`
  })
  const notes = seen.map(
    ({ row, measured }) =>
      `- \`${row.id}\`: ${row.how}${measured.detail ? ` ${measured.detail}` : ''}`,
  )
  const file = join(root, 'docs/benchmarks.md')
  // What proofs found is written by hand, below what this writes.
  const [, proofs] = readFileSync(file, 'utf8').split(/^(?=## Proofs$)/m)
  writeFileSync(
    file,
    `# Benchmarks

Measured on ${new Date().toISOString().slice(0, 10)}, on ${machine}, by \`npm run -s bench\`, which writes this file.
Floors are measured in the same run, in turn with what they are compared with (A B A B, medians of five): the ratio says something on any machine, the absolute value only about this one. One row alone: \`npm run -s bench -- ID --json\`.

| row | value | floor | ratio | bar | holds |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}

## What each row does

${notes.join('\n')}
${proofs ? `\n${proofs}` : ''}`,
  )
}

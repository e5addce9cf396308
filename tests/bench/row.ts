/** One line of the table: what was measured, against what, and how good it has to be. */
export interface Measured {
  /** Rounded to what the measurement can tell. */
  value: number
  unit: string
  /** The same work done in the plainest way, in the same run and the same unit; null where there is none. */
  floor: number | null
  /** Value to floor, or floor to value: whichever the bar speaks of; null without a floor. */
  ratio: number | null
  /** What is asked for, in words. */
  bar: string
  holds: boolean
  /** What else was seen, for the reader of the table. */
  detail?: string
}

export interface BenchRow {
  id: string
  /** What is measured and how, in one sentence. */
  how: string
  measure: () => Promise<Measured>
}

/** A row that could not be measured: it does not hold, and the table says why. */
export function broken({ id }: BenchRow, error: unknown): Measured {
  console.error(id, error)
  const [why = ''] = String(error).split('\n')
  return {
    value: Number.NaN,
    unit: '',
    floor: null,
    ratio: null,
    bar: 'not measured',
    holds: false,
    detail: `Broke: ${why.slice(0, 200)}`,
  }
}

/** The middle of an odd number of measurements, the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length / 2
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]]
  if (low === undefined || high === undefined) throw new Error('Nothing was measured')
  return (low + high) / 2
}

/**
 * Measures each thing in turn, A B A B, so that a noisy machine is noisy to all of them.
 *
 * @param rounds At least five, or the median says little.
 * @returns The median of each, under its name. The first round warms up and is thrown away.
 */
export async function inTurn<Name extends string>(
  things: Record<Name, () => Promise<number> | number>,
  rounds = 5,
): Promise<Record<Name, number>> {
  const seen = new Map<string, number[]>()
  const entries = Object.entries<() => Promise<number> | number>(things)
  for (let round = 0; round <= rounds; round += 1)
    for (const [name, measure] of entries) {
      const value = await measure()
      if (round > 0) seen.set(name, [...(seen.get(name) ?? []), value])
    }
  const medians = entries.map(([name]) => [name, median(seen.get(name) ?? [])])
  return Object.fromEntries(medians) as Record<Name, number>
}

/** So many digits after the point, as a number. */
export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))

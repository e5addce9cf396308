import { expect, test } from 'vitest'
import { together } from '#app/http/together.ts'

/** A question that is answered when the test says so, with the rounds in which it was put. */
function aQuestion() {
  const rounds: string[][] = []
  const open: { resolve: () => void; reject: (error: Error) => void }[] = []
  const ask = together(
    (names: readonly string[]) => {
      const round = rounds.push([...names])
      return new Promise<number>((resolve, reject) =>
        open.push({ resolve: () => resolve(round), reject }),
      )
    },
    (round, name) => `${name} ${round}`,
  )
  return { ask, open, rounds }
}

/** Lets everything that is settled go on. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('those of one turn are asked for together, and whoever comes meanwhile with the next round', async () => {
  const { ask, open, rounds } = aQuestion()
  const first = [ask('a'), ask('b'), ask('a')]
  await settled()
  expect(rounds).toEqual([['a', 'b', 'a']])
  const later = [ask('c'), ask('a')]
  await settled()
  expect(rounds).toEqual([['a', 'b', 'a']])
  open[0]?.resolve()
  expect(await Promise.all(first)).toEqual(['a 1', 'b 1', 'a 1'])
  await settled()
  expect(rounds).toEqual([
    ['a', 'b', 'a'],
    ['c', 'a'],
  ])
  open[1]?.resolve()
  expect(await Promise.all(later)).toEqual(['c 2', 'a 2'])
  const last = ask('d')
  await settled()
  open[2]?.resolve()
  expect(await last).toBe('d 3')
})

test('where a round fails, each of it is asked for by itself', async () => {
  const { ask, open, rounds } = aQuestion()
  const first = ask('a')
  await settled()
  const second = ask('b')
  const third = ask('c')
  open[0]?.reject(new Error('away'))
  await expect(first).rejects.toThrow('away')
  await settled()
  open[1]?.reject(new Error('away'))
  await settled()
  expect(rounds).toEqual([['a'], ['b', 'c'], ['b'], ['c']])
  open[2]?.resolve()
  open[3]?.reject(new Error('c is at fault'))
  expect(await second).toBe('b 3')
  await expect(third).rejects.toThrow('c is at fault')
})

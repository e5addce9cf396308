import { expect, test } from 'vitest'
import { useDatabase } from '#tests/support/database.ts'
import { compareHistories } from './reply-histories.ts'

const database = useDatabase()

test('random histories of answers and capacities end as the plain rule says', async () => {
  const { difference, transitions } = await compareHistories(database.db, {
    n: 25,
    seed: 20_270_626,
  })
  expect(difference).toBeUndefined()
  expect(Object.keys(transitions)).toEqual(
    expect.arrayContaining([
      'none->confirmed',
      'none->waiting',
      'confirmed->confirmed',
      'confirmed->declined',
      'waiting->declined',
    ]),
  )
}, 150_000)

test('a rule that lets small parties past a big one is found out', async () => {
  const planted = { n: 200, seed: 20_270_626, overtakes: true }
  expect((await compareHistories(database.db, planted)).difference).toContain('step')
}, 120_000)

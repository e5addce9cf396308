import { expect, test } from 'vitest'
import { useDatabase } from '#tests/support/database.ts'
import { compareHistories } from './reply-histories.ts'
import { FAULTS } from './reply-model.ts'

const database = useDatabase()

test('random histories of answers, places and offers end as the plain rule says', async () => {
  const { difference, transitions } = await compareHistories(database.db, {
    n: 40,
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
      'waiting->offered',
      'offered->confirmed',
    ]),
  )
}, 150_000)

for (const fault of FAULTS)
  test(`a rule that is wrong in one place is found out: ${fault}`, async () => {
    const planted = { n: 2_000, seed: 20_270_626, fault }
    expect((await compareHistories(database.db, planted)).difference).toMatch(/Error: step \d/)
  }, 240_000)

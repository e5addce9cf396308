import { expect, test } from 'vitest'
import { raceWithoutLock } from './replies-race.ts'

// On PostgreSQL only: the embedded database has one connection, where no two transactions overlap.
test('without the lock parallel answers overbook: the race is a real one', async () => {
  expect((await raceWithoutLock(48)).overbooked).toBeGreaterThan(0)
}, 150_000)

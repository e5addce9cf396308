import { beforeAll, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { useDatabase } from '#tests/support/database.ts'
import { NOW } from '#tests/support/factories.ts'
import { answerAll } from './answer-all.ts'
import { raceInProcesses } from './replies-race.ts'
import { aScene, verdictOn } from './replies-scene.ts'

const database = useDatabase()
const PARTIES = 60
const NOTHING_WRONG = { overbooked: 0, lost: 0, untold: 0, miscounted: 0, misqueued: 0 }

beforeAll(() => loadSecret(database.db, 'a secret of this test, long enough'))

test('of many parties that answer at the same moment nobody is lost and none is let past the capacity', async () => {
  const scene = await aScene(database.db, { parties: PARTIES, now: NOW })
  const told = database.url
    ? await raceInProcesses(database.url, scene, { now: NOW })
    : await answerAll(database.db, { ...scene, now: NOW })
  expect(told.filter(({ failure }) => failure)).toEqual([])
  expect(told).toHaveLength(PARTIES)
  const verdict = await verdictOn(database.db, scene)
  expect(verdict).toMatchObject(NOTHING_WRONG)
  expect(verdict.confirmed).toBeGreaterThan(0)
  expect(verdict.waiting).toBeGreaterThan(0)
}, 150_000)

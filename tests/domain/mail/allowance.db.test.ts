import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { returnAllowance, takeAllowance } from '#app/domain/mail/allowance.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import { prepareMailing } from '#tests/prove/crash-mailing.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))

const MINUTE = Date.parse('2027-06-01T09:00:00Z')
const at = (seconds: number) => new Date(MINUTE + seconds * 1_000)
const take = (wanted: number, seconds: number, perMinute = 100) =>
  takeAllowance(database.db, { perMinute, wanted, now: at(seconds) })

describe('letters a minute', () => {
  test('are shared by workers that ask at the same moment, in parts of six seconds', async () => {
    const both = await Promise.all([take(7, 0), take(7, 0)])
    expect(both.toSorted()).toEqual([3, 7])
    expect(await take(7, 5.9)).toBe(0)
    expect(await take(70, 6)).toBe(10)
  })

  test('add up to what was set, however small', async () => {
    for (const perMinute of [1, 7, 33, 600]) {
      let granted = 0
      // Minutes of their own, so that they do not share.
      const from = perMinute * 3_600
      for (let second = 0; second < 60; second += 2)
        granted += await take(1_000, from + second, perMinute)
      expect(granted).toBe(perMinute)
    }
  })

  test('that were not used can be taken by another', async () => {
    expect(await take(10, 0)).toBe(10)
    await returnAllowance(database.db, { unused: 4, now: at(0) })
    expect(await take(10, 0)).toBe(4)
  })
})

test('two workers together send no more than a minute allows, and all of it in time', async () => {
  await prepareMailing(database.db, 25)
  const sent: string[] = []
  const begun = Date.now() + 3_600_000
  const worker = (moment: number) =>
    deliverDueLetters(database.db, {
      post: {
        hand: async ({ envelope }) => {
          sent.push(envelope.to[0])
          return { kind: 'sent' }
        },
        close: () => undefined,
      },
      originOf: () => 'https://e.example',
      perMinute: 60,
      now: () => new Date(moment),
    })
  const start = Math.ceil(begun / 60_000) * 60_000
  await Promise.all([worker(start), worker(start)])
  expect(sent).toHaveLength(6)
  await Promise.all([worker(start + 5_000), worker(start + 6_000)])
  expect(sent).toHaveLength(12)
  for (let second = 12; second < 60; second += 6) await worker(start + second * 1_000)
  expect(new Set(sent).size).toBe(25)
})

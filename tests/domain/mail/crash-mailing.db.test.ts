import { expect, test } from 'vitest'
import { runCrashMailing } from '#tests/prove/crash-mailing.ts'
import { driver, freshDatabase } from '#tests/support/database.ts'

test.runIf(driver === 'postgres')(
  'workers killed in the middle of a mailing lose no letter, and repeat none knowingly',
  async () => {
    const { url, drop } = await freshDatabase()
    try {
      const proof = await runCrashMailing(200, { url })
      expect(proof).toMatchObject({ letters: 200, kills: 2, lost: 0, strange: 0 })
      expect(proof.twice).toBeLessThanOrEqual(proof.mayBeTwice)
    } finally {
      await drop()
    }
  },
  240_000,
)

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { consent } from '#db/schema/index.ts'
import { aChild, aConsent } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

describe('what was said about photographs', () => {
  const later = new Date(NOW.getTime() + 60_000)

  async function aRow() {
    const setting = await anEvent(database.db)
    const id = await aConsent(database.db, setting, await aChild(database.db, setting))
    const change = (columns: Partial<typeof consent.$inferInsert>) =>
      inCouncil(database.db, setting.councilId, (tx) =>
        tx.update(consent).set(columns).where(eq(consent.id, id)),
      )
    return { setting, id, change }
  }

  test('is never rewritten, and not taken away while the child is known', async () => {
    const { setting, id, change } = await aRow()
    const refusal = { cause: { message: 'consent is insert only' } }
    await expect(change({ level: 'press' })).rejects.toMatchObject(refusal)
    await expect(
      change({ level: 'press', withdrawnAt: later, withdrawnBy: 'guest' }),
    ).rejects.toMatchObject(refusal)
    const taking = inCouncil(database.db, setting.councilId, (tx) =>
      tx.delete(consent).where(eq(consent.id, id)),
    )
    await expect(taking).rejects.toMatchObject(refusal)
  })

  test('is withdrawn once, and stays withdrawn', async () => {
    const { id, change } = await aRow()
    await change({ withdrawnAt: later, withdrawnBy: 'guest' })
    await expect(change({ withdrawnAt: null, withdrawnBy: null })).rejects.toMatchObject({
      cause: { message: 'consent is insert only' },
    })
    const [row] = await database.db.select().from(consent).where(eq(consent.id, id))
    expect(row).toMatchObject({ level: 'channels', withdrawnAt: later, withdrawnBy: 'guest' })
  })
})

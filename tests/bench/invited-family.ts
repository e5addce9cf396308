import { rmSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { aCouncil, anEvent, anInvitation } from '#tests/support/factories.ts'
import { AS_PREPARED, prepareData } from '#tests/support/prepared-data.ts'
import { startApp, type RunningApp } from '#tests/support/running-app.ts'

const DAY_MS = 86_400_000

/** A server with one ceremony, and the address of the page on which one family answers. */
export async function servedInvitation<T>(
  language: string,
  use: (app: RunningApp, path: string) => Promise<T>,
): Promise<T> {
  const now = new Date()
  const { dataDir, filled: path } = await prepareData(async (db) => {
    const setting = await anEvent(db, {
      councilId: await aCouncil(db),
      capacity: 200,
      startsAt: new Date(now.getTime() + 30 * DAY_MS),
    })
    const id = await anInvitation(db, setting, { language, name: 'ليلى الحدّاد' })
    const { councilId, eventId } = setting
    return inCouncil(db, councilId, async (tx) => {
      const [row] = await tx.select().from(invitation).where(eq(invitation.id, id))
      const link = await replyLink(tx, { councilId, partyId: row!.partyId, eventId, now })
      return `/i/${tokenOf(link)}`
    })
  })
  const app = await startApp({ environment: AS_PREPARED, dataDir })
  try {
    return await use(app, path)
  } finally {
    await app.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** A process of its own that answers for its share of the parties, all at once, when it is told to. */
import { connect } from '#db/client.server.ts'
import { answerAll } from './answer-all.ts'
import type { Answering } from './replies-scene.ts'

export interface Share {
  url: string
  councilId: string
  now: string
  answering: Answering[]
}

process.once('message', async (share: Share) => {
  const connection = await connect({ url: share.url })
  // Every process has its connections before the first answer is given.
  await Promise.all(
    Array.from({ length: 10 }, () => connection.db.execute('select pg_sleep(0.05)')),
  )
  process.send?.('ready')
  process.once('message', async () => {
    const told = await answerAll(connection.db, { ...share, now: new Date(share.now) })
    await connection.close()
    process.send?.(told, () => process.disconnect())
  })
})

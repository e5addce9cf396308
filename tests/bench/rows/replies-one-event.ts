import postgres from 'postgres'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { newId } from '#app/domain/ids.ts'
import { connect, type Database } from '#db/client.server.ts'
import { aCouncil, anEvent, anInvitation, answering, NOW } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { inTurn, rounded, type BenchRow } from '../row.ts'

const CLIENTS = 200
const REPLIES = 400
const ROUNDS = 5

/** How many replies to one limited event a second, everything included. */
export const repliesOneEvent: BenchRow = {
  id: 'replies-one-event',
  how: '200 clients answer invitations to one limited event through the use-case (reply, history, audit line and letter in one transaction; PostgreSQL with fsync and synchronous_commit on), against an INSERT of the same reply row alone into a table without keys.',
  async measure() {
    const server = await startPgServer({ durable: true })
    const connection = await connect({ url: server.url(), pool: 20 })
    const plain = postgres(server.url(), { max: 20, prepare: false, onnotice: () => {} })
    try {
      await connection.migrate()
      await plain`create table floor (like reply)`
      const councilId = await aCouncil(connection.db)
      // The first of the rounds warms up.
      const scenes: Round[] = []
      for (let round = 0; round <= ROUNDS; round += 1)
        scenes.push(await aRound(connection.db, councilId))
      let round = 0
      const medians = await inTurn(
        {
          replies: () => {
            const scene = scenes[round]!
            round += 1
            return aSecond(REPLIES, async (at) => {
              const answered = await replyToInvitation(connection.db, {
                councilId,
                invitationId: scene.invitations[at]!,
                actor: { kind: 'guest' },
                channel: 'link',
                reply: answering('yes', 1 + (at % 6)),
                now: NOW,
              })
              if (!answered.ok) throw new Error(answered.reason)
            })
          },
          inserts: () =>
            aSecond(REPLIES * 5, async (at) => {
              await plain`insert into floor ${plain({
                council_id: councilId,
                invitation_id: newId(),
                occurrence_id: scenes[0]!.occurrenceId,
                people_limit: 6,
                answer: 'yes',
                state: 'confirmed',
                people: 1 + (at % 6),
                channel: 'link',
                answered_at: NOW,
                revision: 1,
              })}`
            }),
        },
        ROUNDS,
      )
      return {
        value: Math.round(medians.replies),
        unit: 'replies/s',
        floor: Math.round(medians.inserts),
        ratio: rounded(medians.replies / medians.inserts, 3),
        bar: 'printed; >= 0.10 once replies are combined',
        holds: true,
        detail: `${server.version}, a pool of 20.`,
      }
    } finally {
      await plain.end()
      await connection.close()
      await server.stop()
    }
  },
}

type Round = { occurrenceId: string; invitations: string[] }

async function aRound(db: Database, councilId: string): Promise<Round> {
  const setting = await anEvent(db, { councilId, capacity: REPLIES * 2 })
  const invitations: string[] = []
  for (let at = 0; at < REPLIES; at += 1)
    invitations.push(await anInvitation(db, setting, { email: `family-${at}@example.org` }))
  return { occurrenceId: setting.occurrenceId, invitations }
}

/** How often a second it is done, by so many clients that each wait for their answer. */
async function aSecond(times: number, work: (at: number) => Promise<void>): Promise<number> {
  let next = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (next < times) {
        const at = next
        next += 1
        await work(at)
      }
    }),
  )
  return times / ((performance.now() - from) / 1_000)
}

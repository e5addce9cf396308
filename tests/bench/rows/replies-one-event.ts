import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { replyInLane } from '#app/domain/invitations/reply-lane.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { newId } from '#app/domain/ids.ts'
import { connect, inCouncil, type Database } from '#db/client.server.ts'
import { invitation } from '#db/schema/index.ts'
import { inviteMany } from '#tests/prove/crash-mailing.ts'
import { aCouncil, anEvent, answering, NOW, type Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { inTurn, rounded, type BenchRow } from '../row.ts'

const CLIENTS = 200
const TOGETHER = 1_000
const ALONE = 300
const EVENTS = 100
const ROUNDS = 5
const LEAST_OF_ALONE = 5
const LEAST_OF_INSERTS = 0.1
/** Spread over many events an answer must cost about the same. */
const LEAST_WHEN_SPREAD = 0.5

/** How many replies to one limited event a second, everything included. */
export const repliesOneEvent: BenchRow = {
  id: 'replies-one-event',
  how: `${CLIENTS} clients answer invitations to one limited event through the use-case (reply, history, audit line and letter in one transaction; PostgreSQL with fsync and synchronous_commit on): answers that wait share a transaction, against each in its own, against an INSERT of the same reply row alone into a table without keys, and spread over ${EVENTS} events.`,
  async measure() {
    const server = await startPgServer({ durable: true })
    const connection = await connect({ url: server.url(), pool: 20 })
    const plain = postgres(server.url(), { max: 20, prepare: false, onnotice: () => {} })
    try {
      await connection.migrate()
      await plain`create table floor (like reply)`
      const { db } = connection
      const councilId = await aCouncil(db)
      const sizes: number[] = []
      const lane = (of: Answer[]) =>
        aSecond(of, ({ occurrenceId, ...given }) =>
          replyInLane(db, given, { occurrenceId, onBatch: (size) => sizes.push(size) }),
        )
      const medians = await inTurn(
        {
          together: async () => lane(await answers(db, councilId, 1, TOGETHER)),
          alone: async () =>
            aSecond(await answers(db, councilId, 1, ALONE), (given) =>
              replyToInvitation(db, given),
            ),
          spread: async () => lane(await answers(db, councilId, EVENTS, TOGETHER)),
          inserts: async () => {
            const rows = await answers(db, councilId, 1, 1)
            const [{ occurrenceId } = { occurrenceId: newId() }] = rows
            return aSecond(
              Array.from({ length: TOGETHER * 2 }, (_, at) => at),
              async (at) => {
                await plain`insert into floor ${plain({
                  council_id: councilId,
                  invitation_id: newId(),
                  occurrence_id: occurrenceId,
                  people_limit: 6,
                  answer: 'yes',
                  state: 'confirmed',
                  people: 1 + (at % 6),
                  overtaken: 0,
                  channel: 'link',
                  answered_at: NOW,
                  revision: 1,
                })}`
                return { ok: true }
              },
            )
          },
        },
        ROUNDS,
      )
      const ofAlone = medians.together / medians.alone
      const ofInserts = medians.together / medians.inserts
      const whenSpread = medians.spread / medians.together
      return {
        value: Math.round(medians.together),
        unit: 'replies/s',
        floor: Math.round(medians.inserts),
        ratio: rounded(ofInserts, 3),
        bar: '>= 5x uncombined, >= 0.10 of the INSERT, flat over 100 events',
        holds:
          ofAlone >= LEAST_OF_ALONE &&
          ofInserts >= LEAST_OF_INSERTS &&
          whenSpread >= LEAST_WHEN_SPREAD,
        detail: `Uncombined ${Math.round(medians.alone)}/s: ${rounded(ofAlone)}x. Over ${EVENTS} events ${Math.round(medians.spread)}/s: ${rounded(whenSpread, 2)} of one event. ${rounded(mean(sizes))} answers a transaction. ${server.version}, a pool of 20.`,
      }
    } finally {
      await plain.end()
      await connection.close()
      await server.stop()
    }
  },
}

type Answer = Parameters<typeof replyToInvitation>[1] & { occurrenceId: string }

/** So many invitations to so many events, each with places for about half of those who answer. */
async function answers(
  db: Database,
  councilId: string,
  events: number,
  count: number,
): Promise<Answer[]> {
  const ofEach: Answer[][] = []
  for (let at = 0; at < events; at += 1) {
    const setting = await anEvent(db, { councilId, capacity: Math.ceil((count / events) * 1.75) })
    const ids = await invited(db, setting, count / events)
    ofEach.push(
      ids.map((invitationId, index) => ({
        councilId,
        occurrenceId: setting.occurrenceId,
        invitationId,
        actor: { kind: 'guest' },
        channel: 'link',
        reply: answering('yes', 1 + (index % 6)),
        now: NOW,
      })),
    )
  }
  // Clients of different events come in turn, as they would.
  return Array.from({ length: count / events }, (_, index) =>
    ofEach.flatMap((some) => some[index] ?? []),
  ).flat()
}

async function invited(db: Database, setting: Setting, count: number): Promise<string[]> {
  await inviteMany(db, setting, count, NOW)
  const rows = await inCouncil(db, setting.councilId, (tx) =>
    tx
      .select({ id: invitation.id })
      .from(invitation)
      .where(eq(invitation.occurrenceId, setting.occurrenceId)),
  )
  return rows.map(({ id }) => id)
}

const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length

/** How often a second it is done, by so many clients that each wait for their answer. */
async function aSecond<T>(all: T[], work: (one: T) => Promise<{ ok: boolean }>): Promise<number> {
  let next = 0
  const from = performance.now()
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      for (let one = all[next++]; one !== undefined; one = all[next++]) {
        const answered = await work(one)
        if (!answered.ok) throw new Error(JSON.stringify(answered))
      }
    }),
  )
  return all.length / ((performance.now() - from) / 1_000)
}

import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { lockOccurrence } from '#app/domain/invitations/lock-occurrence.server.ts'
import { promoteWaiting } from '#app/domain/invitations/promote.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { connect, inCouncil, type Database } from '#db/client.server.ts'
import { invitation, occurrence, reply } from '#db/schema/index.ts'
import { aCouncil, anEvent, anInvitation, answering, NOW } from '#tests/support/factories.ts'
import type { Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import { PEOPLE_LIMIT, ReplyModel, type Outcome, type Stand, type Step } from './reply-model.ts'

const PARTIES = 5
const CLOSE = new Date('2027-06-18T09:30:00Z')

interface History {
  capacity: number | null
  steps: Step[]
}

const capacity = fc.option(fc.integer({ min: 1, max: 7 }), { freq: 12 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.record({
      what: fc.constant('answer' as const),
      party: fc.nat(PARTIES - 1),
      answer: fc.constantFrom(
        'yes' as const,
        'yes' as const,
        'yes' as const,
        'maybe' as const,
        'no' as const,
      ),
      people: fc.nat(PEOPLE_LIMIT + 1),
    }),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('capacity' as const), capacity }) },
  { weight: 1, arbitrary: fc.constant<Step>({ what: 'close' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ what: 'cancel' }) },
)
const history: fc.Arbitrary<History> = fc.record({
  capacity,
  steps: fc.array(step, { minLength: 4, maxLength: 16 }),
})

export interface Compared {
  /** The shortest history that was found to differ, and in what; undefined when none did. */
  difference: string | undefined
  /** How often an answer led from one state to another, such as `waiting->declined`. */
  transitions: Record<string, number>
}

/**
 * Random histories of one occurrence, told to the product and to the model side by side: after each
 * step both must say the same of the outcome, of every party, of the queue and of the counters.
 *
 * @param overtakes Plants a fault in the model; a comparison that can see must then find a difference.
 */
export async function compareHistories(
  db: Database,
  { n, seed, overtakes = false }: { n: number; seed: number; overtakes?: boolean },
): Promise<Compared> {
  const councilId = await aCouncil(db)
  const transitions: Record<string, number> = {}
  const told = await fc.check(
    fc.asyncProperty(history, async (one) => {
      const difference = await differenceIn(db, councilId, one, { overtakes, transitions })
      if (difference) throw new Error(difference)
    }),
    // A planted fault needs to be found, not to be made short.
    { numRuns: n, seed, endOnFailure: overtakes },
  )
  const difference = told.failed
    ? `${JSON.stringify(told.counterexample)}\n${String(told.errorInstance)}`
    : undefined
  return { difference, transitions }
}

async function differenceIn(
  db: Database,
  councilId: string,
  { capacity: places, steps }: History,
  { overtakes, transitions }: { overtakes: boolean; transitions: Record<string, number> },
): Promise<string | undefined> {
  const model = new ReplyModel(PARTIES, places, { overtakes })
  const setting = await anEvent(db, {
    councilId,
    capacity: places,
    occurrence: { repliesCloseAt: CLOSE },
  })
  const parties: string[] = []
  for (let party = 0; party < PARTIES; party += 1)
    parties.push(await anInvitation(db, setting, { limit: PEOPLE_LIMIT }))
  for (const [at, one] of steps.entries()) {
    const before = one.what === 'answer' ? model.stands[one.party]!.state : 'none'
    const expected = tellModel(model, one)
    const outcome = await tellProduct(db, { setting, parties, step: one, model })
    if (one.what === 'answer' && 'state' in outcome)
      transitions[`${before}->${outcome.state}`] =
        (transitions[`${before}->${outcome.state}`] ?? 0) + 1
    const [is, should] = [
      { outcome, ...(await pictureOf(db, setting, parties)) },
      { outcome: expected, ...pictureOfModel(model) },
    ]
    if (!isDeepStrictEqual(is, should))
      return `step ${at + 1} ${JSON.stringify(one)}\n  is     ${JSON.stringify(is)}\n  should ${JSON.stringify(should)}`
  }
  return undefined
}

function tellModel(model: ReplyModel, one: Step): Outcome {
  if (one.what === 'answer') return model.answer(one)
  if (one.what === 'capacity')
    return model.setCapacity(one.capacity)
      ? { state: 'changed', promoted: 0 }
      : { refused: 'too-few' }
  if (one.what === 'close') model.isClosed = true
  else model.isCancelled = true
  return { state: 'changed', promoted: 0 }
}

async function tellProduct(
  db: Database,
  {
    setting,
    parties,
    step: one,
    model,
  }: { setting: Setting; parties: string[]; step: Step; model: ReplyModel },
): Promise<Outcome> {
  const { councilId, occurrenceId } = setting
  if (one.what === 'answer') {
    const answered = await replyToInvitation(db, {
      councilId,
      invitationId: parties[one.party]!,
      actor: { kind: 'guest' },
      channel: 'link',
      reply: answering(one.answer, one.answer === 'yes' ? one.people : 0),
      now: model.isClosed ? CLOSE : NOW,
    })
    if (!answered.ok) return { refused: answered.reason }
    return { state: answered.value.state, promoted: answered.value.promoted }
  }
  if (one.what === 'close') return { state: 'changed', promoted: 0 } // the clock is an argument
  return inCouncil(db, councilId, async (tx) => {
    const room = await lockOccurrence(tx, { councilId, occurrenceId })
    if (one.what === 'capacity' && one.capacity !== null && one.capacity < room!.placesTaken)
      return { refused: 'too-few' }
    await tx
      .update(occurrence)
      .set(one.what === 'capacity' ? { capacity: one.capacity } : { cancelledAt: NOW })
      .where(eq(occurrence.id, occurrenceId))
    if (one.what === 'capacity' && !model.isClosed)
      await promoteWaiting(tx, { councilId, occurrenceId, now: NOW })
    return { state: 'changed', promoted: 0 }
  })
}

interface Picture {
  stands: Stand[]
  queue: number[]
  taken: number
  waiting: number
}

const pictureOfModel = (model: ReplyModel): Picture => ({
  stands: model.stands.map((one) => ({ ...one })),
  queue: [...model.queue],
  taken: model.taken,
  waiting: model.queue.length,
})

async function pictureOf(db: Database, setting: Setting, parties: string[]): Promise<Picture> {
  const { councilId, occurrenceId } = setting
  return inCouncil(db, councilId, async (tx) => {
    const rows = await tx
      .select({ id: invitation.id, reply })
      .from(invitation)
      .leftJoin(reply, eq(reply.invitationId, invitation.id))
      .where(eq(invitation.occurrenceId, occurrenceId))
    const [room] = await tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId))
    const of = new Map(rows.map((row) => [row.id, row.reply]))
    const stands = parties.map((id): Stand => {
      const row = of.get(id)
      if (!row) return { state: 'none', people: 0 }
      if (row.state === 'offered' || row.state === 'lapsed') throw new Error(`${row.state} is new`)
      return { state: row.state, people: row.people }
    })
    const queue = rows
      .filter((row) => row.reply?.waitingNumber != null)
      .toSorted((a, b) => a.reply!.waitingNumber! - b.reply!.waitingNumber!)
      .map((row) => parties.indexOf(row.id))
    return { stands, queue, taken: room!.placesTaken, waiting: room!.waitingParties }
  })
}

/** So many histories on each driver. */
export async function proveReplyHistories(
  n: number,
): Promise<{ name: string; runs: number; differences: number }> {
  const server = await startPgServer()
  let differences = 0
  for (const connection of [await connect({ url: server.url() }), await connect()]) {
    await connection.migrate()
    const { difference, transitions } = await compareHistories(connection.db, { n, seed: 2027 })
    console.log(`${connection.driver}: ${JSON.stringify(transitions)}`)
    if (difference) {
      console.log(difference)
      differences += 1
    }
    await connection.close()
  }
  await server.stop()
  return { name: 'waiting-list', runs: n, differences }
}

import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { isDeepStrictEqual } from 'node:util'
import { releaseDuePlaces } from '#app/domain/invitations/due-places.server.ts'
import { lockOccurrence } from '#app/domain/invitations/lock-occurrence.server.ts'
import { promoteWaiting } from '#app/domain/invitations/promote.server.ts'
import type { ReplyGiven } from '#app/domain/invitations/reply.ts'
import { replyToInvitation, takeReplies } from '#app/domain/invitations/reply.server.ts'
import { findReservations } from '#app/domain/invitations/find-reservations.server.ts'
import { releaseReservation, reservePlaces } from '#app/domain/invitations/reservations.server.ts'
import { revokeInvitation } from '#app/domain/invitations/revise-invitation.server.ts'
import type { Result } from '#app/domain/result.ts'
import { connect, inCouncil, type Database } from '#db/client.server.ts'
import { invitation, occurrence, reply } from '#db/schema/index.ts'
import {
  aCouncil,
  anEvent,
  anInvitation,
  answering as replying,
  NOW,
} from '#tests/support/factories.ts'
import type { Setting } from '#tests/support/factories.ts'
import { startPgServer } from '#tests/support/pg-server.ts'
import {
  PEOPLE_LIMIT,
  ReplyModel,
  type Answering,
  type Fault,
  type Outcome,
  type Rules,
  type Stand,
  type Step,
} from './reply-model.ts'

const PARTIES = 5
const CLOSES_AT = 600

interface History {
  rules: Rules
  steps: Step[]
}

const capacity = fc.option(fc.integer({ min: 1, max: 7 }), { freq: 12 })
const party = fc.nat(PARTIES - 1)
const answering: fc.Arbitrary<Answering> = fc.record({
  party,
  answer: fc.constantFrom('yes', 'yes', 'yes', 'maybe', 'no'),
  people: fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: PEOPLE_LIMIT }) },
    fc.nat(PEOPLE_LIMIT + 1),
  ),
  outOfTurn: fc.nat(9).map((n) => n === 0),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 34,
    arbitrary: answering.map((one) => ({ what: 'answer' as const, ...one })),
  },
  {
    weight: 8,
    arbitrary: fc
      .uniqueArray(answering, { minLength: 2, maxLength: PARTIES, selector: (one) => one.party })
      .map((answers) => ({ what: 'together' as const, answers })),
  },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('capacity' as const), capacity }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('reserve' as const),
      party: fc.option(party),
      places: fc.integer({ min: 1, max: 4 }),
      until: fc.integer({ min: 1, max: CLOSES_AT }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('release' as const), nth: fc.nat(3) }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('withdraw' as const), party }) },
  {
    weight: 8,
    arbitrary: fc.record({
      what: fc.constant('wait' as const),
      // As often as not just past the time of an offer: what lapses is the rarest thing to happen.
      minutes: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.constant(31)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('wait' as const), minutes: fc.constant(CLOSES_AT) }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ what: 'cancel' }) },
)
const rules: fc.Arbitrary<Rules> = fc.record({
  capacity,
  overtakes: fc.constantFrom(0, 1, 2),
  promotion: fc.constantFrom('at_once' as const, 'offer' as const, 'offer' as const),
  offerMinutes: fc.constantFrom(30, 30, 60, 240),
  closesAt: fc.constant(CLOSES_AT),
  promotionEndsAt: fc.option(fc.integer({ min: 60, max: CLOSES_AT + 300 }), { freq: 2 }),
})
const say = (who: number, answer: Answering['answer'], people: number): Step => ({
  what: 'answer',
  party: who,
  answer,
  people,
  outOfTurn: false,
})

/** An offer that lapses is the rarest thing to happen by chance: some histories begin just after one. */
const afterAnOffer: fc.Arbitrary<History> = fc
  .record({
    rules: rules.map((how): Rules => ({
      ...how,
      capacity: 4,
      promotion: 'offer',
      offerMinutes: 30,
    })),
    big: fc.integer({ min: 3, max: PEOPLE_LIMIT }),
    next: answering.map(({ answer, people }) => say(1, answer, people)),
    more: fc.array(step, { maxLength: 12 }),
  })
  .map(({ rules: how, big, next, more }) => ({
    rules: how,
    steps: [
      say(0, 'yes', 4),
      say(1, 'yes', 1),
      say(0, 'no', 0),
      { what: 'wait', minutes: 31 },
      say(2, 'yes', 2),
      say(3, 'yes', big),
      next,
      ...more,
    ],
  }))
const history: fc.Arbitrary<History> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({ rules, steps: fc.array(step, { minLength: 6, maxLength: 24 }) }),
  },
  { weight: 1, arbitrary: afterAnOffer },
)

export interface Compared {
  /** The shortest history that was found to differ, and in what; undefined when none did. */
  difference: string | undefined
  /** How often a party went from one state to another, such as `waiting->declined`. */
  transitions: Record<string, number>
  /** Histories until a difference was found, or all of them. */
  runs: number
}

/**
 * Random histories of one occurrence, told to the product and to the model side by side: after each
 * step both must say the same of the outcome, of every party, of the queue and of the counters.
 *
 * @param fault Planted in the model; a comparison that can see must then find a difference.
 */
export async function compareHistories(
  db: Database,
  { n, seed, fault }: { n: number; seed: number; fault?: Fault },
): Promise<Compared> {
  const councilId = await aCouncil(db)
  const transitions: Record<string, number> = {}
  const told = await fc.check(
    fc.asyncProperty(history, async (one) => {
      const difference = await differenceIn(db, councilId, one, { fault, transitions })
      if (difference) throw new Error(difference)
    }),
    // A planted fault needs to be found, not to be made short.
    { numRuns: n, seed, endOnFailure: fault !== undefined },
  )
  const difference = told.failed
    ? `${JSON.stringify(told.counterexample)}\n${String(told.errorInstance)}`
    : undefined
  return { difference, transitions, runs: told.numRuns }
}

const at = (minute: number) => new Date(NOW.getTime() + minute * 60_000)

interface Scene {
  setting: Setting
  parties: string[]
}

async function differenceIn(
  db: Database,
  councilId: string,
  { rules: how, steps }: History,
  { fault, transitions }: { fault: Fault | undefined; transitions: Record<string, number> },
): Promise<string | undefined> {
  const model = new ReplyModel(PARTIES, how, fault)
  const scene = await aSceneFor(db, councilId, how)
  try {
    for (const [index, one] of steps.entries()) {
      const before = model.stands.map(({ state }) => state)
      const expected = tellModel(model, one)
      for (const [who, { state }] of model.stands.entries())
        if (
          state !== before[who] ||
          (one.what === 'answer' && one.party === who && !('refused' in expected))
        )
          transitions[`${before[who]}->${state}`] =
            (transitions[`${before[who]}->${state}`] ?? 0) + 1
      const outcome = await tellProduct(db, scene, one, model.minute)
      const [is, should] = [
        { outcome, ...(await pictureOf(db, scene)) },
        { outcome: expected, ...pictureOfModel(model) },
      ]
      if (!isDeepStrictEqual(is, should))
        return `step ${index + 1} ${JSON.stringify(one)}\n  is     ${JSON.stringify(is)}\n  should ${JSON.stringify(should)}`
    }
    return undefined
  } finally {
    await putAway(db, scene)
  }
}

async function aSceneFor(db: Database, councilId: string, how: Rules): Promise<Scene> {
  const setting = await anEvent(db, {
    councilId,
    capacity: how.capacity,
    occurrence: {
      repliesCloseAt: at(how.closesAt),
      promotionClosesAt: how.promotionEndsAt === null ? null : at(how.promotionEndsAt),
      promotion: how.promotion,
      offerMinutes: how.offerMinutes,
      overtakesAllowed: how.overtakes,
    },
  })
  const parties: string[] = []
  for (let one = 0; one < PARTIES; one += 1)
    parties.push(await anInvitation(db, setting, { limit: PEOPLE_LIMIT }))
  return { setting, parties }
}

/** No clock of a later history finds anything to do here. */
async function putAway(db: Database, { setting }: Scene): Promise<void> {
  const { councilId, occurrenceId } = setting
  for (const { id } of await findReservations(db, setting))
    await releaseReservation(db, {
      councilId,
      occurrenceId,
      reservationId: id,
      actor: OFFICER,
      now: at(1e5),
    })
  await inCouncil(db, councilId, (tx) =>
    tx.update(occurrence).set({ cancelledAt: NOW }).where(eq(occurrence.id, occurrenceId)),
  )
}

const OFFICER = { kind: 'system', name: 'command' } as const

function tellModel(model: ReplyModel, one: Step): Outcome {
  switch (one.what) {
    case 'answer':
      return model.answer(one)
    case 'together':
      return together(
        one.answers.map((answer) => model.answer(answer)),
        one.answers.map(({ party: who }) => model.stands[who]!.state),
      )
    case 'capacity':
      return model.setCapacity(one.capacity)
    case 'reserve':
      return model.reserve(one)
    case 'release':
      return model.release(one.nth)
    case 'withdraw':
      return model.withdraw(one.party)
    case 'wait':
      model.wait(one.minutes)
      return CHANGED
    case 'cancel':
      model.isCancelled = true
      return CHANGED
  }
}

const CHANGED: Outcome = { state: 'changed', promoted: 0 }

async function tellProduct(
  db: Database,
  { setting, parties }: Scene,
  one: Step,
  minute: number,
): Promise<Outcome> {
  const { councilId, occurrenceId } = setting
  const scope = { councilId, occurrenceId, actor: OFFICER, now: at(minute) }
  const given = ({ party: who, answer, people, outOfTurn }: Answering): ReplyGiven => ({
    councilId,
    invitationId: parties[who]!,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: replying(answer, answer === 'yes' ? people : 0),
    now: at(minute),
    ...(outOfTurn ? { override: { reason: 'A guest of honour', outOfTurn: true } } : {}),
  })
  switch (one.what) {
    case 'answer':
      return outcomeOf(await replyToInvitation(db, given(one)))
    case 'together': {
      const outcomes = (
        await inCouncil(db, councilId, (tx) => takeReplies(tx, one.answers.map(given)))
      ).map(outcomeOf)
      return together(
        outcomes,
        outcomes.map((outcome) => ('state' in outcome ? outcome.state : '')),
      )
    }
    case 'reserve':
      return outcomeOf(
        await reservePlaces(db, {
          ...scope,
          keptFor: one.party === null ? 'staff' : 'party',
          label: null,
          places: one.places,
          untilAt: at(Math.max(one.until, minute + 1)),
          ...(one.party === null ? {} : { invitationId: parties[one.party]! }),
        }),
      )
    case 'release': {
      const kept = await findReservations(db, setting)
      const chosen = kept[one.nth % Math.max(1, kept.length)]
      if (!chosen) return { refused: 'unknown' }
      return outcomeOf(await releaseReservation(db, { ...scope, reservationId: chosen.id }))
    }
    case 'withdraw':
      return outcomeOf(
        await revokeInvitation(db, {
          councilId,
          invitationId: parties[one.party]!,
          actor: OFFICER,
          now: at(minute),
          reason: 'Invited by mistake',
        }),
      )
    case 'wait':
      await releaseDuePlaces(db, { now: at(minute) })
      return CHANGED
    case 'capacity':
    case 'cancel':
      return inCouncil(db, councilId, async (tx) => {
        const room = await lockOccurrence(tx, scope)
        if (
          one.what === 'capacity' &&
          one.capacity !== null &&
          one.capacity < room!.placesTaken + room!.placesHeld
        )
          return { refused: 'too-few' }
        await tx
          .update(occurrence)
          .set(one.what === 'capacity' ? { capacity: one.capacity } : { cancelledAt: NOW })
          .where(eq(occurrence.id, occurrenceId))
        const moved = one.what === 'capacity' ? await promoteWaiting(tx, scope) : []
        return { state: 'changed', promoted: moved.length }
      })
  }
}

/** What answers that share a transaction came to: their states when all are in, and how many others moved up. */
function together(outcomes: Outcome[], states: string[]): Outcome {
  const said = outcomes.map((one, index) => ('refused' in one ? one.refused : states[index]))
  const promoted = outcomes.reduce((sum, one) => sum + ('promoted' in one ? one.promoted : 0), 0)
  return { state: said.join(', '), promoted }
}

function outcomeOf(result: Result<unknown, string>): Outcome {
  if (!result.ok) return { refused: result.reason }
  const { state = 'changed', promoted = 0 } = Object(result.value)
  return { state, promoted }
}

interface Picture {
  stands: Stand[]
  queue: number[]
  taken: number
  held: number
  waiting: number
}

const pictureOfModel = (model: ReplyModel): Picture => ({
  stands: model.stands.map((one) => ({ ...one })),
  queue: [...model.queue],
  taken: model.taken,
  held: model.held,
  waiting: model.stands.filter(({ state }) => state === 'waiting').length,
})

async function pictureOf(db: Database, { setting, parties }: Scene): Promise<Picture> {
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
      return row
        ? { state: row.state, people: row.people, overtaken: row.overtaken }
        : { state: 'none', people: 0, overtaken: 0 }
    })
    const queue = rows
      .filter((row) => row.reply?.waitingNumber != null)
      .toSorted((a, b) => a.reply!.waitingNumber! - b.reply!.waitingNumber!)
      .map((row) => parties.indexOf(row.id))
    const { placesTaken: taken, placesHeld: held, waitingParties: waiting } = room!
    return { stands, queue, taken, held, waiting }
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

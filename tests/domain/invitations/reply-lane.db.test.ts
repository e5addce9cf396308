import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { nextBatch, replyInLane } from '#app/domain/invitations/reply-lane.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, letter, occurrence, reply } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()

const give = (
  { councilId, occurrenceId }: Setting,
  invitationId: string,
  wish: ReturnType<typeof answering>,
  onBatch?: (size: number) => void,
) =>
  replyInLane(
    database.db,
    {
      councilId,
      invitationId,
      reply: wish,
      now: NOW,
      actor: { kind: 'guest' },
      channel: 'link',
    },
    { occurrenceId, ...(onBatch ? { onBatch } : {}) },
  )

const roomOf = ({ councilId, occurrenceId }: Setting) =>
  inCouncil(database.db, councilId, async (tx) => {
    const [row] = await tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId))
    return { taken: row!.placesTaken, waiting: row!.waitingParties }
  })

async function families(setting: Setting, count: number): Promise<string[]> {
  const all: string[] = []
  for (let at = 0; at < count; at += 1)
    all.push(await anInvitation(database.db, setting, { name: `Family ${at}` }))
  return all
}

test('answers that wait at the same moment share a transaction, in the order in which they came', async () => {
  const setting = await anEvent(database.db, { capacity: 20 })
  const all = await families(setting, 30)
  const sizes: number[] = []
  const outcomes = await Promise.all(
    all.map((one) => give(setting, one, answering('yes', 1), (size) => sizes.push(size))),
  )
  expect(sizes).toEqual([30])
  expect(outcomes.map((one) => one.ok && one.value.state)).toEqual([
    ...Array.from({ length: 20 }, () => 'confirmed'),
    ...Array.from({ length: 10 }, () => 'waiting'),
  ])
  expect(await roomOf(setting)).toEqual({ taken: 20, waiting: 10 })
  await inCouncil(database.db, setting.councilId, async (tx) => {
    const numbers = await tx
      .select({ number: reply.waitingNumber })
      .from(reply)
      .where(eq(reply.state, 'waiting'))
    expect(numbers.map(({ number }) => number).toSorted((a, b) => a! - b!)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ])
    expect(await tx.select().from(letter).where(eq(letter.purpose, 'reply'))).toHaveLength(30)
    expect(
      await tx.select().from(auditEntry).where(eq(auditEntry.action, 'reply.changed')),
    ).toHaveLength(30)
  })
})

test('an answer that cannot be written costs nobody else theirs', async () => {
  const setting = await anEvent(database.db, { capacity: 20 })
  const [first, broken, ...others] = await families(setting, 6)
  // PostgreSQL takes no NUL in a text: the shared transaction fails as a whole.
  const unwritable = { ...answering('yes', 2), message: 'never\u0000written' }
  const outcomes = await Promise.allSettled([
    give(setting, first!, answering('yes', 2)),
    give(setting, broken!, unwritable),
    ...others.map((one) => give(setting, one, answering('yes', 2))),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    ...others.map(() => 'fulfilled'),
  ])
  expect(await roomOf(setting)).toEqual({ taken: 10, waiting: 0 })
})

test('cancellations and changes go the same way: a freed place is given on within the batch', async () => {
  const setting = await anEvent(database.db, { capacity: 4 })
  const [one, two, three, four] = await families(setting, 4)
  await give(setting, one!, answering('yes', 4))
  await give(setting, two!, answering('yes', 3))
  const outcomes = await Promise.all([
    give(setting, three!, answering('maybe')),
    give(setting, one!, answering('no')),
    give(setting, four!, answering('yes', 1)),
  ])
  expect(outcomes).toMatchObject([
    { value: { state: 'maybe' } },
    { value: { state: 'declined', promoted: 1 } },
    { value: { state: 'confirmed', promoted: 0 } },
  ])
  expect(await roomOf(setting)).toEqual({ taken: 4, waiting: 0 })
})

test('60 submits of one party at the same moment count once, and each sees the one before', async () => {
  const setting = await anEvent(database.db, { capacity: 4 })
  const [family] = await families(setting, 1)
  await Promise.all(
    Array.from({ length: 60 }, (_, at) => give(setting, family!, answering('yes', 1 + (at % 4)))),
  )
  expect(await roomOf(setting)).toEqual({ taken: 4, waiting: 0 })
  const [row] = await inCouncil(database.db, setting.councilId, (tx) =>
    tx
      .select()
      .from(reply)
      .where(and(eq(reply.invitationId, family!), eq(reply.state, 'confirmed'))),
  )
  expect(row).toMatchObject({ people: 4, revision: 60 })
})

test('a rush to one date holds up no other: dates take turns in a batch', () => {
  const waiting = [
    ...Array.from({ length: 50 }, (_, at) => ({
      occurrenceId: 'rush',
      given: { invitationId: `rush-${at}` },
    })),
    { occurrenceId: 'quiet', given: { invitationId: 'quiet-0' } },
    { occurrenceId: 'rush', given: { invitationId: 'rush-0' } },
  ]
  const batch = nextBatch(waiting, 10)
  expect(batch.map(({ given }) => given.invitationId)).toEqual([
    'rush-0',
    'quiet-0',
    ...Array.from({ length: 8 }, (_, at) => `rush-${at + 1}`),
  ])
})

import { asc, eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '#app/domain/ids.ts'
import { issueLink, tokenOf } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { answerAsBefore } from '#app/domain/invitations/answer-offer.server.ts'
import { releaseDuePlaces } from '#app/domain/invitations/due-places.server.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import { findReservations } from '#app/domain/invitations/find-reservations.server.ts'
import { findWaiting } from '#app/domain/invitations/find-waiting.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import {
  changeReservation,
  releaseReservation,
  reservePlaces,
} from '#app/domain/invitations/reservations.server.ts'
import { waitingRoomOf } from '#app/domain/invitations/waiting-room.ts'
import { whyTheyWait } from '#app/domain/invitations/why-waiting.ts'
import { withdrawOffer } from '#app/domain/invitations/withdraw-offer.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  auditEntry,
  invitation,
  letter,
  occurrence,
  offer,
  reply,
  replyChange,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'account', accountId: newId(), role: 'officer' } as const
const HOUR = 3_600_000
const later = (hours: number) => new Date(NOW.getTime() + hours * HOUR)

/** Families of these sizes answer yes, one after the other; returns their invitations. */
async function families(setting: Setting, sizes: number[]): Promise<string[]> {
  const ids: string[] = []
  for (const [index, people] of sizes.entries()) {
    const id = await anInvitation(database.db, setting, { name: `Family ${index + 1}` })
    await give(setting, id, answering('yes', people))
    ids.push(id)
  }
  return ids
}
const give = (setting: Setting, invitationId: string, wish: ReturnType<typeof answering>) =>
  replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: wish,
    now: NOW,
  })

const standings = ({ councilId }: Setting, ids: string[]) =>
  inCouncil(database.db, councilId, async (tx) => {
    const rows = await tx.select().from(reply)
    return ids.map((id) => rows.find(({ invitationId }) => invitationId === id)?.state)
  })
const placesOf = ({ councilId, occurrenceId }: Setting) =>
  inCouncil(database.db, councilId, async (tx) => {
    const [row] = await tx.select().from(occurrence).where(eq(occurrence.id, occurrenceId))
    return { taken: row!.placesTaken, held: row!.placesHeld }
  })
const lettersTo = ({ councilId }: Setting, id: string) =>
  inCouncil(database.db, councilId, async (tx) => {
    const rows = await tx
      .select()
      .from(letter)
      .where(eq(letter.subjectId, id))
      .orderBy(asc(letter.id))
    return rows.map(({ purpose }) => purpose)
  })

/** What the waiting page says: by the same reading and the same reasoning. */
async function reasons(setting: Setting, now = NOW) {
  const scope = { councilId: setting.councilId, occurrenceId: setting.occurrenceId }
  const lines = await findWaiting(database.db, { ...scope, actor, now })
  const kept = await findReservations(database.db, scope)
  const [when] = await inCouncil(database.db, setting.councilId, (tx) =>
    tx.select().from(occurrence).where(eq(occurrence.id, setting.occurrenceId)),
  )
  return whyTheyWait(waitingRoomOf(when!, lines, kept), now)
}

test('why a family waits counts offers, reservations and those before it, and names the moment', async () => {
  const setting = await anEvent(database.db, {
    capacity: 10,
    occurrence: { promotion: 'offer', offerMinutes: 120 },
  })
  const given = { ...setting, actor, now: NOW }
  const [first, , third] = await families(setting, [6, 4, 4, 3, 5])
  await give(setting, first!, answering('no'))
  expect(await standings(setting, [third!])).toEqual(['offered'])
  await reservePlaces(database.db, {
    ...given,
    keptFor: 'staff',
    label: null,
    places: 2,
    untilAt: later(24),
  })
  expect(await placesOf(setting)).toEqual({ taken: 4, held: 6 })
  expect(await reasons(setting)).toMatchObject([
    { position: 1, reason: 'too-big', needs: 3, free: 0, missing: 3, turnAt: later(2) },
    { position: 2, reason: 'behind-others', missing: 8, turnAt: null },
  ])
  await releaseDuePlaces(database.db, { now: later(2) })
  expect(await standings(setting, [third!])).toEqual(['lapsed'])
  expect(await reasons(setting, later(2))).toMatchObject([
    { position: 1, needs: 5, free: 1, missing: 4, turnAt: later(24) },
  ])
})

test('an officer takes an offer back: the party is told, the next one is offered the places', async () => {
  const setting = await anEvent(database.db, { capacity: 4, occurrence: { promotion: 'offer' } })
  const [first, second, third] = await families(setting, [4, 3, 3])
  await give(setting, first!, answering('no'))
  const taking = { ...setting, actor, reason: 'They rang: they moved away', now: later(1) }
  expect(await withdrawOffer(database.db, { ...taking, invitationId: second! })).toEqual({
    ok: true,
    value: { promoted: 1 },
  })
  expect(await standings(setting, [second!, third!])).toEqual(['lapsed', 'offered'])
  expect(await placesOf(setting)).toEqual({ taken: 0, held: 3 })
  expect((await lettersTo(setting, second!)).at(-1)).toBe('offer_ended')
  expect((await lettersTo(setting, third!)).at(-1)).toBe('place_offered')
  const written = await inCouncil(database.db, setting.councilId, async (tx) => ({
    offers: await tx.select().from(offer).where(eq(offer.invitationId, second!)),
    history: await tx.select().from(replyChange).where(eq(replyChange.invitationId, second!)),
    audit: await tx
      .select()
      .from(auditEntry)
      .where(inArray(auditEntry.action, ['offer.withdrawn', 'reply.lapsed'])),
  }))
  expect(written.offers).toMatchObject([{ outcome: 'withdrawn', closedAt: later(1) }])
  expect(written.history.at(-1)).toMatchObject({
    reason: 'They rang: they moved away',
    actor: `account:${actor.accountId}`,
    after: { state: 'lapsed' },
  })
  expect(written.audit).toMatchObject([{ subjectId: second, detail: { people: 3, promoted: 1 } }])
  expect(await withdrawOffer(database.db, { ...taking, invitationId: second! })).toEqual({
    ok: false,
    reason: 'offer-over',
  })
})

test('out of turn a party goes past the others with a reason, but never past the capacity', async () => {
  const setting = await anEvent(database.db, { capacity: 6 })
  const [first, second, third] = await families(setting, [4, 5, 2])
  const out = (invitationId: string) =>
    answerAsBefore(database.db, {
      councilId: setting.councilId,
      invitationId,
      actor,
      channel: 'override',
      takes: true,
      override: { reason: 'They lead the choir', outOfTurn: true },
      now: later(1),
    })
  expect(await out(second!)).toEqual({ ok: false, reason: 'no-room' })
  expect(await out(third!)).toMatchObject({ ok: true, value: { state: 'confirmed', people: 2 } })
  expect(await out(first!)).toEqual({ ok: false, reason: 'offer-over' })
  expect(await standings(setting, [first!, second!, third!])).toEqual([
    'confirmed',
    'waiting',
    'confirmed',
  ])
  const [last] = (
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(replyChange).where(eq(replyChange.invitationId, third!)),
    )
  ).slice(-1)
  expect(last).toMatchObject({ channel: 'override', reason: 'They lead the choir' })
})

test('a reservation keeps at most what is free, and what it gives back goes to who waits', async () => {
  const setting = await anEvent(database.db, { capacity: 10 })
  const given = { ...setting, actor, now: NOW }
  const keep = (places: number) =>
    reservePlaces(database.db, { ...given, keptFor: 'staff', label: null, places, untilAt: null })
  await families(setting, [6])
  expect(await keep(5)).toEqual({ ok: false, reason: 'no-room', most: 4 })
  const kept = await keep(4)
  if (!kept.ok) throw new Error(kept.reason)
  const [waits] = await families(setting, [3])
  const change = {
    ...given,
    reservationId: kept.value,
    keptFor: 'staff' as const,
    label: null,
    untilAt: null,
  }
  expect(await changeReservation(database.db, { ...change, places: 5, revision: 1 })).toEqual({
    ok: false,
    reason: 'no-room',
    most: 4,
  })
  await changeReservation(database.db, { ...change, places: 3, revision: 1 })
  expect(await changeReservation(database.db, { ...change, places: 1, revision: 1 })).toEqual({
    ok: false,
    reason: 'changed-meanwhile',
  })
  expect(await standings(setting, [waits!])).toEqual(['waiting'])
  expect(await releaseReservation(database.db, { ...given, reservationId: kept.value })).toEqual({
    ok: true,
    value: { promoted: 1 },
  })
  expect(await placesOf(setting)).toEqual({ taken: 9, held: 0 })
})

test('a family sees its number among those who wait; one with an offer has none and is not counted', async () => {
  const setting = await anEvent(database.db, { capacity: 4, occurrence: { promotion: 'offer' } })
  const [first, second, third, fourth] = await families(setting, [4, 4, 2, 2])
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  const positionOf = async (invitationId: string) => {
    const token = await inCouncil(database.db, setting.councilId, async (tx) => {
      const [row] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
      const { councilId, eventId } = setting
      const { partyId } = row!
      return tokenOf(
        await issueLink(tx, { councilId, purpose: 'reply', partyId, eventId, now: NOW }),
      )
    })
    const found = await findInvitation(database.db, {
      councilId: setting.councilId,
      by: { token, purpose: 'reply' },
      now: NOW,
    })
    return found.ok ? found.value.dates[0]?.reply?.position : undefined
  }
  expect(await Promise.all([second, third, fourth].map((id) => positionOf(id!)))).toEqual([1, 2, 3])
  await give(setting, first!, answering('no'))
  expect([await positionOf(second!), await positionOf(fourth!)]).toEqual([null, 2])
})

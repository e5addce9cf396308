import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { answerPath, replyLink } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { isLinkToken } from '#app/domain/access/tokens.ts'
import type { Actor } from '#app/domain/actor.ts'
import { newId } from '#app/domain/ids.ts'
import { releaseDuePlaces } from '#app/domain/invitations/due-places.server.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import { findGroups, inviteGroup } from '#app/domain/invitations/invite-group.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { composeMessage } from '#app/domain/mail/compose.server.ts'
import { readInvitationSubjects } from '#app/domain/mail/letter-invitations.server.ts'
import { postLetters } from '#app/domain/mail/outbox.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  attendee,
  auditEntry,
  invitation,
  letter,
  occurrence,
  organisation,
  party,
  reply,
  reservation,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const actor: Actor = { kind: 'system', name: 'seed' }
const CUT_OFF = new Date('2027-06-10T22:59:00Z')
const AFTER = new Date('2027-06-11T09:00:00Z')

const worker = { fullName: 'Teresa Quayle', language: 'en', email: 'teresa@rowan.example' }
const HOTEL = 'Crowne Plaza Broad Lane'

function invite(
  { councilId, occurrenceId }: Setting,
  {
    places = 14,
    peopleLimit = places,
    occurrenceIds = [occurrenceId],
    codedName = 'Rowan House',
    name = HOTEL,
  }: {
    places?: number
    peopleLimit?: number
    occurrenceIds?: string[]
    codedName?: string
    name?: string
  } = {},
) {
  return inviteGroup(database.db, {
    councilId,
    actor,
    occurrenceIds,
    group: { contact: worker, organisation: { name, codedName } },
    places,
    peopleLimit,
    untilAt: CUT_OFF,
    now: NOW,
  })
}

async function aGroup(setting: Setting, over: Parameters<typeof invite>[1] = {}): Promise<string> {
  const invited = await invite(setting, over)
  if (!invited.ok) throw new Error(invited.reason)
  return invited.value[0]!
}

const heads = (people: number): Reply => ({
  answer: people > 0 ? 'yes' : 'no',
  comers: Array.from({ length: people }, () => ({ ageBand: 'unknown' as const })),
  needs: [],
})

const answer = ({ councilId }: Setting, invitationId: string, said: Reply, now = NOW) =>
  replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'link', linkId: newId() },
    channel: 'group',
    reply: said,
    now,
  })

const family = ({ councilId }: Setting, invitationId: string, people: number) =>
  replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: answering('yes', people),
    now: NOW,
  })

const inside = <T>({ councilId }: Setting, work: Parameters<typeof inCouncil<T>>[2]): Promise<T> =>
  inCouncil(database.db, councilId, work)

const roomOf = (setting: Setting) =>
  inside(setting, async (tx) => {
    const [row] = await tx
      .select({ taken: occurrence.placesTaken, held: occurrence.placesHeld })
      .from(occurrence)
      .where(eq(occurrence.id, setting.occurrenceId))
    return row
  })

const stateOf = (setting: Setting, invitationId: string) =>
  inside(setting, async (tx) => {
    const [row] = await tx
      .select({ state: reply.state, people: reply.people, channel: reply.channel })
      .from(reply)
      .where(eq(reply.invitationId, invitationId))
    return row
  })

async function linkOf(setting: Setting, invitationId: string): Promise<string> {
  return inside(setting, async (tx) => {
    const [row] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
    return answerPath(await replyLink(tx, { ...setting, partyId: row!.partyId, now: NOW }))
  })
}

describe('a host’s group', () => {
  test('is invited under the coded name, with places of its own; nobody is written to', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 20 })
    const invitationId = await aGroup(setting)
    const [row] = await inside(setting, (tx) =>
      tx
        .select({
          label: party.label,
          kind: party.kind,
          name: organisation.name,
          coded: organisation.codedName,
          organisationKind: organisation.kind,
          places: reservation.places,
          held: reservation.held,
          untilAt: reservation.untilAt,
          reserved: reservation.keptFor,
        })
        .from(invitation)
        .innerJoin(party, eq(party.id, invitation.partyId))
        .innerJoin(organisation, eq(organisation.id, party.organisationId))
        .innerJoin(reservation, eq(reservation.invitationId, invitation.id))
        .where(eq(invitation.id, invitationId)),
    )
    expect(row).toEqual({
      label: 'Rowan House',
      kind: 'group',
      name: HOTEL,
      coded: 'Rowan House',
      organisationKind: 'host',
      places: 14,
      held: 14,
      untilAt: CUT_OFF,
      reserved: 'party',
    })
    const trail = await inside(setting, (tx) => tx.select().from(auditEntry))
    expect(JSON.stringify(trail)).not.toMatch(/Crowne|Rowan|Teresa/)
  })

  test('answers with a headcount alone; the heads have no names and no ages', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 20 })
    const invitationId = await aGroup(setting)
    expect(await answer(setting, invitationId, heads(12))).toMatchObject({
      ok: true,
      value: { state: 'confirmed', people: 12 },
    })
    expect(await stateOf(setting, invitationId)).toEqual({
      state: 'confirmed',
      people: 12,
      channel: 'group',
    })
    const attendees = await inside(setting, (tx) =>
      tx.select().from(attendee).where(eq(attendee.invitationId, invitationId)),
    )
    expect(attendees.map(({ name, ageBand }) => [name, ageBand])).toEqual(
      Array.from({ length: 12 }, () => [null, 'unknown']),
    )
    expect(await roomOf(setting)).toEqual({ taken: 12, held: 2 })
  })

  test('has its places whoever waits; beyond them the whole group waits like anybody', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 20 })
    const [kept, greedy] = [
      await aGroup(setting, { places: 10 }),
      await aGroup(setting, { places: 6, peopleLimit: 12, name: 'Anchor Trust', codedName: '' }),
    ]
    const [first, second] = [
      await anInvitation(database.db, setting, { name: 'Olena Shevchenko', email: null }),
      await anInvitation(database.db, setting, { name: 'Amira Haddad', email: null }),
    ]
    expect(await family(setting, first, 4)).toMatchObject({ value: { state: 'confirmed' } })
    expect(await family(setting, second, 2)).toMatchObject({ value: { state: 'waiting' } })
    expect(await answer(setting, greedy, heads(8))).toMatchObject({ value: { state: 'waiting' } })
    expect(await answer(setting, kept, heads(10))).toMatchObject({ value: { state: 'confirmed' } })
    expect(await answer(setting, kept, heads(11))).toEqual({
      ok: false,
      reason: 'too-many-people',
    })
    // Within its own places it need not wait any longer.
    expect(await answer(setting, greedy, heads(6))).toMatchObject({
      value: { state: 'confirmed' },
    })
    expect(await roomOf(setting)).toEqual({ taken: 20, held: 0 })
  })

  test('cannot answer by itself after its last day; places that it left go to those who wait', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 16 })
    const group = await aGroup(setting)
    const waits = await anInvitation(database.db, setting, { name: 'Olena Shevchenko' })
    await answer(setting, group, heads(12))
    expect(await family(setting, waits, 4)).toMatchObject({ value: { state: 'waiting' } })
    await releaseDuePlaces(database.db, { now: AFTER })
    expect(await stateOf(setting, waits)).toMatchObject({ state: 'confirmed', people: 4 })
    expect(await answer(setting, group, heads(10), AFTER)).toEqual({
      ok: false,
      reason: 'replies-closed',
    })
    expect(await stateOf(setting, group)).toMatchObject({ state: 'confirmed', people: 12 })
    const officer = await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId: group,
      actor,
      channel: 'phone',
      reply: heads(10),
      now: AFTER,
    })
    expect(officer).toMatchObject({ ok: true, value: { people: 10 } })
  })

  test('of two dates is one party with places on both, or on none', async () => {
    const first = await anEvent(database.db, { kind: 'welcome', capacity: 20 })
    const later = newId()
    await inside(first, async (tx) => {
      const [row] = await tx.select().from(occurrence).where(eq(occurrence.id, first.occurrenceId))
      const day = 86_400_000
      await tx.insert(occurrence).values({
        ...row!,
        id: later,
        startsAt: new Date(+row!.startsAt + day),
        endsAt: new Date(+row!.endsAt + day),
        capacity: 8,
      })
    })
    const occurrenceIds = [later, first.occurrenceId]
    expect(await invite(first, { occurrenceIds })).toEqual({
      ok: false,
      reason: 'no-room',
      most: 8,
      occurrenceId: later,
    })
    const none = await inside(first, (tx) => tx.select().from(party).where(eq(party.kind, 'group')))
    expect(none).toEqual([])
    const invited = await invite(first, { occurrenceIds, places: 8 })
    const invitations = await inside(first, (tx) =>
      tx
        .select({ id: invitation.id, partyId: invitation.partyId })
        .from(invitation)
        .where(eq(invitation.councilId, first.councilId)),
    )
    expect(invited).toEqual({ ok: true, value: invitations.map(({ id }) => id).toSorted() })
    expect(new Set(invitations.map(({ partyId }) => partyId)).size).toBe(1)
    const [known] = await findGroups(database.db, { councilId: first.councilId })
    expect(known).toMatchObject({ label: 'Rowan House', contact: 'Teresa Quayle' })
    const again = await inviteGroup(database.db, {
      councilId: first.councilId,
      actor,
      occurrenceIds,
      group: { partyId: known!.partyId },
      places: 1,
      peopleLimit: 1,
      untilAt: null,
      now: NOW,
    })
    expect(again).toEqual({ ok: false, reason: 'invited-already' })
  })

  test('alone may be more than fifty', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome' })
    const group = await aGroup(setting, { places: 120 })
    expect(await answer(setting, group, heads(120))).toMatchObject({ ok: true })
    const household = await anInvitation(database.db, setting, { limit: 50 })
    const raised = inside(setting, (tx) =>
      tx
        .update(invitation)
        .set({ peopleLimit: 51 })
        .where(and(eq(invitation.id, household), eq(invitation.councilId, setting.councilId))),
    )
    await expect(raised).rejects.toMatchObject({
      cause: { message: 'only a group is invited with more than 50 people' },
    })
  })

  test('has a link of its own, which is unknown as a family’s, and the other way round', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 40 })
    const group = await linkOf(setting, await aGroup(setting))
    const household = await linkOf(setting, await anInvitation(database.db, setting))
    const token = (path: string) => path.split('/').at(-1)!
    expect([group.split('/')[1], household.split('/')[1]]).toEqual(['group', 'i'])
    expect([group, household].map((path) => isLinkToken(token(path)))).toEqual([true, true])
    const { councilId } = setting
    const open = (path: string, purpose: 'reply' | 'group') =>
      findInvitation(database.db, { councilId, by: { token: token(path), purpose }, now: NOW })
    expect(await open(group, 'group')).toMatchObject({
      ok: true,
      value: { linkPurpose: 'group', dates: [{ kept: 14, repliesCloseAt: CUT_OFF, door: 'open' }] },
    })
    expect(await open(group, 'reply')).toEqual({ ok: false, reason: 'unknown' })
    expect(await open(household, 'group')).toEqual({ ok: false, reason: 'unknown' })
    expect(await open(household, 'reply')).toMatchObject({ ok: true })
  })

  test('gets the invitation with its own link, places and last day, and the hotel’s name nowhere', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome', capacity: 40 })
    const group = await aGroup(setting)
    const message = await inside(setting, async (tx) => {
      const { councilId, eventId, occurrenceId } = setting
      const [row] = await tx.select().from(invitation).where(eq(invitation.id, group))
      await postLetters(tx, [
        {
          councilId,
          purpose: 'invitation',
          subjectId: group,
          occasion: '1',
          eventId,
          occurrenceId,
          partyId: row!.partyId,
          address: worker.email,
          language: 'en',
          sender: 'events@borchester.example',
          now: NOW,
        },
      ])
      const letters = await tx.select().from(letter)
      const subjects = await readInvitationSubjects(tx, { councilId, letters, now: NOW })
      const council = await findCouncil(tx, councilId)
      return composeMessage(letters[0]!, subjects.get(letters[0]!.id), {
        council,
        origin: 'https://events.example',
        sender: { name: 'Borchester City Council', address: 'events@borchester.example' },
        now: NOW,
      })
    })
    if (typeof message === 'string') throw new Error(message)
    expect(message.text).toContain('14 places are kept for your group.')
    expect(message.text).toContain(`https://events.example${await linkOf(setting, group)}`)
    expect(message.text).toMatch(/10 June/)
    expect(JSON.stringify(message)).not.toMatch(/Crowne|Rowan/)
  })
})

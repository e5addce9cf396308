import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { countAttendance } from '#app/domain/attendance/counts.server.ts'
import { exportGuests } from '#app/domain/attendance/export-guests.server.ts'
import type { QuestionSet } from '#app/domain/events/kinds.ts'
import { findGuests } from '#app/domain/invitations/find-guests.server.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import { findKnownHeads } from '#app/domain/invitations/read-known-party.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { writeInLanguage } from '#app/domain/invitations/write-in-language.server.ts'
import { findOverview } from '#app/domain/reports/find-overview.server.ts'
import { wordsFor } from '#app/translations/translate.ts'
import { inCouncil } from '#db/client.server.ts'
import { invitation, need, party, person } from '#db/schema/index.ts'
import { aMember, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const LATER = new Date(NOW.getTime() + 60_000)

const OLENA_AND_MARKO: Reply['comers'] = [
  { ageBand: 'adult', name: 'Olena' },
  { ageBand: 'child', name: 'Marko' },
  { ageBand: 'child' },
]

const answer = (
  { councilId }: Setting,
  invitationId: string,
  reply: Partial<Reply> & Pick<Reply, 'comers'>,
  now = NOW,
) =>
  replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: { answer: 'yes', needs: [], ...reply },
    now,
  })

async function partyOf(invitationId: string): Promise<string> {
  const [row] = await database.db.select().from(invitation).where(eq(invitation.id, invitationId))
  return row!.partyId
}

/** An event before, which the family answered, and one to which it is invited again. */
async function invitedAgain(names: QuestionSet['names'] = 'first_names') {
  const before = await anEvent(database.db, { kind: 'welcome' })
  const first = await anInvitation(database.db, before)
  const partyId = await partyOf(first)
  const again = await anEvent(database.db, { councilId: before.councilId, kind: 'welcome' })
  await database.db.execute(
    `update event set questions = jsonb_set(questions, '{names}', '"${names}"') where id = '${again.eventId}'`,
  )
  const second = await anInvitation(database.db, again, { partyId })
  return { before, first, again, second, partyId }
}

async function seen({ councilId, eventId }: Setting, partyId: string) {
  const token = await inCouncil(database.db, councilId, async (tx) =>
    tokenOf(await replyLink(tx, { councilId, eventId, partyId, now: NOW })),
  )
  const by = { token, purpose: 'reply' as const }
  const found = await findInvitation(database.db, { councilId, by, now: NOW })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('a family that is invited again', () => {
  test('is known by its newest answer: ages and names, never needs', async () => {
    const { before, first, again, partyId } = await invitedAgain()
    expect((await seen(again, partyId)).known).toBeNull()
    await answer(before, first, { comers: OLENA_AND_MARKO, needs: [{ kind: 'step_free' }] })
    const view = await seen(again, partyId)
    expect(view.known).toEqual({
      counts: { adults: 1, young: 0, children: 2, infants: 0 },
      names: ['Olena', 'Marko'],
    })
    expect(JSON.stringify([view.known, view.dates])).not.toContain('step_free')
  })

  test('is known by its members where it never answered, and not at its first invitation', async () => {
    const { before, first, again, partyId } = await invitedAgain('children')
    await aMember(database.db, before, first, { name: 'Layla Haddad' })
    await aMember(database.db, before, first, { name: 'Omar Haddad' })
    expect((await seen(again, partyId)).known?.names).toEqual(['Layla Haddad', 'Omar Haddad'])
    const alone = await anInvitation(database.db, before, { name: 'Sami' })
    await aMember(database.db, before, alone, { name: 'Nour' })
    await aMember(database.db, before, alone, { name: 'Hadi' })
    expect((await seen(before, await partyOf(alone))).known).toBeNull()
  })

  test('is asked nothing for names that the event does not ask for', async () => {
    const { before, first, again, partyId } = await invitedAgain('none')
    await answer(before, first, { comers: OLENA_AND_MARKO })
    expect((await seen(again, partyId)).known).toEqual({
      counts: { adults: 1, young: 0, children: 2, infants: 0 },
      names: [],
    })
  })

  test('what it corrects is known the next time; another council knows nothing of it', async () => {
    const { before, first, again, second, partyId } = await invitedAgain()
    await answer(before, first, { comers: OLENA_AND_MARKO })
    await answer(again, second, { comers: [{ ageBand: 'young', name: 'Marko' }] }, LATER)
    const third = await anEvent(database.db, { councilId: before.councilId })
    await anInvitation(database.db, third, { partyId })
    const { councilId } = before
    expect(await findKnownHeads(database.db, { councilId, partyId })).toEqual([
      { ageBand: 'young', name: 'Marko' },
    ])
    const elsewhere = await anEvent(database.db)
    const scope = { councilId: elsewhere.councilId, partyId }
    expect(await findKnownHeads(database.db, scope)).toEqual([])
  })

  test('chooses the language that it is written to in, and its contact’s other parties keep theirs', async () => {
    const { again, partyId } = await invitedAgain()
    const { councilId } = again
    const say = (language: string) =>
      writeInLanguage(database.db, { councilId, partyId, language, actor: OFFICER, now: NOW })
    const languages = async () => {
      const [row] = await database.db
        .select({ party: party.language, person: person.language })
        .from(party)
        .innerJoin(person, eq(person.id, party.contactId))
        .where(eq(party.id, partyId))
      return row
    }
    await say('uk')
    expect(await languages()).toEqual({ party: 'uk', person: 'uk' })
    const [own] = await database.db.select().from(party).where(eq(party.id, partyId))
    const other = await anInvitation(database.db, again, { name: 'A group', language: 'en' })
    await database.db
      .update(party)
      .set({ contactId: own!.contactId })
      .where(eq(party.id, await partyOf(other)))
    await say('ar')
    expect(await languages()).toEqual({ party: 'ar', person: 'uk' })
  })
})

describe('needs of one of a family', () => {
  const NEEDS: Reply['needs'] = [
    { kind: 'diet_halal' },
    { kind: 'interpreter', detail: 'arabic', who: [0] },
    { kind: 'step_free', who: [0, 2] },
  ]

  async function told() {
    const setting = await anEvent(database.db, { kind: 'welcome' })
    const invitationId = await anInvitation(database.db, setting)
    await answer(setting, invitationId, { comers: OLENA_AND_MARKO, needs: NEEDS })
    const two = await anInvitation(database.db, setting, { name: 'Petro' })
    const comers = [{ ageBand: 'adult' as const }, { ageBand: 'adult' as const }]
    await answer(setting, two, { comers, needs: [{ kind: 'step_free' }] })
    return { setting, invitationId }
  }

  const scope = ({ councilId, occurrenceId }: Setting) => ({
    councilId,
    occurrenceId,
    actor: OFFICER,
    address: '',
    now: NOW,
  })

  test('stand in the list by whose they are, once each, and are found by the filter', async () => {
    const { setting } = await told()
    const list = (need?: 'step_free' | 'pram') =>
      findGuests(database.db, {
        ...scope(setting),
        filter: { answer: 'everyone', q: '', sort: 'name', ...(need ? { need } : {}) },
      })
    const { lines } = await list()
    expect(lines.map(({ needs }) => needs)).toEqual([
      [
        { kind: 'diet_halal', detail: null, who: [] },
        {
          kind: 'interpreter',
          detail: 'arabic',
          who: [{ name: 'Olena', ageBand: 'adult', at: 0 }],
        },
        {
          kind: 'step_free',
          detail: null,
          who: [
            { name: 'Olena', ageBand: 'adult', at: 0 },
            { name: null, ageBand: 'child', at: 2 },
          ],
        },
      ],
      [{ kind: 'step_free', detail: null, who: [] }],
    ])
    expect((await list('step_free')).lines).toHaveLength(2)
    expect((await list('pram')).lines).toHaveLength(0)
  })

  test('are counted by people for the caterer; of a family that did not say whose, everybody', async () => {
    const { setting } = await told()
    const { needs, interpreters } = await countAttendance(database.db, scope(setting))
    expect(needs).toEqual([
      { kind: 'step_free', parties: 2, people: 4, unsaid: 1, details: [] },
      { kind: 'diet_halal', parties: 1, people: 3, unsaid: 1, details: [] },
      {
        kind: 'interpreter',
        parties: 1,
        people: 1,
        unsaid: 0,
        details: [{ text: 'arabic', parties: 1 }],
      },
    ])
    expect(interpreters).toEqual([{ language: 'Arabic', parties: 1, people: 1 }])
  })

  test('count a family once on the overview', async () => {
    const { setting } = await told()
    const { eventId, occurrenceId, councilId } = setting
    const overview = await findOverview(database.db, {
      councilId,
      eventId,
      occurrenceId,
      timeZone: 'Europe/London',
      now: NOW,
    })
    expect(overview?.who.stepFree).toBe(2)
  })

  test('go into a file with whose they are, languages by their names', async () => {
    const { setting } = await told()
    const { rows } = await exportGuests(database.db, {
      ...scope(setting),
      which: { filter: { answer: 'everyone', q: '', sort: 'name' } },
      columns: ['needs'],
      format: 'csv',
      timeZone: 'Europe/London',
      t: wordsFor('en'),
    })
    expect(rows[0]).toEqual([
      'halal food; interpreter: Arabic (Olena); step-free way in (Olena, a child)',
    ])
  })

  test('come back to the reply page by whose they are, and go when the family answers anew', async () => {
    const { setting, invitationId } = await told()
    const partyId = await partyOf(invitationId)
    const [date] = (await seen(setting, partyId)).dates
    expect(date?.reply?.needs).toEqual([
      { kind: 'diet_halal', detail: null, who: [] },
      { kind: 'interpreter', detail: 'arabic', who: [0] },
      { kind: 'step_free', detail: null, who: [0, 2] },
    ])
    await answer(setting, invitationId, { comers: OLENA_AND_MARKO, needs: [] }, LATER)
    const left = await database.db
      .select()
      .from(need)
      .where(and(eq(need.councilId, setting.councilId)))
    expect(left.map(({ kind }) => kind)).toEqual(['step_free'])
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { mergePeople, undoMerge } from '#app/domain/directory/merge-people.server.ts'
import {
  findEarlierDates,
  findEarlierFamilies,
} from '#app/domain/invitations/find-earlier.server.ts'
import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { beginImport, findImport } from '#app/domain/invitations/import-draft.server.ts'
import { IMPORT } from '#app/domain/invitations/import-payload.ts'
import { importGuests, startImport } from '#app/domain/invitations/import.server.ts'
import { inviteAgain } from '#app/domain/invitations/invite-again.server.ts'
import { inviteParty } from '#app/domain/invitations/invite.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { undoImport } from '#app/domain/invitations/undo-import.server.ts'
import { runDueTasks } from '#app/domain/jobs/run-tasks.server.ts'
import { invitation, letter, party, partyMember, person, reply } from '#db/schema/index.ts'
import { gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const SHARED = 'desk@refuge.example'

/** Bring a list in, each row as it would usually be taken, or all of them as one decision says. */
async function bringIn(setting: Setting, rows: string[], decision?: 'same' | 'different') {
  const bytes = new TextEncoder().encode(['Name,Email,Phone,Children', ...rows].join('\n'))
  const list = { name: 'list.csv', bytes }
  const { taskId } = gave(
    await beginImport(database.db, { ...setting, actor: OFFICER, list, now: NOW }),
  )
  const draft = await findImport(database.db, { ...setting, taskId })
  const decisions = new Map(decision ? rows.map((_, index) => [index + 2, decision] as const) : [])
  await startImport(database.db, { draft: draft!, actor: OFFICER, decisions, now: NOW })
  await runDueTasks(database.db, { now: () => NOW, runners: { [IMPORT]: importGuests } })
  return taskId
}

const people = () => database.db.select().from(person)
const invitations = ({ occurrenceId }: Setting) =>
  database.db.select().from(invitation).where(eq(invitation.occurrenceId, occurrenceId))
const membersOf = async (partyId: string) =>
  (
    await database.db
      .select({ name: person.fullName })
      .from(partyMember)
      .innerJoin(person, eq(person.id, partyMember.personId))
      .where(eq(partyMember.partyId, partyId))
      .orderBy(person.fullName)
  ).map(({ name }) => name)

describe('one address for many', () => {
  test('three families with one e-mail and phone come in, are answered for and told, each by itself', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome' })
    const row = (name: string) => `${name},${SHARED},+44 7700 900123,`
    await bringIn(setting, [row('Amira Haddad'), row('Petro Koval'), row('Selam Tesfay')])
    const listed = await invitations(setting)
    expect(listed).toHaveLength(3)
    expect(new Set(listed.map(({ partyId }) => partyId)).size).toBe(3)
    expect((await people()).map(({ email }) => email)).toEqual([SHARED, SHARED, SHARED])
    for (const [index, { id }] of listed.entries())
      gave(
        await replyToInvitation(database.db, {
          councilId: setting.councilId,
          invitationId: id,
          actor: { kind: 'guest' },
          channel: 'link',
          reply: { answer: 'yes', comers: adults(index + 1), needs: [] },
          now: NOW,
        }),
      )
    const answers = await database.db.select().from(reply)
    expect(answers.map(({ people: many }) => many).toSorted()).toEqual([1, 2, 3])
    const letters = await database.db.select().from(letter)
    expect(letters.map(({ address }) => address)).toEqual([SHARED, SHARED, SHARED])
    await forgetParty(database.db, {
      councilId: setting.councilId,
      partyId: listed[0]!.partyId,
      actor: OFFICER,
      now: NOW,
    })
    expect((await people()).map(({ email }) => email).toSorted()).toEqual([SHARED, SHARED, null])
  })
})

describe('one person in two parties', () => {
  /** A caseworker who answers for a hotel’s delegation, and comes with her own family, too. */
  async function aCaseworker() {
    const setting = await anEvent(database.db, { kind: 'welcome' })
    const own = await anInvitation(database.db, setting, { name: 'Teresa Quayle', email: SHARED })
    const [row] = await database.db.select().from(invitation).where(eq(invitation.id, own))
    const [family] = await database.db.select().from(party).where(eq(party.id, row!.partyId))
    const contact = { personId: family!.contactId! }
    const work = gave(
      await inviteParty(database.db, {
        ...setting,
        actor: OFFICER,
        party: {
          kind: 'delegation',
          contact,
          organisation: { name: 'Refuge' },
          peopleLimit: 4,
          members: [],
        },
        now: NOW,
      }),
    )
    return { setting, own, work, family: family!, personId: contact.personId }
  }

  test('is invited to one event with both, each with its own answer', async () => {
    const { setting, own, work } = await aCaseworker()
    for (const [id, many] of [[own, 3] as const, [work.invitationId, 1] as const])
      gave(
        await replyToInvitation(database.db, {
          councilId: setting.councilId,
          invitationId: id,
          actor: { kind: 'guest' },
          channel: 'link',
          reply: { answer: 'yes', comers: adults(many), needs: [] },
          now: NOW,
        }),
      )
    const answers = await database.db.select().from(reply)
    expect(answers.map(({ people: many }) => many).toSorted()).toEqual([1, 3])
    expect(await people()).toHaveLength(1)
  })

  test('forgetting one party leaves her in the other; forgetting both forgets her', async () => {
    const { setting, work, family, personId } = await aCaseworker()
    const { councilId } = setting
    const forget = (partyId: string) =>
      forgetParty(database.db, { councilId, partyId, actor: OFFICER, now: NOW })
    const who = async () => (await people()).find(({ id }) => id === personId)
    expect(await forget(family.id)).toMatchObject({ value: { people: 0, stay: 1 } })
    expect(await who()).toMatchObject({ fullName: 'Teresa Quayle', email: SHARED })
    expect(await forget(work.partyId)).toMatchObject({ value: { people: 1, stay: 0 } })
    expect(await who()).toMatchObject({ fullName: '', email: null, erasedAt: NOW })
  })

  test('is joined with her second record and set apart again, and no party is lost', async () => {
    const { setting, family, personId } = await aCaseworker()
    const again = await anInvitation(database.db, setting, { name: 'T. Quayle', email: SHARED })
    const [row] = await database.db.select().from(invitation).where(eq(invitation.id, again))
    const [second] = await database.db.select().from(party).where(eq(party.id, row!.partyId))
    const { councilId } = setting
    const otherId = second!.contactId!
    const contacts = async () =>
      (await database.db.select().from(party)).map(({ contactId }) => contactId)
    const at = { councilId, actor: OFFICER, now: NOW }
    const { decisionId } = gave(await mergePeople(database.db, { ...at, personId, otherId }))
    expect(await contacts()).toEqual([personId, personId, personId])
    gave(await undoMerge(database.db, { ...at, decisionId }))
    expect((await contacts()).filter((id) => id === otherId)).toHaveLength(1)
    // Joined again and forgotten with one party, she stays, for she answers for the others.
    gave(await mergePeople(database.db, { ...at, personId, otherId }))
    expect(await forgetParty(database.db, { ...at, partyId: family.id })).toMatchObject({
      value: { people: 0 },
    })
  })
})

describe('families of an earlier event', () => {
  async function earlier() {
    const before = await anEvent(database.db, { kind: 'welcome' })
    await bringIn(before, [
      'Amira Haddad,amira@example.org,,Layla Haddad',
      'Petro Koval,petro@example.org,,',
    ])
    const now = await anEvent(database.db, { councilId: before.councilId, kind: 'welcome' })
    const found = (more: { children?: 'yes'; language?: string; came?: 'yes' } = {}) =>
      findEarlierFamilies(database.db, {
        ...now,
        filter: { from: before.occurrenceId, ...more },
        actor: OFFICER,
        now: NOW,
      })
    return { before, now, found }
  }

  test('are shown by language and children, and come onto a list once', async () => {
    const { before, now, found } = await earlier()
    const names = async (more?: Parameters<typeof found>[0]) =>
      (await found(more)).map(({ label }) => label)
    expect(await names()).toEqual(['Amira Haddad', 'Petro Koval'])
    expect(await names({ children: 'yes' })).toEqual(['Amira Haddad'])
    expect(await names({ language: 'uk' })).toEqual([])
    expect(await names({ came: 'yes' })).toEqual([])
    const dates = await findEarlierDates(database.db, now)
    expect(dates.map(({ occurrenceId }) => occurrenceId)).toEqual([before.occurrenceId])
    const partyIds = (await found()).map(({ partyId }) => partyId)
    const invite = () => inviteAgain(database.db, { ...now, partyIds, actor: OFFICER, now: NOW })
    expect(await invite()).toEqual({ ok: true, value: { invited: 2 } })
    expect(await invite()).toEqual({ ok: true, value: { invited: 0 } })
    expect(await names()).toEqual([])
    expect(await people()).toHaveLength(3)
    expect(await invitations(now)).toHaveLength(2)
  })

  test('of another council are nobody’s to invite, and neither are those who were forgotten', async () => {
    const { before, now, found } = await earlier()
    const [amira] = await found()
    const partyIds = [amira!.partyId]
    const elsewhere = await anEvent(database.db)
    expect(
      await inviteAgain(database.db, { ...elsewhere, partyIds, actor: OFFICER, now: NOW }),
    ).toEqual({ ok: true, value: { invited: 0 } })
    const { councilId } = before
    await forgetParty(database.db, { councilId, partyId: amira!.partyId, actor: OFFICER, now: NOW })
    expect((await found()).map(({ label }) => label)).toEqual(['Petro Koval'])
    expect(
      await inviteAgain(database.db, { ...now, partyIds, actor: OFFICER, now: NOW }),
    ).toMatchObject({ value: { invited: 0 } })
  })

  test('are known in a list that is brought in; a child who is new joins, and leaves when it is taken back', async () => {
    const { now, found } = await earlier()
    const partyId = (await found())[0]!.partyId
    const taskId = await bringIn(
      now,
      ['Amira Haddad,amira@example.org,,Layla Haddad; Omar Haddad'],
      'same',
    )
    const [listed] = await invitations(now)
    expect(listed?.partyId).toBe(partyId)
    expect(await membersOf(partyId)).toEqual(['Amira Haddad', 'Layla Haddad', 'Omar Haddad'])
    gave(await undoImport(database.db, { ...now, taskId, actor: OFFICER, now: NOW }))
    expect(await membersOf(partyId)).toEqual(['Amira Haddad', 'Layla Haddad'])
    expect((await people()).map(({ fullName }) => fullName)).not.toContain('Omar Haddad')
  })
})

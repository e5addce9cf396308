import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { newId } from '#app/domain/ids.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import { signUp } from '#app/domain/invitations/sign-up.server.ts'
import { parseReadOutCode } from '#app/domain/access/tokens.ts'
import {
  auditEntry,
  invitation,
  letter,
  link,
  occurrence,
  party,
  person,
  reply,
} from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()

beforeEach(() => loadSecret(database.db, 'a secret of thirty-two characters!!'))

const CONTACT = {
  name: 'Nadia Haddad',
  email: 'nadia@example.org',
  phone: null,
  language: 'ar',
}

const openEvent = (over: Parameters<typeof anEvent>[1] = {}) =>
  anEvent(database.db, { kind: 'welcome', capacity: 10, ...over })

function asking(
  setting: Setting,
  over: Partial<Parameters<typeof signUp>[1]> & { people?: number } = {},
) {
  const { people = 3, ...rest } = over
  return signUp(database.db, {
    councilId: setting.councilId,
    occurrenceId: setting.occurrenceId,
    mark: newId(),
    contact: CONTACT,
    reply: { comers: adults(people), needs: [{ kind: 'interpreter', detail: 'Arabic' }] },
    host: 'events.borchester.example',
    now: NOW,
    ...rest,
  })
}

const placesOf = async (setting: Setting) => {
  const [row] = await database.db
    .select({ taken: occurrence.placesTaken, waiting: occurrence.waitingParties })
    .from(occurrence)
    .where(eq(occurrence.id, setting.occurrenceId))
  return row
}

const counted = async () => ({
  people: await database.db.$count(person),
  parties: await database.db.$count(party),
  invitations: await database.db.$count(invitation),
  replies: await database.db.$count(reply),
  links: await database.db.$count(link),
  letters: await database.db.$count(letter),
})

describe('signing up without an invitation', () => {
  it('makes person, party, invitation, link and answer, and writes to them', async () => {
    const setting = await openEvent()
    const signed = await asking(setting)
    if (!signed.ok) throw new Error(signed.reason)
    expect(await counted()).toEqual({
      people: 1,
      parties: 1,
      invitations: 1,
      replies: 1,
      links: 1,
      letters: 1,
    })
    expect(await placesOf(setting)).toEqual({ taken: 3, waiting: 0 })
    const [invited] = await database.db.select().from(invitation)
    expect(invited).toMatchObject({ source: 'sign_up', peopleLimit: 10 })
    const [answer] = await database.db.select().from(reply)
    expect(answer).toMatchObject({
      answer: 'yes',
      state: 'confirmed',
      people: 3,
      channel: 'sign_up',
    })
    const [posted] = await database.db.select().from(letter)
    expect(posted).toMatchObject({ purpose: 'reply', address: CONTACT.email, language: 'ar' })
    const trail = await database.db.select().from(auditEntry).orderBy(auditEntry.action)
    expect(trail.map(({ action }) => action)).toEqual(['guest.signed-up', 'reply.changed'])
    expect(JSON.stringify(trail)).not.toContain('Nadia')
    const opened = await findInvitation(database.db, {
      councilId: setting.councilId,
      by: { token: signed.value.token, purpose: 'reply' },
      now: NOW,
    })
    expect(opened.ok && opened.value.party).toMatchObject({ label: 'Nadia Haddad', language: 'ar' })
    expect(opened.ok && opened.value.readOutCode).toBeNull()
  })

  it('gives a code to those who leave no address, and the code opens the same page', async () => {
    const setting = await openEvent()
    const signed = await asking(setting, { contact: { ...CONTACT, email: null } })
    if (!signed.ok) throw new Error(signed.reason)
    expect((await counted()).letters).toBe(0)
    const { councilId } = setting
    const opened = await findInvitation(database.db, {
      councilId,
      by: { token: signed.value.token, purpose: 'reply' },
      now: NOW,
    })
    const code = opened.ok ? parseReadOutCode(opened.value.readOutCode ?? '') : undefined
    expect(code).toMatch(/^[0-9A-Z]{10}$/)
    const byCode = await findInvitation(database.db, {
      councilId,
      by: { code: code! },
      now: NOW,
    })
    expect(byCode.ok && byCode.value.linkId).toBe(opened.ok && opened.value.linkId)
  })

  it('makes one party of a form that is sent twice, also at the same moment', async () => {
    const setting = await openEvent()
    const mark = newId()
    const all = await Promise.all([1, 2, 3].map(() => asking(setting, { mark })))
    const again = await asking(setting, { mark })
    expect(
      new Set([...all, again].map((one) => (one.ok ? one.value.token : one.reason))).size,
    ).toBe(1)
    expect(await counted()).toMatchObject({ people: 1, parties: 1, invitations: 1, letters: 1 })
    expect(await placesOf(setting)).toEqual({ taken: 3, waiting: 0 })
  })

  it('takes the same e-mail address again as another family', async () => {
    const setting = await openEvent()
    const first = await asking(setting)
    const second = await asking(setting)
    expect(first.ok && second.ok && first.value.token !== second.value.token).toBe(true)
    expect(await counted()).toMatchObject({ people: 2, parties: 2, replies: 2 })
    expect(await placesOf(setting)).toEqual({ taken: 6, waiting: 0 })
  })

  it('does not open a party for somebody who sends its id as the mark', async () => {
    const setting = await openEvent()
    const first = await asking(setting)
    const [there] = await database.db.select().from(party)
    const second = await asking(setting, { mark: there!.id })
    expect(first.ok && second.ok && first.value.token !== second.value.token).toBe(true)
  })

  it('lets a party that does not fit wait as a whole', async () => {
    const setting = await openEvent({ capacity: 4 })
    await asking(setting)
    const second = await asking(setting)
    expect(second.ok).toBe(true)
    expect(await placesOf(setting)).toEqual({ taken: 3, waiting: 1 })
  })

  it('never overbooks when many sign up at once', async () => {
    const setting = await openEvent({ capacity: 10 })
    const all = await Promise.all(Array.from({ length: 12 }, () => asking(setting, { people: 2 })))
    expect(all.every(({ ok }) => ok)).toBe(true)
    expect(await placesOf(setting)).toEqual({ taken: 10, waiting: 7 })
  })

  const soon = new Date(NOW.getTime() + 86_400_000)
  const past = new Date(NOW.getTime() - 1_000)
  it.each([
    ['a draft', 'unknown', { event: { publishedAt: null } }],
    ['an event by invitation', 'unknown', { event: { visibility: 'invited' as const } }],
    ['a cancelled date', 'cancelled', { occurrence: { cancelledAt: NOW } }],
    [
      'a date whose sign-up is not open yet',
      'not-open-yet',
      { occurrence: { repliesOpenAt: soon } },
    ],
    ['a date whose sign-up is closed', 'closed', { occurrence: { repliesCloseAt: past } }],
  ])('refuses %s: %s, and leaves nothing behind', async (_, reason, over) => {
    const setting = await openEvent(over)
    expect(await asking(setting)).toEqual({ ok: false, reason })
    expect(await counted()).toEqual({
      people: 0,
      parties: 0,
      invitations: 0,
      replies: 0,
      links: 0,
      letters: 0,
    })
    expect(await database.db.$count(auditEntry)).toBe(0)
  })

  it('refuses another council’s date, nobody, and more people than one sign-up takes', async () => {
    const setting = await openEvent({ capacity: null })
    const elsewhere = await openEvent()
    expect(await asking(setting, { occurrenceId: elsewhere.occurrenceId })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    expect(await asking(setting, { people: 0 })).toEqual({ ok: false, reason: 'nobody-comes' })
    expect(await asking(setting, { people: 16 })).toEqual({ ok: false, reason: 'too-many-people' })
    expect(await counted()).toMatchObject({ parties: 0 })
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import type { Actor } from '#app/domain/actor.ts'
import { recordArrival } from '#app/domain/attendance/arrivals.server.ts'
import { EXPORT_COLUMNS } from '#app/domain/attendance/export-columns.ts'
import { exportGuests } from '#app/domain/attendance/export-guests.server.ts'
import { writeCsv, writeXlsx } from '#app/domain/attendance/sheet-out.server.ts'
import { findPeople } from '#app/domain/directory/find-people.server.ts'
import { findPerson } from '#app/domain/directory/find-person.server.ts'
import { mergePeople, undoMerge } from '#app/domain/directory/merge-people.server.ts'
import { readSheet } from '#app/domain/directory/sheet-in.server.ts'
import { newId } from '#app/domain/ids.ts'
import { sortForm } from '#app/domain/names.ts'
import { findGuests } from '#app/domain/invitations/find-guests.server.ts'
import { findPartyAtEvent } from '#app/domain/invitations/find-party.server.ts'
import { inviteParty } from '#app/domain/invitations/invite.server.ts'
import { listFilter } from '#app/domain/invitations/list-filter.form.ts'
import type { PartyGiven } from '#app/domain/invitations/party.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import {
  changePeopleLimit,
  revokeInvitation,
} from '#app/domain/invitations/revise-invitation.server.ts'
import { replyPathFor } from '#app/domain/invitations/show-link.server.ts'
import { deskWords } from '#app/translations/translate.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, invitation, link, occurrence, person, reply } from '#db/schema/index.ts'
import { anEvent, answering, NOW, type Setting } from '#tests/support/factories.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret of this test, thirty-two letters'))
const actor: Actor = { kind: 'account', accountId: newId(), role: 'officer' }

const family = (fullName: string, over: Partial<PartyGiven> = {}): PartyGiven => ({
  kind: 'household',
  contact: { fullName, language: 'ar', email: `${fullName.length}@example.org` },
  peopleLimit: 6,
  members: [],
  ...over,
})

async function invited(setting: Setting, party: PartyGiven): Promise<string> {
  const result = await inviteParty(database.db, { ...setting, actor, party, now: NOW })
  if (!result.ok) throw new Error(result.reason)
  return result.value.invitationId
}

const answered = (
  setting: Setting,
  invitationId: string,
  answer: 'yes' | 'no' | 'maybe',
  people = 0,
) =>
  replyToInvitation(database.db, {
    ...setting,
    invitationId,
    actor,
    channel: 'phone',
    reply: answering(answer, people),
    now: NOW,
  })

const list = (setting: Setting, fields: Record<string, string> = {}, atMost = 50) =>
  findGuests(database.db, {
    ...setting,
    filter: listFilter.parse(fields),
    actor,
    now: NOW,
    atMost,
  })
const labels = async (...given: Parameters<typeof list>) =>
  (await list(...given)).lines.map(({ label }) => label)

const inside = <T>({ councilId }: Setting, work: Parameters<typeof inCouncil<T>>[2]) =>
  inCouncil(database.db, councilId, work)

async function figures(setting: Setting) {
  const [room] = await inside(setting, (tx) =>
    tx.select().from(occurrence).where(eq(occurrence.id, setting.occurrenceId)),
  )
  const { invitedParties, comingParties, maybeParties, declinedParties, revokedParties } = room!
  return { invitedParties, comingParties, maybeParties, declinedParties, revokedParties }
}

describe('inviting by hand', () => {
  test('puts the family, its contact and its children on the list, and writes it down', async () => {
    const setting = await anEvent(database.db)
    const members = [{ fullName: 'Layla Al-Khatib', ageBand: 'child' as const }]
    const id = await invited(setting, family('Amira Al-Khatib', { members }))
    const [row] = await inside(setting, (tx) => tx.select().from(invitation))
    expect(row).toMatchObject({
      id,
      source: 'officer',
      peopleLimit: 6,
      labelSort: sortForm('Amira Al-Khatib'),
    })
    expect(row!.calendarUid).toMatch(/^[a-z2-7]{26}@borchester\.example$/)
    const party = await findPartyAtEvent(database.db, {
      ...setting,
      invitationId: id,
      actor,
      now: NOW,
    })
    expect(party?.members.map(({ fullName, ageBand }) => [fullName, ageBand])).toEqual([
      ['Amira Al-Khatib', 'adult'],
      ['Layla Al-Khatib', 'child'],
    ])
    const audit = await inside(setting, (tx) => tx.select().from(auditEntry))
    expect(audit.map(({ action, detail }) => [action, detail])).toEqual([
      ['guests.invited', { kind: 'household', limit: 6, members: 1 }],
      ['guests.party-viewed', {}],
    ])
  })

  test('a family that the directory knows is picked, not typed again, and comes on a list once', async () => {
    const first = await anEvent(database.db)
    await invited(first, family('Amira Al-Khatib'))
    const [known] = await inside(first, (tx) => tx.select().from(person))
    const second = await anEvent(database.db, { councilId: first.councilId })
    const party = family('', { contact: { personId: known!.id } })
    await invited(second, party)
    expect(await inside(first, (tx) => tx.select().from(person))).toHaveLength(1)
    expect(await inviteParty(database.db, { ...second, actor, party, now: NOW })).toEqual({
      ok: false,
      reason: 'invited-already',
    })
  })

  test('refuses a person of another council, and a date of another council', async () => {
    const setting = await anEvent(database.db)
    const stranger = await anEvent(database.db)
    await invited(stranger, family('Amira Al-Khatib'))
    const [theirs] = await inside(stranger, (tx) => tx.select().from(person))
    const party = family('', { contact: { personId: theirs!.id } })
    expect(await inviteParty(database.db, { ...setting, actor, party, now: NOW })).toEqual({
      ok: false,
      reason: 'unknown-person',
    })
    expect(
      await inviteParty(database.db, {
        councilId: setting.councilId,
        occurrenceId: stranger.occurrenceId,
        actor,
        party: family('X Y'),
        now: NOW,
      }),
    ).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('the list', () => {
  test.each([
    ['mohamad', 'محمد أحمد'],
    ['Muhammed Ahmad', 'محمد أحمد'],
    ['محمد', 'Mohammed Ahmed'],
    ['шевч', 'Олена Шевченко'],
    ['shevchenko', 'Олена Шевченко'],
    ['zolc', 'Łukasz Żółć'],
    ['大', '陳大文'],
    ["o'brien", 'Siobhán O’Brien'],
  ])('“%s” finds %s', async (typed, name) => {
    const setting = await anEvent(database.db)
    await invited(setting, family(name))
    await invited(setting, family('Priya Nair'))
    expect(await labels(setting, { q: typed })).toEqual([name])
  })

  test('a child’s name finds the family, and nobody of another event', async () => {
    const setting = await anEvent(database.db)
    const other = await anEvent(database.db, { councilId: setting.councilId })
    const members = [{ fullName: 'Зоряна Бондар', ageBand: 'child' as const }]
    await invited(setting, family('Sofiia Bondar', { members }))
    await invited(other, family('Zoriana Bondar'))
    expect(await labels(setting, { q: 'Зоряна' })).toEqual(['Sofiia Bondar'])
  })

  test('filters by answer, need, language and arrival', async () => {
    const setting = await anEvent(database.db)
    const [yes, no, maybe] = [
      await invited(setting, family('Ana Yes')),
      await invited(setting, family('Bo No')),
      await invited(setting, family('Cy Maybe')),
    ]
    await invited(setting, family('Di None', { contact: { fullName: 'Di None', language: 'uk' } }))
    await replyToInvitation(database.db, {
      ...setting,
      invitationId: yes,
      actor,
      channel: 'phone',
      reply: { ...answering('yes', 2), needs: [{ kind: 'allergy', detail: 'nuts' }] },
      now: NOW,
    })
    await answered(setting, no, 'no')
    await answered(setting, maybe, 'maybe', 3)
    await recordArrival(database.db, {
      ...setting,
      invitationId: yes,
      people: 2,
      deviceMark: 'door-mark-1',
      actor,
      now: NOW,
    })
    expect(await labels(setting, { answer: 'coming' })).toEqual(['Ana Yes'])
    expect(await labels(setting, { answer: 'no' })).toEqual(['Bo No'])
    expect(await labels(setting, { answer: 'maybe' })).toEqual(['Cy Maybe'])
    expect(await labels(setting, { answer: 'none' })).toEqual(['Di None'])
    expect(await labels(setting, { need: 'allergy' })).toEqual(['Ana Yes'])
    expect(await labels(setting, { language: 'uk' })).toEqual(['Di None'])
    expect(await labels(setting, { arrived: 'yes' })).toEqual(['Ana Yes'])
    expect(await labels(setting, { arrived: 'no', answer: 'no' })).toEqual(['Bo No'])
    expect(await figures(setting)).toEqual({
      invitedParties: 4,
      comingParties: 1,
      maybeParties: 1,
      declinedParties: 1,
      revokedParties: 0,
    })
  })

  test.each(['name', 'answer', 'heard'])(
    'is paged by key in the order of %s, each family once',
    async (sort) => {
      const setting = await anEvent(database.db)
      const names = ['Élodie', 'Amira', 'Łukasz', 'Zahra', 'Олена', 'bo', 'Müge']
      for (const [index, name] of names.entries()) {
        const id = await invited(setting, family(`${name} Test`))
        if (index % 2 === 0)
          await answered(setting, id, index % 4 === 0 ? 'yes' : 'no', index % 4 === 0 ? 1 : 0)
      }
      for (const dir of ['up', 'down']) {
        const whole = await labels(setting, { sort, dir })
        const paged: string[] = []
        let after: string | undefined
        do {
          const page = await list(setting, { sort, dir, ...(after && { after }) }, 3)
          paged.push(...page.lines.map(({ label }) => label))
          after = page.next
        } while (after)
        expect(paged).toEqual(whole)
        expect(new Set(paged).size).toBe(names.length)
      }
    },
  )

  test('stands in the alphabet’s order, whatever accents and capitals', async () => {
    const setting = await anEvent(database.db)
    for (const name of ['Élodie', 'Zahra', 'Олена', 'bo', 'Łukasz', 'Amira', 'Müge'])
      await invited(setting, family(name))
    expect(await labels(setting)).toEqual([
      'Amira',
      'bo',
      'Élodie',
      'Łukasz',
      'Müge',
      'Zahra',
      'Олена',
    ])
  })

  test('takes as many statements with three families as with one, and its page is in the record', async () => {
    const setting = await anEvent(database.db)
    await invited(setting, family('Ana One'))
    const statementsOf = async () => {
      let statements = 0
      const session: unknown = Reflect.get(database.db, 'session')
      const proto = Object.getPrototypeOf(session)
      const prepare = proto.prepareQuery
      proto.prepareQuery = function (...given: unknown[]) {
        statements += 1
        return Reflect.apply(prepare, this, given)
      }
      try {
        await list(setting)
      } finally {
        proto.prepareQuery = prepare
      }
      return statements
    }
    const one = await statementsOf()
    for (const name of ['Bo Two', 'Cy Three']) await invited(setting, family(name))
    // The council's setting, the list, the record.
    expect([one, await statementsOf()]).toEqual([3, 3])
    const views = await inside(setting, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.action, 'guests.viewed')),
    )
    expect(views.map(({ detail }) => detail.shown)).toEqual([1, 3])
  })
})

describe('an invitation', () => {
  test('for fewer people than are coming is refused; for more is kept', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await invited(setting, family('Amira Al-Khatib'))
    await answered(setting, invitationId, 'yes', 4)
    const change = (peopleLimit: number) =>
      changePeopleLimit(database.db, { ...setting, invitationId, actor, peopleLimit, now: NOW })
    expect(await change(3)).toEqual({ ok: false, reason: 'more-are-coming' })
    expect((await change(8)).ok).toBe(true)
    const [row] = await inside(setting, (tx) => tx.select().from(reply))
    expect(row).toMatchObject({ people: 4, peopleLimit: 8 })
  })

  test('that is withdrawn frees its places for those who wait, and its link is over', async () => {
    const setting = await anEvent(database.db, { capacity: 4 })
    const [first, second] = [
      await invited(setting, family('Amira Al-Khatib')),
      await invited(setting, family('Olena Shevchenko')),
    ]
    await answered(setting, first, 'yes', 4)
    await answered(setting, second, 'yes', 3)
    await replyPathFor(database.db, { ...setting, invitationId: first, actor, now: NOW })
    const revoked = await revokeInvitation(database.db, {
      ...setting,
      invitationId: first,
      actor,
      reason: 'Invited twice',
      now: NOW,
    })
    expect(revoked).toEqual({ ok: true, value: { promoted: 1, told: 'letter' } })
    expect(await labels(setting, { answer: 'coming' })).toEqual(['Olena Shevchenko'])
    expect(await labels(setting, { answer: 'withdrawn' })).toEqual(['Amira Al-Khatib'])
    expect(await figures(setting)).toEqual({
      invitedParties: 1,
      comingParties: 1,
      maybeParties: 0,
      declinedParties: 0,
      revokedParties: 1,
    })
    const [linkRow] = await inside(setting, (tx) => tx.select().from(link))
    expect(linkRow?.revokedAt).toEqual(NOW)
  })

  test('of another date, event or council is not found', async () => {
    const setting = await anEvent(database.db)
    const sibling = await anEvent(database.db, { councilId: setting.councilId })
    const stranger = await anEvent(database.db)
    const invitationId = await invited(setting, family('Amira Al-Khatib'))
    for (const other of [sibling, stranger]) {
      const scope = { ...other, invitationId, actor, now: NOW }
      expect(await findPartyAtEvent(database.db, scope)).toBeUndefined()
      expect(await replyPathFor(database.db, scope)).toBeUndefined()
      expect(
        await recordArrival(database.db, { ...scope, people: 1, deviceMark: 'door-mark-1' }),
      ).toEqual({ ok: false, reason: 'unknown' })
    }
    expect(
      await revokeInvitation(database.db, {
        ...stranger,
        invitationId,
        actor,
        reason: 'x',
        now: NOW,
      }),
    ).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('arrivals', () => {
  test('of a family of five, three come; two presses count once; a correction never takes more than came', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await invited(setting, family('Amira Al-Khatib'))
    await answered(setting, invitationId, 'yes', 5)
    const come = (people: number, deviceMark: string) =>
      recordArrival(database.db, { ...setting, invitationId, people, deviceMark, actor, now: NOW })
    expect(await come(3, 'mark-000001')).toEqual({ ok: true, value: { here: 3, again: false } })
    expect(await come(3, 'mark-000001')).toEqual({ ok: true, value: { here: 3, again: true } })
    expect(await come(-1, 'mark-000002')).toEqual({ ok: true, value: { here: 2, again: false } })
    expect(await come(-3, 'mark-000003')).toEqual({ ok: false, reason: 'fewer-than-came' })
    expect(await come(0, 'mark-000004')).toEqual({ ok: false, reason: 'nobody' })
    expect((await list(setting)).lines[0]?.arrived).toBe(2)
  })

  test('without an invitation are counted by themselves', async () => {
    const setting = await anEvent(database.db)
    const walkIn = (people: number, deviceMark: string) =>
      recordArrival(database.db, { ...setting, people, deviceMark, actor, now: NOW })
    expect(await walkIn(2, 'mark-000001')).toEqual({ ok: true, value: { here: 2, again: false } })
    expect(await walkIn(-3, 'mark-000002')).toEqual({ ok: false, reason: 'fewer-than-came' })
  })
})

describe('two people who are one', () => {
  test('are joined with all that is theirs, and set apart again exactly', async () => {
    const first = await anEvent(database.db)
    const second = await anEvent(database.db, { councilId: first.councilId })
    await invited(first, family('Mohammed Ahmed'))
    await invited(second, family('محمد أحمد'))
    const people = await inside(first, (tx) => tx.select().from(person))
    const [one, other] = [people[0]!.id, people[1]!.id]
    const eventsOf = async (personId: string) =>
      (await findPerson(database.db, { ...first, personId, actor, now: NOW }))?.invitations.length
    const page = await findPerson(database.db, { ...first, personId: one, actor, now: NOW })
    expect(page?.alike.map(({ id }) => id)).toEqual([other])
    const merged = await mergePeople(database.db, {
      ...first,
      personId: one,
      otherId: other,
      actor,
      now: NOW,
    })
    if (!merged.ok) throw new Error(merged.reason)
    expect([await eventsOf(one), await eventsOf(other)]).toEqual([2, 0])
    const found = await findPeople(database.db, { ...first, q: 'mohamad', actor, now: NOW })
    expect(found.people.map(({ id }) => id)).toEqual([one])
    const undone = await undoMerge(database.db, { ...first, ...merged.value, actor, now: NOW })
    expect(undone.ok).toBe(true)
    expect([await eventsOf(one), await eventsOf(other)]).toEqual([1, 1])
    expect(await undoMerge(database.db, { ...first, ...merged.value, actor, now: NOW })).toEqual({
      ok: false,
      reason: 'undone',
    })
  })

  test('of two councils are never joined', async () => {
    const [first, stranger] = [await anEvent(database.db), await anEvent(database.db)]
    await invited(first, family('Mohammed Ahmed'))
    await invited(stranger, family('Mohammed Ahmed'))
    const ids = async (setting: Setting) =>
      (await inside(setting, (tx) => tx.select({ id: person.id }).from(person)))[0]!.id
    const [personId, otherId] = [await ids(first), await ids(stranger)]
    expect(
      await mergePeople(database.db, { ...first, personId, otherId, actor, now: NOW }),
    ).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })
})

describe('a downloaded list', () => {
  test.each(['csv', 'xlsx'] as const)(
    'as %s comes back as it was, formulas and telephone numbers included',
    async (format) => {
      const setting = await anEvent(database.db)
      const contact = {
        fullName: '=HYPERLINK("http://127.0.0.1","x")',
        nativeName: 'أميرة الخطيب',
        language: 'ar',
        phone: '+44 24 7683 3333',
      }
      await invited(setting, family('', { contact }))
      const table = await exportGuests(database.db, {
        ...setting,
        which: { filter: listFilter.parse({}) },
        columns: EXPORT_COLUMNS,
        format,
        timeZone: 'Europe/London',
        actor,
        address: '127.0.0.1',
        t: deskWords(),
        now: NOW,
      })
      const bytes =
        format === 'csv' ? writeCsv(table) : await writeXlsx({ ...table, sheetName: 'Guests' })
      const back = await readSheet({ bytes })
      if (!back.ok) throw new Error(back.reason)
      const cell = (heading: string) => back.value.rows[0]?.[back.value.columns.indexOf(heading)]
      expect([
        cell('Full name'),
        cell('Name in own script'),
        cell('Phone'),
        cell('Invitation for up to'),
      ]).toEqual([contact.fullName, contact.nativeName, contact.phone, '6'])
      const [line] = await inside(setting, (tx) =>
        tx.select().from(auditEntry).where(eq(auditEntry.action, 'guests.exported')),
      )
      expect(line?.detail).toMatchObject({ parties: 1, format })
    },
  )
})

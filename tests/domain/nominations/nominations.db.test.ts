import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { newId } from '#app/domain/ids.ts'
import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { deliverDueLetters } from '#app/domain/mail/deliver.server.ts'
import {
  acceptNominations,
  tryAccepting,
} from '#app/domain/nominations/accept-nominations.server.ts'
import {
  setNewlyRegistered,
  setNominationsClose,
} from '#app/domain/nominations/ceremony-settings.server.ts'
import { correctNomination, withdrawNomination } from '#app/domain/nominations/correct.server.ts'
import {
  askAgain,
  joinNominations,
  keepNominationsApart,
} from '#app/domain/nominations/decide.server.ts'
import { eraseNominations } from '#app/domain/nominations/erase-nominations.server.ts'
import { findNominations } from '#app/domain/nominations/find-nominations.server.ts'
import { nominateChildren } from '#app/domain/nominations/nominate.server.ts'
import { revokeNominator } from '#app/domain/nominations/nominators.server.ts'
import { findOwnList } from '#app/domain/nominations/own-list.server.ts'
import { declineNomination, takeBack } from '#app/domain/nominations/take-back.server.ts'
import { writeToNominator } from '#app/domain/nominations/write-to-nominator.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  event,
  honouree,
  invitation,
  letter,
  nomination,
  party,
  partyMember,
  person,
} from '#db/schema/index.ts'
import { gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'
import { aNominator, linkOf, nominated, nominating } from '#tests/support/nominations.ts'

const database = useDatabase()
let setting: Setting
let asked: { councilId: string; eventId: string; actor: typeof OFFICER; now: Date }

beforeEach(async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  setting = await anEvent(database.db, { event: { kind: 'ceremony', publishedAt: NOW } })
  const { councilId, eventId } = setting
  asked = { councilId, eventId, actor: OFFICER, now: NOW }
})

const found = async () => {
  const all = await findNominations(database.db, asked)
  if (!all) throw new Error('no ceremony')
  return all
}
const states = async () => (await found()).lines.map(({ state }) => state)
const accepting = (...nominationIds: string[]) =>
  acceptNominations(database.db, { ...asked, occurrenceId: setting.occurrenceId, nominationIds })
const listed = async () =>
  (await findNames(database.db, setting)).map(({ proof }) => proof.name).toSorted()
const rowsOf = <T>(read: (tx: Parameters<Parameters<typeof inCouncil<T>>[2]>[0]) => Promise<T>) =>
  inCouncil(database.db, setting.councilId, read)
const rania = { guardianName: 'Rania Haddad', guardianEmail: 'rania@example.org' }

describe('a nominator’s list', () => {
  test('shows its own nominations and nobody else’s, and not that another has the child too', async () => {
    const school = await aNominator(database.db, setting)
    const centre = await aNominator(database.db, setting, 'Law Centre')
    const [first = ''] = await nominating(
      database.db,
      setting,
      school.nominatorId,
      nominated('Mohammed Haddad'),
    )
    const [second = ''] = await nominating(
      database.db,
      setting,
      centre.nominatorId,
      nominated('محمد حداد'),
    )
    gave(await joinNominations(database.db, { ...asked, nominationId: second, otherId: first }))
    const list = gave(await findOwnList(database.db, { ...setting, token: centre.token, now: NOW }))
    expect(list.nominations.map(({ childName, state }) => [childName, state])).toEqual([
      ['محمد حداد', 'received'],
    ])
    gave(await accepting(first))
    const later = gave(
      await findOwnList(database.db, { ...setting, token: centre.token, now: NOW }),
    )
    expect(later.nominations.map(({ state }) => state)).toEqual(['accepted'])
  })

  test('takes a form once, however often it is sent', async () => {
    const { nominatorId, linkId } = await aNominator(database.db, setting)
    const given = {
      ...asked,
      actor: { kind: 'link' as const, linkId },
      nominatorId,
      mark: newId(),
      children: [nominated('Layla Haddad'), nominated('Noor Haddad')],
    }
    await Promise.all([nominateChildren(database.db, given), nominateChildren(database.db, given)])
    expect(await states()).toEqual(['received', 'received'])
  })

  test('is closed after its last day for the nominator, and not for the desk', async () => {
    const { nominatorId, linkId } = await aNominator(database.db, setting)
    const [id = ''] = await nominating(database.db, setting, nominatorId, nominated('Layla Haddad'))
    await setNominationsClose(database.db, { ...asked, closesAt: new Date(NOW.getTime() - 1) })
    const actor = { kind: 'link' as const, linkId }
    const more = { ...asked, nominatorId, mark: newId(), children: [nominated('Noor Haddad')] }
    expect(await nominateChildren(database.db, { ...more, actor })).toMatchObject({
      reason: 'closed',
    })
    expect(
      await withdrawNomination(database.db, { ...asked, actor, nominatorId, nominationId: id }),
    ).toMatchObject({ reason: 'closed' })
    expect(
      await setNewlyRegistered(database.db, { ...asked, actor, newlyRegistered: 4 }),
    ).toMatchObject({ reason: 'closed' })
    expect(await nominateChildren(database.db, more)).toMatchObject({ ok: true })
  })

  test('cannot touch another’s nomination, nor one that is decided', async () => {
    const school = await aNominator(database.db, setting)
    const centre = await aNominator(database.db, setting, 'Law Centre')
    const [id = ''] = await nominating(
      database.db,
      setting,
      school.nominatorId,
      nominated('Layla Haddad'),
    )
    const change = { ...asked, nominationId: id, revision: 1, child: nominated('Lila Haddad') }
    expect(
      await correctNomination(database.db, { ...change, nominatorId: centre.nominatorId }),
    ).toMatchObject({ reason: 'unknown' })
    gave(await declineNomination(database.db, { ...asked, nominationId: id, reason: 'Adult' }))
    expect(
      await correctNomination(database.db, { ...change, nominatorId: school.nominatorId }),
    ).toMatchObject({ reason: 'decided' })
    gave(await takeBack(database.db, { ...asked, nominationId: id }))
    expect(
      await correctNomination(database.db, { ...change, revision: 7, nominatorId: undefined }),
    ).toMatchObject({
      reason: 'changed-meanwhile',
    })
  })

  test('is not opened by a revoked link, and by a new one is', async () => {
    const { nominatorId, token } = await aNominator(database.db, setting)
    gave(await revokeNominator(database.db, { ...asked, nominatorId }))
    expect(await findOwnList(database.db, { ...setting, token, now: NOW })).toMatchObject({
      reason: 'over',
    })
    gave(await writeToNominator(database.db, { ...asked, nominatorId }))
    const renewed = await linkOf(database.db, setting.councilId, nominatorId)
    expect(renewed.token).not.toBe(token)
    expect(
      await findOwnList(database.db, { ...setting, token: renewed.token, now: NOW }),
    ).toMatchObject({ ok: true })
  })

  test('is sent by one letter a day, with the link in it and no child in its subject', async () => {
    const { nominatorId, token } = await aNominator(database.db, setting)
    for (let press = 0; press < 2; press += 1)
      gave(await writeToNominator(database.db, { ...asked, nominatorId }))
    await deliverDueLetters(database.db, {
      post: undefined,
      originOf: () => 'https://borchester.example',
      now: () => NOW,
    })
    const letters = await rowsOf((tx) =>
      tx.select().from(letter).where(eq(letter.purpose, 'nominate')),
    )
    expect(letters.map(({ state }) => state)).toEqual(['kept'])
    const body = (letters[0]?.body ?? '').replaceAll('=\r\n', '')
    expect(body).toContain(`/nominate/${token}`)
    expect(/^Subject: .*$/m.exec(body)?.[0]).not.toMatch(/child|citizen/i)
  })
})

describe('the same child nominated twice', () => {
  test('is shown, joined by an officer, set apart, and joined again', async () => {
    const school = await aNominator(database.db, setting)
    const [one = ''] = await nominating(
      database.db,
      setting,
      school.nominatorId,
      nominated('Mohammed Haddad', rania),
    )
    const [two = ''] = await nominating(database.db, setting, null, nominated('حداد محمد', rania))
    expect((await found()).pairs).toMatchObject([{ name: 'sound', guardian: 'same' }])
    const both = { ...asked, nominationId: one, otherId: two }
    gave(await joinNominations(database.db, both))
    expect(await states()).toEqual(['received', 'same'])
    expect((await found()).pairs).toEqual([])
    gave(await askAgain(database.db, { ...asked, nominationId: two }))
    expect((await found()).pairs).toHaveLength(1)
    gave(await keepNominationsApart(database.db, both))
    expect((await found()).pairs).toEqual([])
    gave(await askAgain(database.db, both))
    gave(await joinNominations(database.db, both))
    gave(await accepting(one, two))
    expect(await listed()).toEqual(['Mohammed Haddad'])
    // What the other nominator wrote in the other script stands beside it.
    expect((await findNames(database.db, setting))[0]?.proof.nativeLine).toBe('حداد محمد')
  })

  test('is asked anew where the name is corrected', async () => {
    const [one = '', two = ''] = await nominating(
      database.db,
      setting,
      null,
      nominated('Layla Haddad'),
      nominated('Leila Haddad'),
    )
    gave(await joinNominations(database.db, { ...asked, nominationId: two, otherId: one }))
    const change = { ...asked, nominatorId: undefined, revision: 1, nominationId: two }
    gave(await correctNomination(database.db, { ...change, child: nominated('Noor Haddad') }))
    expect(await states()).toEqual(['received', 'received'])
    expect((await found()).pairs).toEqual([])
  })

  test('is found among children of this list and of an earlier one, and keeps the child’s record', async () => {
    const earlier = await anEvent(database.db, {
      councilId: setting.councilId,
      startsAt: new Date(NOW.getTime() - 300 * 86_400_000),
      event: { kind: 'ceremony', publishedAt: NOW },
    })
    const child = { name: 'Yusuf Barakat' }
    const past = gave(
      await addHonouree(database.db, { ...earlier, child, actor: OFFICER, now: NOW }),
    )
    const [id = ''] = await nominating(database.db, setting, null, nominated('يوسف بركات'))
    const [pair] = (await found()).pairs
    if (!pair || !('child' in pair.other)) throw new Error('nobody was found')
    expect(pair.other.child).toMatchObject({ name: 'Yusuf Barakat', isListed: false })
    const { personId } = pair.other.child
    gave(await joinNominations(database.db, { ...asked, nominationId: id, otherId: personId }))
    gave(await accepting(id))
    const places = await rowsOf((tx) => tx.select().from(honouree))
    expect(places.map((row) => row.personId)).toEqual([personId, personId])
    expect(places.map((row) => row.id)).toContain(past)
  })

  test('is not joined to a child whom nobody suggested, nor to a nomination of another ceremony', async () => {
    const other = await anEvent(database.db, {
      councilId: setting.councilId,
      event: { kind: 'ceremony', publishedAt: NOW },
    })
    const [id = ''] = await nominating(database.db, setting, null, nominated('Layla Haddad'))
    const [there = ''] = await nominating(database.db, other, null, nominated('Layla Haddad'))
    for (const otherId of [there, newId()]) {
      const both = { ...asked, nominationId: id, otherId }
      expect(await joinNominations(database.db, both)).toMatchObject({ reason: 'unknown' })
      expect(await keepNominationsApart(database.db, both)).toMatchObject({ reason: 'unknown' })
    }
  })

  test('twins stay two children of one family', async () => {
    await nominating(
      database.db,
      setting,
      null,
      nominated('Hassan Haddad', rania),
      nominated('Hussein Haddad', rania),
    )
    expect((await found()).pairs).toEqual([])
  })
})

describe('accepting', () => {
  test('puts siblings into one party with room for both, and children of others into their own', async () => {
    const ids = await nominating(
      database.db,
      setting,
      null,
      nominated('Layla Haddad', rania),
      nominated('Noor Haddad', rania),
      nominated('Olena Koval', { guardianName: 'Iryna Koval', guardianPhone: '07700 900123' }),
    )
    const plan = gave(
      await tryAccepting(database.db, {
        ...asked,
        occurrenceId: setting.occurrenceId,
        nominationIds: ids,
      }),
    )
    expect(plan).toMatchObject({ children: 3, families: 2, reached: { byEmail: 1, byHand: 1 } })
    expect(await listed()).toEqual([])
    const [one, two] = await Promise.all([accepting(...ids), accepting(...ids)])
    expect([gave(one).children, gave(two).children].toSorted()).toEqual([0, 3])
    expect(await listed()).toEqual(['Layla Haddad', 'Noor Haddad', 'Olena Koval'])
    const invitations = await rowsOf((tx) =>
      tx
        .select({ label: party.label, limit: invitation.peopleLimit, source: invitation.source })
        .from(invitation)
        .innerJoin(party, eq(party.id, invitation.partyId)),
    )
    expect(invitations.toSorted((a, b) => a.limit - b.limit)).toEqual([
      { label: 'Iryna Koval', limit: 3, source: 'nomination' },
      { label: 'Rania Haddad', limit: 4, source: 'nomination' },
    ])
  })

  test('writes to the nominator of a family that is reached through them, and never to a child', async () => {
    const { nominatorId } = await aNominator(database.db, setting)
    const ids = await nominating(
      database.db,
      setting,
      nominatorId,
      nominated('Selam Tesfaye', { guardianName: 'Almaz Tesfaye' }),
      nominated('Dawit Tesfaye', { guardianName: 'Almaz Tesfaye' }),
      nominated('Andrei Lupescu'),
    )
    const done = gave(await accepting(...ids))
    expect(done).toMatchObject({ children: 3, families: 2, reached: { byEmail: 2, byHand: 0 } })
    const reached = await rowsOf((tx) =>
      tx
        .select({ email: person.email, member: partyMember.personId })
        .from(party)
        .innerJoin(person, eq(person.id, party.contactId))
        .leftJoin(partyMember, eq(partyMember.personId, party.contactId)),
    )
    expect(reached).toEqual([
      { email: 'wilma@example.org', member: null },
      { email: 'wilma@example.org', member: null },
    ])
  })

  test('keeps the nominator when a family reached through them is forgotten, and erases what was written of it', async () => {
    const { nominatorId } = await aNominator(database.db, setting)
    const [id = ''] = await nominating(
      database.db,
      setting,
      nominatorId,
      nominated('Selam Tesfaye'),
    )
    gave(await accepting(id))
    const [family] = await rowsOf((tx) => tx.select().from(party))
    gave(await forgetParty(database.db, { ...asked, partyId: family?.id ?? '' }))
    const [worker] = await rowsOf((tx) =>
      tx.select().from(person).where(eq(person.email, 'wilma@example.org')),
    )
    expect(worker?.erasedAt).toBeNull()
    const [row] = await rowsOf((tx) => tx.select().from(nomination))
    expect(row).toMatchObject({ childName: '(erased)', nameSearch: '', erasedAt: NOW })
  })

  test('is taken back, and done again with the same child', async () => {
    const [id = ''] = await nominating(database.db, setting, null, nominated('Layla Haddad', rania))
    gave(await accepting(id))
    expect(gave(await takeBack(database.db, { ...asked, nominationId: id }))).toEqual({
      left: true,
    })
    expect([await states(), await listed()]).toEqual([['received'], []])
    gave(await accepting(id))
    expect(await listed()).toEqual(['Layla Haddad'])
    expect(await rowsOf((tx) => tx.select().from(honouree))).toHaveLength(1)
  })
})

test('who was nominated is erased 30 days after the ceremony; that there was a nomination stays', async () => {
  await nominating(database.db, setting, null, nominated('Layla Haddad', rania))
  const where = { councilId: setting.councilId }
  expect(await eraseNominations(database.db, { ...where, now: NOW })).toBe(0)
  const now = new Date(NOW.getTime() + 400 * 86_400_000)
  expect(await eraseNominations(database.db, { ...where, now })).toBe(1)
  const [row] = await rowsOf((tx) => tx.select().from(nomination))
  expect(row).toMatchObject({ childName: '(erased)', guardianName: null, guardianEmail: null })
  expect(await eraseNominations(database.db, { ...where, now })).toBe(0)
})

test('the number of newly registered children is told with where it came from', async () => {
  const { linkId } = await aNominator(database.db, setting, 'Register Office')
  const actor = { kind: 'link' as const, linkId }
  gave(await setNewlyRegistered(database.db, { ...asked, actor, newlyRegistered: 48 }))
  expect((await found()).newlyRegistered).toEqual({
    children: 48,
    from: 'Register Office',
    at: NOW,
  })
  const [row] = await rowsOf((tx) => tx.select().from(event))
  expect(row?.newlyRegistered).toBe(48)
})

import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { addChildrenOfParties } from '#app/domain/ceremonies/add-children.server.ts'
import { approveNames } from '#app/domain/ceremonies/approve-name.server.ts'
import {
  joinChildren,
  pairKeyOf,
  separateChildren,
} from '#app/domain/ceremonies/decide-same-child.server.ts'
import { findChildren } from '#app/domain/ceremonies/find-children.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { mergePeople, undoMerge } from '#app/domain/directory/merge-people.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { auditEntry, honouree, invitation, mergeDecision } from '#db/schema/index.ts'
import { aMember, issuing, ledger, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'
import { counting } from '#tests/support/statements.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

/** A family that says yes and names its children. */
async function aFamily(db: Database, setting: Setting, known: string[], named: string[]) {
  const invitationId = await anInvitation(db, setting)
  const ids: string[] = []
  for (const name of known) ids.push(await aMember(db, setting, invitationId, { name }))
  await replyToInvitation(db, {
    councilId: setting.councilId,
    invitationId,
    actor: OFFICER,
    channel: 'phone',
    reply: {
      answer: 'yes',
      comers: [{ ageBand: 'adult' }, ...named.map((name) => ({ ageBand: 'child' as const, name }))],
      needs: [],
    },
    now: NOW,
  })
  return { invitationId, ids }
}

const addAll = (setting: Setting) =>
  addChildrenOfParties(database.db, { ...setting, whose: 'coming', actor: OFFICER, now: NOW })

const listed = async (setting: Setting) =>
  (await findNames(database.db, setting)).map(({ proof }) => proof.name).toSorted()

const decide = { actor: OFFICER, now: NOW }

async function onlyPair(setting: Setting) {
  const { pairs } = await findChildren(database.db, setting)
  const [pair] = pairs
  if (!pair || pairs.length > 1) throw new Error(`${pairs.length} pairs`)
  return { ...pair, key: pairKeyOf(pair) }
}

describe('a child of the list whom the reply names in another script', () => {
  test('stands once on the ceremony, and gets one certificate', async () => {
    const setting = await anEvent(database.db)
    await aFamily(database.db, setting, ['Layla Haddad'], ['ليلى'])
    expect(await addAll(setting)).toEqual({ added: 1 })
    expect(await addAll(setting)).toEqual({ added: 0 })
    expect(await listed(setting)).toEqual(['Layla Haddad'])
    expect((await findChildren(database.db, setting)).missing).toEqual([])
    expect(await onlyPair(setting)).toMatchObject({ state: 'sound', name: 'ليلى' })
    const [name] = await findNames(database.db, setting)
    const names = [{ honoureeId: name?.honouree.id ?? '', revision: 1 }]
    await approveNames(database.db, { ...setting, names, ...decide })
    await issuing(database.db, setting)
    expect(await ledger(database.db, setting)).toHaveLength(1)
  })

  test('is kept apart with one press, and joined again with another', async () => {
    const setting = await anEvent(database.db)
    await aFamily(database.db, setting, ['Layla Haddad'], ['ليلى'])
    const { key: pair, known } = await onlyPair(setting)
    await separateChildren(database.db, { ...setting, ...decide, pair })
    expect(await onlyPair(setting)).toMatchObject({ state: 'apart' })
    const apart = await findChildren(database.db, setting)
    expect(apart.missing.map(({ name }) => name).toSorted()).toEqual(['Layla Haddad', 'ليلى'])
    const personId = known[0]?.personId ?? ''
    await joinChildren(database.db, { ...setting, ...decide, pair, personId })
    expect(await onlyPair(setting)).toMatchObject({ state: 'said' })
    expect(await addAll(setting)).toEqual({ added: 1 })
  })
})

describe('twins', () => {
  test('stay two on the list, whatever the reply calls them', async () => {
    const setting = await anEvent(database.db)
    await aFamily(database.db, setting, ['Layla Haddad', 'Leila Haddad'], ['Leila', 'Layla'])
    expect(await addAll(setting)).toEqual({ added: 2 })
    expect(await listed(setting)).toEqual(['Layla Haddad', 'Leila Haddad'])
    expect((await findChildren(database.db, setting)).pairs).toEqual([])
  })

  test('of whom the reply names one in Arabic are asked about; nobody is added before', async () => {
    const setting = await anEvent(database.db)
    const { ids } = await aFamily(
      database.db,
      setting,
      ['Layla Haddad', 'Leila Haddad'],
      ['ليلى', 'سامي'],
    )
    expect(await addAll(setting)).toEqual({ added: 3 })
    expect(await listed(setting)).toEqual(['Layla Haddad', 'Leila Haddad', 'سامي'])
    const { key: pair, ...found } = await onlyPair(setting)
    expect(found).toMatchObject({ state: 'unsure', name: 'ليلى' })
    expect(found.known.map(({ personId }) => personId)).toEqual(ids)
    const personId = ids[1] ?? ''
    expect(await joinChildren(database.db, { ...setting, ...decide, pair, personId })).toEqual({
      ok: true,
    })
    expect(await addAll(setting)).toEqual({ added: 0 })
    const lines = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry),
    )
    expect(lines.map(({ action }) => action)).toContain('child.joined')
    expect(JSON.stringify(lines)).not.toMatch(/ليلى|Leila/)
  })
})

test('a name of another family or council is joined with nobody', async () => {
  const setting = await anEvent(database.db)
  const other = await anEvent(database.db)
  const { ids } = await aFamily(database.db, other, ['Layla Haddad'], ['ليلى'])
  const { key: pair } = await onlyPair(other)
  const asked = { ...decide, pair, personId: ids[0] ?? '' }
  expect(await joinChildren(database.db, { ...setting, ...asked })).toMatchObject({ ok: false })
  expect(
    await joinChildren(database.db, { ...other, ...asked, personId: setting.eventId }),
  ).toMatchObject({ ok: false })
})

describe('a child who is in the directory twice', () => {
  /** Layla and ليلى of one family, both on the list. */
  async function twice(approved: 'first' | 'second' | 'both' | 'none') {
    const setting = await anEvent(database.db)
    const { ids, invitationId } = await aFamily(database.db, setting, ['Layla Haddad'], [])
    const second = await aMember(database.db, setting, invitationId, { name: 'ليلى حداد' })
    const [first = ''] = ids
    const places: string[] = []
    for (const personId of [first, second]) {
      const child = { personId }
      const made = await addHonouree(database.db, { ...setting, child, ...decide })
      places.push(made.ok ? made.value : '')
    }
    const names = places.flatMap((honoureeId, at) =>
      approved === 'both' || approved === (at === 0 ? 'first' : 'second')
        ? [{ honoureeId, revision: 1 }]
        : [],
    )
    await approveNames(database.db, { ...setting, names, ...decide })
    return { setting, first, second, places }
  }

  test.each([
    ['none', 'Layla Haddad'],
    ['first', 'Layla Haddad'],
    ['second', 'ليلى حداد'],
  ] as const)('is one after a press; approved: %s, so %s stays', async (approved, stays) => {
    const { setting, first } = await twice(approved)
    const { key: pair, state } = await onlyPair(setting)
    expect(state).toBe('unsure')
    const joined = await joinChildren(database.db, { ...setting, ...decide, pair, personId: first })
    expect(joined).toEqual({ ok: true })
    expect(await listed(setting)).toEqual([stays])
    const [entry] = await findNames(database.db, setting)
    expect(entry?.state).toBe(approved === 'none' ? 'new' : 'approved')
    const [decision] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(mergeDecision),
    )
    await undoMerge(database.db, { ...setting, decisionId: decision?.id ?? '', ...decide })
    expect(await listed(setting)).toEqual(['Layla Haddad', 'ليلى حداد'])
  })

  test('keeps both approved names until one is taken off the list', async () => {
    const { setting, first } = await twice('both')
    const { key: pair } = await onlyPair(setting)
    expect(
      await joinChildren(database.db, { ...setting, ...decide, pair, personId: first }),
    ).toEqual({ ok: false, reason: 'both-approved' })
    expect(await listed(setting)).toEqual(['Layla Haddad', 'ليلى حداد'])
  })

  test('is two after the other press, and not asked about again', async () => {
    const { setting } = await twice('none')
    const { key: pair } = await onlyPair(setting)
    await separateChildren(database.db, { ...setting, ...decide, pair })
    expect(await onlyPair(setting)).toMatchObject({ state: 'apart' })
    expect(await listed(setting)).toEqual(['Layla Haddad', 'ليلى حداد'])
  })

  test('takes the place on a ceremony’s list along, and gives it back', async () => {
    const setting = await anEvent(database.db)
    const { ids, invitationId } = await aFamily(database.db, setting, ['Layla Haddad'], [])
    const second = await aMember(database.db, setting, invitationId, { name: 'ليلى حداد' })
    const made = await addHonouree(database.db, {
      ...setting,
      child: { personId: second },
      ...decide,
    })
    const merge = { ...setting, personId: ids[0] ?? '', otherId: second, ...decide }
    const merged = await mergePeople(database.db, merge)
    const holder = () =>
      inCouncil(database.db, setting.councilId, (tx) =>
        tx.select({ id: honouree.id, personId: honouree.personId }).from(honouree),
      )
    const id = made.ok ? made.value : ''
    expect(await holder()).toEqual([{ id, personId: ids[0] }])
    const decisionId = merged.ok ? merged.value.decisionId : ''
    await undoMerge(database.db, { ...setting, decisionId, ...decide })
    expect(await holder()).toEqual([{ id, personId: second }])
  })
})

test('families are read with as many queries for three as for one', async () => {
  const setting = await anEvent(database.db)
  await aFamily(database.db, setting, ['Layla Haddad'], ['ليلى'])
  const reading = async () => {
    const counted = counting(database.db)
    await findChildren(counted.db, setting)
    return counted.statements
  }
  const one = await reading()
  await aFamily(database.db, setting, ['Omar Noor'], ['عمر'])
  await aFamily(database.db, setting, ['Sara Aziz'], ['Sara'])
  expect(await reading()).toBe(one)
  expect(
    await inCouncil(database.db, setting.councilId, (tx) => tx.select().from(invitation)),
  ).toHaveLength(3)
})

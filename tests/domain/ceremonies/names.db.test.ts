import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { addChildrenOfParties } from '#app/domain/ceremonies/add-children.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveNames } from '#app/domain/ceremonies/approve-name.server.ts'
import { countNames, findName, findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { withdrawHonouree } from '#app/domain/ceremonies/withdraw-honouree.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, certificate, nameProof, person } from '#db/schema/index.ts'
import {
  aChild,
  aMember,
  anApprovedChild,
  approving,
  issuing,
  ledger,
  OFFICER,
  proposing,
} from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

/** Letters that no font of ours has. */
const NOBODY_PRINTS = 'Ꙗꙮ Haddad'

describe('a name for a certificate', () => {
  test('starts as the directory has it, unapproved', async () => {
    const setting = await anEvent(database.db)
    await aChild(database.db, setting, 'Layla  Haddad')
    const [entry] = await findNames(database.db, setting)
    expect(entry).toMatchObject({ state: 'new', letters: [], live: null })
    expect(entry?.proof).toMatchObject({ name: 'Layla Haddad', revision: 1, approvedAt: null })
  })

  test('is locked once approved: the database itself refuses to change or delete it', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting)
    const mine = and(
      eq(nameProof.councilId, setting.councilId),
      eq(nameProof.honoureeId, honoureeId),
    )
    const rewrite = inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(nameProof).set({ name: 'Somebody Else' }).where(mine),
    )
    await expect(rewrite).rejects.toMatchObject({
      cause: { message: 'name_proof is insert only' },
    })
    const erase = inCouncil(database.db, setting.councilId, (tx) =>
      tx.delete(nameProof).where(mine),
    )
    await expect(erase).rejects.toMatchObject({ cause: { message: 'name_proof is insert only' } })
    expect(await approving(database.db, setting, honoureeId, 1)).toEqual({
      ok: false,
      reason: 'approved-already',
    })
  })

  test('that was approved is corrected by a new version with a reason, which is approved afresh', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting, 'Layla Hadad')
    const correct = (reason?: string) =>
      proposing(database.db, setting, honoureeId, 1, { name: 'Layla Haddad', reason })
    expect(await correct()).toEqual({ ok: false, reason: 'reason-needed' })
    expect(await correct('The family wrote to us')).toMatchObject({ ok: true })
    const found = await findName(database.db, { ...setting, honoureeId })
    expect(found?.entry.state).toBe('correction')
    expect(
      found?.versions.map(({ revision, name, approvedAt }) => [revision, name, approvedAt]),
    ).toEqual([
      [2, 'Layla Haddad', null],
      [1, 'Layla Hadad', NOW],
    ])
  })

  test('that nobody changed makes no new version; what the child is called is kept with the person', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting)
    const same = await proposing(database.db, setting, honoureeId, 1, {
      name: 'Layla Haddad',
      knownAs: 'Lulu',
    })
    expect(same).toMatchObject({ ok: true, value: { revision: 1 } })
    const [entry] = await findNames(database.db, setting)
    expect(entry).toMatchObject({ knownAs: 'Lulu', state: 'approved' })
  })

  test('that somebody else changed meanwhile is neither changed nor approved unseen', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting, 'Layla Hadad')
    await proposing(database.db, setting, honoureeId, 1, { name: 'Layla Haddad' })
    const changed = { ok: false, reason: 'changed-meanwhile' }
    expect(await proposing(database.db, setting, honoureeId, 1, { name: 'L. Haddad' })).toEqual(
      changed,
    )
    expect(await approving(database.db, setting, honoureeId, 1)).toEqual(changed)
  })

  test('is versioned without gaps though two officers write at once', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting)
    const results = await Promise.all(
      ['Layla A Haddad', 'Layla B Haddad', 'Layla C Haddad'].map((name) =>
        proposing(database.db, setting, honoureeId, 1, { name }),
      ),
    )
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const found = await findName(database.db, { ...setting, honoureeId })
    expect(found?.versions.map(({ revision }) => revision)).toEqual([2, 1])
  })

  test.each(['', '  ', '👑', 'Layla\u0000', '123'])('cannot be %j', async (name) => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting)
    expect(await proposing(database.db, setting, honoureeId, 1, { name })).toEqual({
      ok: false,
      reason: 'not-a-name',
    })
  })
})

describe('a name with letters that no font has', () => {
  test('is kept as the family writes it, flagged with the letters, and not approved', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting, NOBODY_PRINTS)
    const [entry] = await findNames(database.db, setting)
    expect(entry).toMatchObject({ state: 'unprintable', proof: { name: NOBODY_PRINTS } })
    expect(entry?.letters.map(({ grapheme, codePoints }) => [grapheme, codePoints])).toContainEqual(
      ['ꙮ', 'U+A66E'],
    )
    expect(await approving(database.db, setting, honoureeId, 1)).toEqual({
      ok: false,
      reason: 'unprintable',
    })
    expect(await issuing(database.db, setting)).toEqual({
      ok: true,
      value: { issued: 0, replaced: 0, missing: 1 },
    })
  })

  test('is approved with a spelling for the certificate that can be printed', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting, NOBODY_PRINTS)
    const propose = (printedName: string) =>
      proposing(database.db, setting, honoureeId, 1, { name: NOBODY_PRINTS, printedName })
    expect(await propose('ꙮ')).toEqual({ ok: false, reason: 'spelling-unprintable' })
    expect(await propose('Jao Haddad')).toMatchObject({ ok: true })
    expect(await approving(database.db, setting, honoureeId, 2)).toMatchObject({ ok: true })
    const [entry] = await findNames(database.db, setting)
    expect(entry).toMatchObject({
      state: 'approved',
      proof: { name: NOBODY_PRINTS, printedName: 'Jao Haddad' },
    })
  })

  test('blocks in the line of the own script, too', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting)
    await proposing(database.db, setting, honoureeId, 1, {
      name: 'Layla Haddad',
      nativeLine: 'ꙮ',
      nativeLanguage: 'uk',
    })
    expect((await findNames(database.db, setting))[0]?.state).toBe('unprintable')
  })
})

describe('the children of a ceremony', () => {
  test('come from the invited families in one step, siblings with their party, nobody twice', async () => {
    const setting = await anEvent(database.db)
    const coming = await anInvitation(database.db, setting, { name: 'Amira Al-Khatib' })
    const silent = await anInvitation(database.db, setting, { name: 'Olena Koval' })
    await aMember(database.db, setting, coming, { name: 'Sami Al-Khatib', nativeName: 'سامي' })
    await aMember(database.db, setting, coming, { name: 'Huda Al-Khatib', ageBand: 'young' })
    await aMember(database.db, setting, coming, { name: 'Noor Al-Khatib', ageBand: 'infant' })
    await aMember(database.db, setting, coming, { name: 'Omar Al-Khatib', ageBand: 'adult' })
    await aMember(database.db, setting, silent, { name: 'Ivan Koval' })
    await replyToInvitation(database.db, {
      councilId: setting.councilId,
      invitationId: coming,
      actor: OFFICER,
      channel: 'phone',
      reply: {
        answer: 'yes',
        comers: [
          { ageBand: 'adult' },
          { ageBand: 'child', name: 'Sami' },
          { ageBand: 'child', name: 'Zeinab' },
        ],
        needs: [],
      },
      now: NOW,
    })
    const add = (whose: 'coming' | 'invited') =>
      addChildrenOfParties(database.db, { ...setting, whose, actor: OFFICER, now: NOW })
    expect(await add('coming')).toEqual({ added: 3 })
    expect(await add('coming')).toEqual({ added: 0 })
    expect(await add('invited')).toEqual({ added: 1 })
    const names = await findNames(database.db, setting)
    expect(names.map(({ proof, partyLabel }) => [proof.name, partyLabel])).toEqual([
      ['Huda Al-Khatib', 'Amira Al-Khatib'],
      ['Sami Al-Khatib', 'Amira Al-Khatib'],
      ['Zeinab', 'Amira Al-Khatib'],
      ['Ivan Koval', 'Olena Koval'],
    ])
    expect(names.map(({ siblings }) => siblings)).toEqual([
      ['Sami Al-Khatib', 'Zeinab'],
      ['Huda Al-Khatib', 'Zeinab'],
      ['Huda Al-Khatib', 'Sami Al-Khatib'],
      [],
    ])
    expect(names[1]?.proof).toMatchObject({ nativeLine: 'سامي', nativeLanguage: 'ar' })
  })

  test('can be withdrawn, which revokes the certificate, and come back with all versions', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting)
    await issuing(database.db, setting)
    const withdraw = () =>
      withdrawHonouree(database.db, { ...setting, honoureeId, actor: OFFICER, now: NOW })
    expect(await withdraw()).toEqual({ ok: true, value: { certificateRevoked: true } })
    expect(await withdraw()).toEqual({ ok: false, reason: 'withdrawn-already' })
    expect(await findNames(database.db, setting)).toEqual([])
    expect(await ledger(database.db, setting)).toMatchObject([{ revokedAt: NOW }])
    const [who] = await inCouncil(database.db, setting.councilId, (tx) => tx.select().from(person))
    const child = { personId: who?.id ?? '' }
    const back = await addHonouree(database.db, { ...setting, child, actor: OFFICER, now: NOW })
    expect(back).toEqual({ ok: true, value: honoureeId })
    expect(await findNames(database.db, setting)).toMatchObject([{ state: 'approved', live: null }])
  })

  test('belong to ceremonies only', async () => {
    const setting = await anEvent(database.db, { kind: 'welcome' })
    const child = { name: 'Layla Haddad' }
    expect(await addHonouree(database.db, { ...setting, child, actor: OFFICER, now: NOW })).toEqual(
      { ok: false, reason: 'not-a-ceremony' },
    )
  })

  test('of another council are out of reach, whatever id is sent', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await anApprovedChild(database.db, setting)
    const other = await anEvent(database.db)
    const unknown = { ok: false, reason: 'unknown' }
    expect(await proposing(database.db, other, honoureeId, 1, { name: 'X' })).toEqual(unknown)
    expect(await approving(database.db, other, honoureeId, 1)).toEqual(unknown)
    expect(
      await withdrawHonouree(database.db, { ...other, honoureeId, actor: OFFICER, now: NOW }),
    ).toEqual(unknown)
    const [theirs] = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(person),
    )
    const steal = { ...other, child: { personId: theirs?.id ?? '' }, actor: OFFICER, now: NOW }
    expect(await addHonouree(database.db, steal)).toEqual({ ok: false, reason: 'unknown-child' })
    expect(
      await findName(database.db, { ...setting, occurrenceId: other.occurrenceId, honoureeId }),
    ).toBeUndefined()
  })
})

test('names that were looked at are approved together; what changed or cannot be printed stays open', async () => {
  const setting = await anEvent(database.db)
  const plain = await aChild(database.db, setting, 'Ana')
  const changed = await aChild(database.db, setting, 'Bo')
  const odd = await aChild(database.db, setting, NOBODY_PRINTS)
  await proposing(database.db, setting, changed, 1, { name: 'Bob' })
  const names = [plain, changed, odd].map((honoureeId) => ({ honoureeId, revision: 1 }))
  expect(await approveNames(database.db, { ...setting, names, actor: OFFICER, now: NOW })).toEqual({
    approved: 1,
    left: 2,
  })
  await issuing(database.db, setting)
  expect(await inCouncil(database.db, setting.councilId, (tx) => countNames(tx, setting))).toEqual({
    honourees: 3,
    approved: 1,
    unprintable: 1,
    issued: 1,
  })
})

test('no certificate is made from a name that is not approved: the database refuses it', async () => {
  const setting = await anEvent(database.db)
  await anApprovedChild(database.db, setting, 'Ana')
  const unapproved = await aChild(database.db, setting, 'Bo')
  await issuing(database.db, setting)
  const [row] = await ledger(database.db, setting)
  const found = await findName(database.db, { ...setting, honoureeId: unapproved })
  if (!row || !found) throw new Error('nothing to copy')
  const forged = inCouncil(database.db, setting.councilId, (tx) =>
    tx.insert(certificate).values({
      ...row,
      id: found.entry.proof.id,
      serial: '2027-9999',
      codeHash: 'x',
      honoureeId: unapproved,
      nameProofId: found.entry.proof.id,
    }),
  )
  await expect(forged).rejects.toMatchObject({
    cause: { message: 'a certificate needs an approved name' },
  })
})

test('the record tells what was done to names, and holds none of them', async () => {
  const setting = await anEvent(database.db)
  const honoureeId = await anApprovedChild(database.db, setting, 'Layla Haddad')
  await issuing(database.db, setting)
  await proposing(database.db, setting, honoureeId, 1, { name: 'Leila Haddad', reason: 'Typo' })
  await approving(database.db, setting, honoureeId, 2)
  const lines = await inCouncil(database.db, setting.councilId, (tx) =>
    tx.select().from(auditEntry),
  )
  expect(lines.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'honouree.added',
      'name.approved',
      'certificate.issued',
      'name.proposed',
      'certificate.replaced',
    ]),
  )
  expect(JSON.stringify(lines)).not.toMatch(/Haddad|Typo/)
})

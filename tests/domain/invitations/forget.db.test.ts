import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveNames } from '#app/domain/ceremonies/approve-name.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { issueCertificates } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { codeOf } from '#app/domain/ceremonies/ledger.server.ts'
import { sayConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import { verifyCertificate } from '#app/domain/ceremonies/verify-certificate.server.ts'
import { countAttendance } from '#app/domain/attendance/counts.server.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import { whatForgettingTakes } from '#app/domain/invitations/find-forgetting.server.ts'
import { FORGOTTEN, forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { inCouncil, rowsOf } from '#db/client.server.ts'
import {
  auditEntry,
  certificate,
  honouree,
  invitation,
  letter,
  nameProof,
  occurrence,
  party,
  partyMember,
  person,
  reply,
  voiceClip,
} from '#db/schema/index.ts'
import { aMember, gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { adults, anEvent, anInvitation, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const LOCKED = 'name_proof is insert only'
const PAST = new Date('2027-03-06T10:00:00Z')

const answer = ({ councilId }: Setting, invitationId: string, given: Partial<Reply>, now = NOW) =>
  replyToInvitation(database.db, {
    councilId,
    invitationId,
    actor: { kind: 'guest' },
    channel: 'link',
    reply: { answer: 'yes', comers: [], needs: [], ...given },
    now,
  })

async function partyOf(invitationId: string): Promise<string> {
  const [row] = await database.db.select().from(invitation).where(eq(invitation.id, invitationId))
  return row!.partyId
}

/** A family that came to a ceremony in March, with a certificate, and has three places of four in June. */
async function aFamily() {
  const past = await anEvent(database.db, { startsAt: PAST })
  const coming = await anEvent(database.db, { councilId: past.councilId, capacity: 4 })
  const first = await anInvitation(database.db, past, { phone: '+447700900123' })
  const partyId = await partyOf(first)
  const layla = await aMember(database.db, past, first, { name: 'Layla Haddad' })
  const early = new Date('2027-02-01T10:00:00Z')
  await answer(
    past,
    first,
    {
      comers: [...adults(1), { ageBand: 'child', name: 'Layla' }],
      needs: [{ kind: 'interpreter', detail: 'Aramaic', who: [0] }, { kind: 'pram' }],
      message: 'We know Yusuf from school',
    },
    early,
  )
  const second = await anInvitation(database.db, coming, { partyId })
  await answer(coming, second, { comers: adults(3) })
  return { past, coming, first, second, partyId, layla, early }
}

async function certified({ past, partyId, layla, early }: Awaited<ReturnType<typeof aFamily>>) {
  const { councilId, occurrenceId } = past
  const given = { councilId, occurrenceId, actor: OFFICER, now: early }
  gave(await addHonouree(database.db, { ...given, child: { personId: layla, partyId } }))
  const names = await findNames(database.db, past)
  await approveNames(database.db, {
    ...given,
    names: names.map(({ honouree, proof }) => ({
      honoureeId: honouree.id,
      revision: proof.revision,
    })),
  })
  await issueCertificates(database.db, { ...given, origin: 'http://here.example' })
  const [row] = await database.db.select().from(certificate)
  return codeOf(row!.id)
}

/** What the family said about photographs, on paper, and a voice that says the child's name. */
async function saidByFamily({ past, layla, early }: Awaited<ReturnType<typeof aFamily>>) {
  const { councilId } = past
  const [child] = await database.db.select().from(honouree).where(eq(honouree.personId, layla))
  const given = { councilId, honoureeId: child!.id, actor: OFFICER, now: early }
  const said = { guardian: 'press', child: 'family' } as const
  gave(await sayConsent(database.db, { ...given, said, language: 'ar', paper: 'folder 3' }))
  await inCouncil(database.db, councilId, (tx) =>
    tx.insert(voiceClip).values({
      councilId,
      honoureeId: child!.id,
      mediaType: 'voice of a mother',
      bytes: new Uint8Array([1]),
      actor: 'guest',
      createdAt: early,
    }),
  )
}

const forget = ({ councilId }: Setting, partyId: string) =>
  forgetParty(database.db, { councilId, partyId, actor: OFFICER, now: NOW })

/** The tables in which a text stands anywhere, wherever it may have been copied to. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await rowsOf(
    database.db,
    sql`select table_name as name from information_schema.columns
      where table_schema = 'public' and column_name = 'council_id' group by 1`,
    (row) => ({ name: String(row.name) }),
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await rowsOf(
      database.db,
      sql`select 1 as n from ${sql.identifier(name)} t where to_jsonb(t)::text ilike ${`%${text}%`} limit 1`,
      (row) => ({ n: Number(row.n) }),
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

describe('forgetting a family', () => {
  test('leaves nothing that tells who they were, in any table', async () => {
    const family = await aFamily()
    await certified(family)
    await saidByFamily(family)
    const secrets = [
      'folder 3',
      'voice of a mother',
      'Layla',
      'Amira',
      'Al-Khatib',
      'amira@example.org',
      '900123',
      'Aramaic',
      'Yusuf',
    ]
    for (const secret of secrets) expect([secret, await whereIs(secret)]).not.toEqual([secret, []])
    expect(await forget(family.past, family.partyId)).toEqual({
      ok: true,
      value: { people: 2, stay: 0, withdrawn: 1, certificates: 1 },
    })
    for (const secret of secrets) expect([secret, await whereIs(secret)]).toEqual([secret, []])
  })

  test('keeps the counts of what was, and the certificate’s line, so that the paper can be checked', async () => {
    const family = await aFamily()
    const code = await certified(family)
    const { councilId, occurrenceId } = family.past
    await forget(family.past, family.partyId)
    const { people } = await countAttendance(database.db, {
      councilId,
      occurrenceId,
      actor: OFFICER,
      now: NOW,
    })
    expect(people.map(({ ageBand, coming }) => [ageBand, coming]).toSorted()).toEqual([
      ['adult', 1],
      ['child', 1],
    ])
    expect(await verifyCertificate(database.db, { councilId, code })).toMatchObject({
      state: 'genuine',
    })
    expect(await findNames(database.db, family.past)).toEqual([])
    const [row] = await database.db.select().from(certificate)
    expect(row).toMatchObject({ erasedAt: NOW, fileId: null })
    expect(row?.nameHmac).not.toBe('')
  })

  test('gives up what they had coming: the places go to whoever waits, and nobody writes to them', async () => {
    const family = await aFamily()
    const waiting = await anInvitation(database.db, family.coming, { name: 'Petro' })
    await answer(family.coming, waiting, { comers: adults(2) })
    const stateOf = async () => {
      const [row] = await database.db.select().from(reply).where(eq(reply.invitationId, waiting))
      return row?.state
    }
    expect(await stateOf()).toBe('waiting')
    await forget(family.coming, family.partyId)
    expect(await stateOf()).toBe('confirmed')
    const [room] = await database.db
      .select()
      .from(occurrence)
      .where(eq(occurrence.id, family.coming.occurrenceId))
    expect(room).toMatchObject({ placesTaken: 2, waitingParties: 0 })
    const letters = await database.db
      .select()
      .from(letter)
      .where(eq(letter.partyId, family.partyId))
    expect(letters.length).toBeGreaterThan(0)
    expect(letters.map(({ state, address, purpose }) => [purpose, state, address])).toEqual(
      letters.map(({ purpose }) => [purpose, 'cancelled', null]),
    )
    expect(letters.map(({ purpose }) => purpose)).not.toContain('withdrawn')
  })

  test('ends their link, and a second time finds nobody', async () => {
    const family = await aFamily()
    const { councilId, eventId } = family.coming
    const token = await inCouncil(database.db, councilId, async (tx) =>
      tokenOf(await replyLink(tx, { councilId, eventId, partyId: family.partyId, now: NOW })),
    )
    await forget(family.coming, family.partyId)
    const by = { token, purpose: 'reply' as const }
    expect(await findInvitation(database.db, { councilId, by, now: NOW })).toEqual({
      ok: false,
      reason: 'over',
    })
    const again = await forget(family.coming, family.partyId)
    expect(again).toEqual({ ok: false, reason: 'unknown' })
    const lines = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'party.forgotten'))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({
      subjectId: family.partyId,
      detail: { people: 2, stay: 0, withdrawn: 1, certificates: 0 },
    })
  })

  test('is told before it is done, and is nobody’s in another council', async () => {
    const family = await aFamily()
    const { councilId } = family.past
    const elsewhere = await anEvent(database.db)
    const { partyId } = family
    expect(await whatForgettingTakes(database.db, { councilId, partyId, now: NOW })).toEqual({
      people: 2,
      stay: 0,
      certificates: 0,
      comes: [{ startsAt: new Date('2027-06-26T09:30:00Z'), timeZone: 'Europe/London', people: 3 }],
    })
    const there = { councilId: elsewhere.councilId, partyId, now: NOW }
    expect(await whatForgettingTakes(database.db, there)).toBeUndefined()
    expect(await forget(elsewhere, partyId)).toEqual({ ok: false, reason: 'unknown' })
    expect(await whereIs('Amira')).not.toEqual([])
  })

  test('an approved name can be erased as a whole, and still not be changed', async () => {
    await certified(await aFamily())
    const change = (set: Partial<typeof nameProof.$inferInsert>) =>
      database.db.update(nameProof).set(set)
    await expect(change({ name: 'Somebody Else' })).rejects.toMatchObject({
      cause: { message: LOCKED },
    })
    await expect(change({ name: '(erased)', approvedBy: 'account:other' })).rejects.toMatchObject({
      cause: { message: LOCKED },
    })
    await expect(database.db.delete(nameProof)).rejects.toMatchObject({
      cause: { message: LOCKED },
    })
    await change({ name: '(erased)', pronunciation: null })
    expect((await database.db.select().from(nameProof))[0]?.name).toBe('(erased)')
  })
})

describe('somebody who belongs to two parties', () => {
  async function twoParties() {
    const family = await aFamily()
    const other = await anInvitation(database.db, family.coming, {
      name: 'Women’s group',
      limit: 1,
    })
    const otherParty = await partyOf(other)
    const [own] = await database.db.select().from(party).where(eq(party.id, family.partyId))
    await database.db.insert(partyMember).values({
      councilId: family.past.councilId,
      partyId: otherParty,
      personId: own!.contactId!,
      ageBand: 'adult',
    })
    return { ...family, otherParty, mother: own!.contactId! }
  }

  test('stays known in the other one, with her addresses', async () => {
    const family = await twoParties()
    expect(await forget(family.past, family.partyId)).toMatchObject({
      value: { people: 1, stay: 1 },
    })
    const [mother] = await database.db.select().from(person).where(eq(person.id, family.mother))
    expect(mother).toMatchObject({ fullName: 'Amira Al-Khatib', email: 'amira@example.org' })
    expect(await whereIs('Layla')).toEqual([])
    const members = await database.db.select().from(partyMember)
    expect(members.map(({ partyId }) => partyId)).toEqual([family.otherParty])
    const [gone] = await database.db.select().from(party).where(eq(party.id, family.partyId))
    expect(gone).toMatchObject({ label: FORGOTTEN, contactId: null })
  })

  test('goes with the last of them', async () => {
    const family = await twoParties()
    await forget(family.past, family.partyId)
    expect(await forget(family.past, family.otherParty)).toMatchObject({ value: { stay: 0 } })
    expect(await whereIs('Amira')).toEqual([])
  })

  test('answers for both, who share an address: forgetting one leaves the other its contact', async () => {
    const family = await twoParties()
    await database.db
      .update(party)
      .set({ contactId: family.mother })
      .where(eq(party.id, family.otherParty))
    await forget(family.past, family.otherParty)
    const [stays] = await database.db.select().from(party).where(eq(party.id, family.partyId))
    expect(stays).toMatchObject({ contactId: family.mother, label: 'Amira Al-Khatib' })
    expect(await whereIs('900123')).toEqual(['person'])
  })
})

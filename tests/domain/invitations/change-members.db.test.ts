import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { addHonouree } from '#app/domain/ceremonies/add-honouree.server.ts'
import { approveNames } from '#app/domain/ceremonies/approve-name.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { changeMembers } from '#app/domain/invitations/change-members.server.ts'
import { findPartyAtEvent } from '#app/domain/invitations/find-party.server.ts'
import { memberSeen, type MemberLine } from '#app/domain/invitations/members.form.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, person } from '#db/schema/index.ts'
import { aMember, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

async function aFamily() {
  const setting = await anEvent(database.db)
  const invitationId = await anInvitation(database.db, setting)
  const layla = await aMember(database.db, setting, invitationId, { name: 'Layla Haddad' })
  const omar = await aMember(database.db, setting, invitationId, { name: 'Omar Haddad' })
  await replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId,
    actor: OFFICER,
    channel: 'phone',
    reply: {
      answer: 'yes',
      comers: [{ ageBand: 'adult' }, { ageBand: 'child', name: 'Layla' }],
      needs: [],
    },
    now: NOW,
  })
  const change = (lines: MemberLine[], remove: string[] = []) =>
    changeMembers(database.db, {
      ...setting,
      invitationId,
      lines,
      remove,
      actor: OFFICER,
      now: NOW,
    })
  const party = () =>
    findPartyAtEvent(database.db, { ...setting, invitationId, actor: OFFICER, now: NOW })
  const members = async () =>
    (await party())?.members.map(({ fullName, ageBand }) => [fullName, ageBand])
  return { setting, layla, omar, change, party, members }
}

/** A line of the form: a member as an officer saw them, and as they are to be. */
const line = (personId: string, was: string, fullName: string): MemberLine => ({
  personId,
  fullName,
  ageBand: 'child',
  seen: memberSeen({ fullName: was, ageBand: 'child' }),
})

describe('members of a family', () => {
  test('are renamed, added and removed, and the answer stays', async () => {
    const { setting, layla, omar, change, members, party } = await aFamily()
    const answer = (await party())?.comers
    const lines: MemberLine[] = [
      { ...line(layla, 'Layla Haddad', 'Leila Haddad'), ageBand: 'young' },
      { fullName: 'سامي حداد', ageBand: 'infant' },
    ]
    expect(await change(lines, [omar])).toEqual({ ok: true })
    expect(await members()).toEqual([
      ['سامي حداد', 'infant'],
      ['Leila Haddad', 'young'],
    ])
    expect((await party())?.comers).toEqual(answer)
    const people = await inCouncil(database.db, setting.councilId, (tx) => tx.select().from(person))
    expect(people.map(({ fullName }) => fullName)).toContain('Omar Haddad')
    expect(people.find(({ id }) => id === layla)?.nameSearch).toContain('leila haddad')
    const lines2 = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry),
    )
    const entry = lines2.find(({ action }) => action === 'guests.members-changed')
    expect(entry?.detail).toEqual({ changed: 1, added: 1, removed: 1 })
  })

  test('that another officer changed meanwhile are not overwritten; what neither touched is no conflict', async () => {
    const { layla, omar, change, members } = await aFamily()
    await change([line(layla, 'Layla Haddad', 'Layla Noor Haddad')])
    expect(await change([line(layla, 'Layla Haddad', 'Leila Haddad')])).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    const untouched = line(layla, 'Layla Haddad', 'Layla Haddad')
    expect(await change([untouched, line(omar, 'Omar Haddad', 'Umar Haddad')])).toEqual({
      ok: true,
    })
    expect(await members()).toEqual([
      ['Layla Noor Haddad', 'child'],
      ['Umar Haddad', 'child'],
    ])
  })

  test('keep the approved name of a certificate when they are renamed, and are not removed while on the list', async () => {
    const { setting, layla, change, members } = await aFamily()
    const { partyId } = (await inCouncil(database.db, setting.councilId, async (tx) => {
      const [row] = await tx.query.partyMember.findMany({
        where: (member, { eq }) => eq(member.personId, layla),
      })
      return row
    }))!
    const child = { personId: layla, partyId }
    const made = await addHonouree(database.db, { ...setting, child, actor: OFFICER, now: NOW })
    const names = [{ honoureeId: made.ok ? made.value : '', revision: 1 }]
    await approveNames(database.db, { ...setting, names, actor: OFFICER, now: NOW })
    expect(await change([line(layla, 'Layla Haddad', 'Leila Haddad')])).toEqual({ ok: true })
    const [entry] = await findNames(database.db, setting)
    expect(entry).toMatchObject({ state: 'approved', proof: { name: 'Layla Haddad' } })
    expect(await change([], [layla])).toEqual({ ok: false, reason: 'on-a-list' })
    expect(await members()).toHaveLength(2)
  })

  test('of another council are nobody’s to change', async () => {
    const { layla, members } = await aFamily()
    const other = await anEvent(database.db)
    const invitationId = await anInvitation(database.db, other)
    const stolen = { ...other, invitationId, remove: [layla], actor: OFFICER, now: NOW }
    const lines = [line(layla, 'Layla Haddad', 'Nobody')]
    expect(await changeMembers(database.db, { ...stolen, lines, remove: [] })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    expect(await changeMembers(database.db, { ...stolen, lines: [] })).toEqual({ ok: true })
    expect(await members()).toHaveLength(2)
  })
})

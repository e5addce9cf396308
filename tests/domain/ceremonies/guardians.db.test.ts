import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { approveName } from '#app/domain/ceremonies/approve-name.server.ts'
import { askFamilies, endLinks, handLinks } from '#app/domain/ceremonies/ask-families.server.ts'
import { correctName } from '#app/domain/ceremonies/correct-name.server.ts'
import { findFamiliesToAsk } from '#app/domain/ceremonies/find-families-to-ask.server.ts'
import { showFamily } from '#app/domain/ceremonies/show-family.server.ts'
import { findGuardiansPage } from '#app/domain/ceremonies/find-guardians-page.server.ts'
import { sayConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import {
  eraseOldVoices,
  findVoices,
  hearVoice,
  keepVoice,
} from '#app/domain/ceremonies/voice.server.ts'
import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { revokeInvitation } from '#app/domain/invitations/revise-invitation.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, letter, nameProof, person, voiceClip } from '#db/schema/index.ts'
import { aChild, gave, OFFICER, proposing } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'
import { aFamilyOf, pathsFor, tokenIn } from '#tests/support/guardians.ts'
import { aWav } from '#tests/support/recordings.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const GUARDIAN = { kind: 'guest' } as const
const AFTER = new Date('2027-06-28T09:00:00Z')

const opening = (
  { councilId }: Setting,
  path: string,
  purpose: 'proof' | 'consent' = 'proof',
  now = NOW,
) => findGuardiansPage(database.db, { councilId, token: tokenIn(path), purpose, now })

const correcting = (
  { councilId }: Setting,
  honoureeId: string,
  revision: number,
  name: string,
  knownAs = 'Lulu',
) =>
  correctName(database.db, {
    councilId,
    honoureeId,
    revision,
    proposed: { name, knownAs },
    actor: GUARDIAN,
    now: NOW,
  })

const approving = ({ councilId }: Setting, honoureeId: string, revision: number) =>
  approveName(database.db, { councilId, honoureeId, revision, actor: GUARDIAN, now: NOW })

async function twoFamilies() {
  const setting = await anEvent(database.db)
  const haddad = await aFamilyOf(database.db, setting, [
    { name: 'Layla Haddad', nativeName: 'ليلى الحدّاد' },
    { name: 'Yusuf Haddad' },
  ])
  const koval = await aFamilyOf(database.db, setting, [{ name: 'Olena Koval' }], {
    name: 'Petro Koval',
    email: null,
    language: 'uk',
  })
  const { councilId, eventId } = setting
  const paths = await pathsFor(database.db, councilId, { partyId: haddad.partyId, eventId })
  return { setting, haddad, koval, paths }
}

describe('a guardian’s link', () => {
  test('opens the family’s children and nobody else’s, in the family’s language', async () => {
    const { setting, paths } = await twoFamilies()
    const page = gave(await opening(setting, paths.proof))
    expect(page.language).toBe('ar')
    expect(page.children.map(({ printed }) => printed)).toEqual(['Layla Haddad', 'Yusuf Haddad'])
    expect(page.otherPath).toBe(paths.consent)
    expect(page.children[0]?.photo).toMatchObject({ mark: 'none', standing: 'silent' })
  })

  test('of a child without a family opens this child alone', async () => {
    const { setting } = await twoFamilies()
    const honoureeId = await aChild(database.db, setting, 'Sara Omar')
    const paths = await pathsFor(database.db, setting.councilId, { honoureeId })
    const page = gave(await opening(setting, paths.consent, 'consent'))
    expect(page.children.map(({ printed }) => printed)).toEqual(['Sara Omar'])
  })

  test('opens one page only, and nothing in another council', async () => {
    const { setting, paths } = await twoFamilies()
    const elsewhere = await anEvent(database.db)
    const unknown = { ok: false, reason: 'unknown' }
    expect(await opening(setting, paths.proof, 'consent')).toEqual(unknown)
    expect(await opening(setting, paths.consent, 'proof')).toEqual(unknown)
    expect(await opening(elsewhere, paths.proof)).toEqual(unknown)
  })

  test('is over when it is ended, when the invitation is withdrawn, and when the family is forgotten', async () => {
    const over = { ok: false, reason: 'over' }
    const given = { actor: OFFICER, now: NOW }
    const one = await twoFamilies()
    const { councilId, occurrenceId } = one.setting
    await endLinks(database.db, { councilId, occurrenceId, key: one.haddad.partyId, ...given })
    expect(await opening(one.setting, one.paths.proof)).toEqual(over)
    expect(await opening(one.setting, one.paths.consent, 'consent')).toEqual(over)
    const two = await twoFamilies()
    await revokeInvitation(database.db, {
      councilId: two.setting.councilId,
      invitationId: two.haddad.invitationId,
      reason: 'a wrong hand',
      ...given,
    })
    expect(await opening(two.setting, two.paths.proof)).toEqual(over)
    const three = await twoFamilies()
    const { partyId } = three.haddad
    gave(await forgetParty(database.db, { councilId: three.setting.councilId, partyId, ...given }))
    expect(await opening(three.setting, three.paths.consent, 'consent')).toEqual(over)
  })

  test('opens after the day, to take a yes back; names are settled then', async () => {
    const { setting, paths } = await twoFamilies()
    expect(gave(await opening(setting, paths.proof, 'proof', AFTER)).isOpen).toBe(false)
    expect(gave(await opening(setting, paths.consent, 'consent', AFTER)).children).toHaveLength(2)
  })
})

describe('a guardian and the name', () => {
  test('corrects it, approves it, and from then on only an officer changes it, with a reason', async () => {
    const { setting, haddad, paths } = await twoFamilies()
    const layla = haddad.honourees[0]!
    gave(await correcting(setting, layla, 1, 'Layla Al-Haddad'))
    gave(await approving(setting, layla, 2))
    const settled = gave(await opening(setting, paths.proof)).children[0]
    expect(settled).toMatchObject({
      state: 'approved',
      printed: 'Layla Al-Haddad',
      knownAs: 'Lulu',
      approved: { revision: 2, at: NOW },
    })
    expect(await correcting(setting, layla, 2, 'Layla Other', 'Other')).toEqual({
      ok: false,
      reason: 'approved-already',
    })
    expect(await database.db.select().from(person).where(eq(person.knownAs, 'Other'))).toEqual([])
    gave(
      await proposing(database.db, setting, layla, 2, { name: 'Laila Al-Haddad', reason: 'call' }),
    )
    const again = gave(await opening(setting, paths.proof)).children[0]
    expect(again).toMatchObject({
      state: 'correction',
      printed: 'Laila Al-Haddad',
      approved: { revision: 2, name: 'Layla Al-Haddad' },
    })
  })

  test('who looked at an older version neither approves nor overwrites the newer one', async () => {
    const { setting, haddad } = await twoFamilies()
    const layla = haddad.honourees[0]!
    gave(await proposing(database.db, setting, layla, 1, { name: 'Laila Haddad' }))
    const stale = { ok: false, reason: 'changed-meanwhile' }
    expect(await approving(setting, layla, 1)).toEqual(stale)
    expect(await correcting(setting, layla, 1, 'Layla Haddad-Omar')).toEqual(stale)
    const rows = await database.db.select().from(nameProof).where(eq(nameProof.honoureeId, layla))
    expect(rows.map(({ name }) => name)).toEqual(['Layla Haddad', 'Laila Haddad'])
  })

  test('keeps whatever a name holds as the name, and refuses what nobody’s name holds', async () => {
    const { setting, haddad } = await twoFamilies()
    const layla = haddad.honourees[0]!
    const hostile = '<img src=x onerror=alert(1)> {reply_link} =1+1'
    gave(await correcting(setting, layla, 1, hostile))
    expect((await correcting(setting, layla, 2, '🙂')).ok).toBe(false)
    const rows = await database.db.select().from(nameProof).where(eq(nameProof.honoureeId, layla))
    expect(rows.at(-1)?.name).toBe(hostile)
  })
})

describe('asking families', () => {
  const asking = (setting: Setting, reminds = false, now = NOW) =>
    askFamilies(database.db, {
      councilId: setting.councilId,
      occurrenceId: setting.occurrenceId,
      reminds,
      actor: OFFICER,
      now,
    })

  const sent = (setting: Setting) =>
    database.db
      .select({ purpose: letter.purpose, state: letter.state, partyId: letter.partyId })
      .from(letter)
      .where(eq(letter.councilId, setting.councilId))

  test('writes once to those with something open, and says who cannot be written to', async () => {
    const { setting, haddad, koval } = await twoFamilies()
    expect(gave(await asking(setting))).toEqual({ letters: 1 })
    expect(gave(await asking(setting))).toEqual({ letters: 0 })
    expect(await sent(setting)).toEqual([
      { purpose: 'proof', state: 'queued', partyId: haddad.partyId },
    ])
    const families = (await findFamiliesToAsk(database.db, setting)).map(showFamily)
    const byKey = new Map(families.map((family) => [family.key, family]))
    expect(byKey.get(koval.partyId)).toMatchObject({ channel: null, isOpen: true, lastAt: null })
    expect(byKey.get(haddad.partyId)).toMatchObject({ channel: 'email', isFresh: false })
  })

  test('reminds those who were asked, once a day, and nobody whose names and photographs are settled', async () => {
    const { setting, haddad } = await twoFamilies()
    const { councilId } = setting
    gave(await asking(setting))
    const nextDay = new Date(NOW.getTime() + 86_400_000)
    expect(gave(await asking(setting, true, nextDay))).toEqual({ letters: 1 })
    expect(gave(await asking(setting, true, nextDay))).toEqual({ letters: 0 })
    for (const honoureeId of haddad.honourees) {
      gave(await approving(setting, honoureeId, 1))
      const said = { guardian: 'none', child: 'too-young' } as const
      const given = { councilId, honoureeId, language: 'en', actor: GUARDIAN, now: NOW }
      gave(await sayConsent(database.db, { ...given, said }))
    }
    const later = new Date(NOW.getTime() + 2 * 86_400_000)
    expect(gave(await asking(setting, true, later))).toEqual({ letters: 0 })
  })

  test('asks a family again when an officer has changed what it approved', async () => {
    const { setting, haddad } = await twoFamilies()
    gave(await asking(setting))
    const layla = haddad.honourees[0]!
    gave(await approving(setting, layla, 1))
    expect(gave(await asking(setting))).toEqual({ letters: 0 })
    const later = new Date(NOW.getTime() + 60_000)
    await inCouncil(database.db, setting.councilId, (tx) =>
      tx.insert(nameProof).values({
        councilId: setting.councilId,
        honoureeId: layla,
        revision: 2,
        name: 'Laila Haddad',
        reason: 'the register',
        createdBy: 'account:x',
        createdAt: later,
      }),
    )
    expect(gave(await asking(setting, false, later))).toEqual({ letters: 1 })
  })

  test('an officer hands a link on, and the record says so without a name', async () => {
    const { setting, koval } = await twoFamilies()
    const { councilId, occurrenceId } = setting
    const given = { councilId, occurrenceId, actor: OFFICER, now: NOW }
    const handed = gave(await handLinks(database.db, { ...given, key: koval.partyId }))
    expect(gave(await opening(setting, handed.paths.proof)).children).toHaveLength(1)
    const lines = await database.db.select().from(auditEntry)
    const mine = lines.filter(({ action }) => action === 'names.links-shown')
    expect(mine).toMatchObject([{ subjectId: koval.partyId, detail: {} }])
    const elsewhere = await anEvent(database.db)
    const foreign = { ...given, occurrenceId: elsewhere.occurrenceId, key: koval.partyId }
    expect(await handLinks(database.db, foreign)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('a voice that says a name', () => {
  const keeping = ({ councilId }: Setting, honoureeId: string, bytes = aWav(2)) =>
    keepVoice(database.db, { councilId, honoureeId, bytes, actor: GUARDIAN, now: NOW })
  const hearing = ({ councilId, occurrenceId }: Setting, honoureeId: string) =>
    hearVoice(database.db, { councilId, occurrenceId, honoureeId, actor: OFFICER, now: NOW })

  test('is heard by an officer, who is written down; a new one takes its place', async () => {
    const { setting, haddad } = await twoFamilies()
    const layla = haddad.honourees[0]!
    gave(await keeping(setting, layla))
    gave(await keeping(setting, layla, aWav(3)))
    expect((await hearing(setting, layla))?.bytes).toEqual(aWav(3))
    expect([...(await findVoices(database.db, setting)).values()]).toEqual([
      { seconds: 3, at: NOW },
    ])
    const heard = await database.db
      .select()
      .from(auditEntry)
      .where(and(eq(auditEntry.action, 'voice.heard'), eq(auditEntry.subjectId, layla)))
    expect(heard).toHaveLength(1)
  })

  test('is nobody’s of another ceremony, and gone the day after the day', async () => {
    const { setting, haddad } = await twoFamilies()
    const layla = haddad.honourees[0]!
    gave(await keeping(setting, layla))
    const other = await anEvent(database.db, { councilId: setting.councilId })
    expect(await hearing(other, layla)).toBeUndefined()
    const { councilId } = setting
    const evening = new Date('2027-06-26T20:00:00Z')
    expect(await eraseOldVoices(database.db, { councilId, now: evening })).toBe(0)
    expect(await eraseOldVoices(database.db, { councilId, now: AFTER })).toBe(1)
    expect(await database.db.select().from(voiceClip)).toEqual([])
  })

  test('goes with the family', async () => {
    const { setting, haddad } = await twoFamilies()
    gave(await keeping(setting, haddad.honourees[0]!))
    const given = { councilId: setting.councilId, partyId: haddad.partyId }
    gave(await forgetParty(database.db, { ...given, actor: OFFICER, now: NOW }))
    expect(await database.db.select().from(voiceClip)).toEqual([])
  })
})

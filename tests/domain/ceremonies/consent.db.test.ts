import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import {
  clearPhotos,
  findGroupPhoto,
  findMarshalsList,
  findPhotographersSheet,
  findTakeDowns,
} from '#app/domain/ceremonies/find-photo-lists.server.ts'
import { findPhotoConsents } from '#app/domain/ceremonies/find-photo-consents.server.ts'
import { sayConsent, withdrawConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import { withdrawHonouree } from '#app/domain/ceremonies/withdraw-honouree.server.ts'
import { mergePeople, undoMerge } from '#app/domain/directory/merge-people.server.ts'
import { findWeek } from '#app/domain/reports/find-week.server.ts'
import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import type { SaidNow } from '#app/domain/ceremonies/say-consent.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, consent, honouree } from '#db/schema/index.ts'
import { aChild, aConsent, gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'
import { aFamilyOf } from '#tests/support/guardians.ts'

const database = useDatabase()
beforeEach(() => loadSecret(database.db, 'a secret for tests, 32 letters at least'))

const GUARDIAN = { kind: 'guest' } as const
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

const saying = (
  { councilId }: Setting,
  honoureeId: string,
  said: Partial<SaidNow> = {},
  now = NOW,
) =>
  sayConsent(database.db, {
    councilId,
    honoureeId,
    said: { guardian: 'channels', child: 'too-young', ...said },
    language: 'ar',
    actor: GUARDIAN,
    now,
  })

const withdrawing = ({ councilId }: Setting, honoureeId: string, now = later(5)) =>
  withdrawConsent(database.db, { councilId, honoureeId, actor: GUARDIAN, now })

const namesOf = (children: Array<{ name: string }>) => children.map(({ name }) => name)

describe('what was said about photographs', () => {
  async function aRow() {
    const setting = await anEvent(database.db)
    const id = await aConsent(database.db, setting, await aChild(database.db, setting))
    const change = (columns: Partial<typeof consent.$inferInsert>) =>
      inCouncil(database.db, setting.councilId, (tx) =>
        tx.update(consent).set(columns).where(eq(consent.id, id)),
      )
    return { setting, id, change }
  }

  test('is never rewritten, and not taken away while the child is known', async () => {
    const { setting, id, change } = await aRow()
    const refusal = { cause: { message: 'consent is insert only' } }
    await expect(change({ level: 'press' })).rejects.toMatchObject(refusal)
    await expect(
      change({ level: 'press', withdrawnAt: later(1), withdrawnBy: 'guest' }),
    ).rejects.toMatchObject(refusal)
    const taking = inCouncil(database.db, setting.councilId, (tx) =>
      tx.delete(consent).where(eq(consent.id, id)),
    )
    await expect(taking).rejects.toMatchObject(refusal)
  })

  test('is withdrawn once, and stays withdrawn', async () => {
    const { id, change } = await aRow()
    await change({ withdrawnAt: later(1), withdrawnBy: 'guest' })
    await expect(change({ withdrawnAt: null, withdrawnBy: null })).rejects.toMatchObject({
      cause: { message: 'consent is insert only' },
    })
    const [row] = await database.db.select().from(consent).where(eq(consent.id, id))
    expect(row).toMatchObject({ level: 'channels', withdrawnAt: later(1), withdrawnBy: 'guest' })
  })

  test('is kept once, with who, when and which words, however often the form is sent', async () => {
    const setting = await anEvent(database.db)
    const { honourees } = await aFamilyOf(database.db, setting, [{ name: 'Layla Haddad' }])
    await saying(setting, honourees[0]!)
    await saying(setting, honourees[0]!, {}, later(1))
    const rows = await database.db.select().from(consent)
    expect(rows).toMatchObject([
      { as: 'guardian', level: 'channels', childTooYoung: true, language: 'ar', at: NOW },
    ])
    const lines = await database.db.select().from(auditEntry)
    const mine = lines.filter(({ action }) => action === 'consent.said')
    expect(mine.map(({ detail }) => detail)).toEqual([
      { guardian: 'channels', child: 'too-young', wordingVersion: 1, onPaper: false },
    ])
  })

  test('by a guardian alone is not enough from eleven on', async () => {
    const setting = await anEvent(database.db)
    const young = { name: 'Yusuf Haddad', ageBand: 'young' as const }
    const { honourees } = await aFamilyOf(database.db, setting, [young])
    expect(await saying(setting, honourees[0]!)).toEqual({ ok: false, reason: 'child-must-say' })
    gave(await saying(setting, honourees[0]!, { child: 'family' }))
    const found = await findPhotoConsents(database.db, setting)
    expect(found.get(honourees[0]!)).toMatchObject({ mark: 'family', standing: 'said' })
  })

  test('on paper needs the place where the paper is', async () => {
    const setting = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting)
    const given = {
      councilId: setting.councilId,
      honoureeId,
      said: { guardian: 'press', child: 'too-young' } as const,
      language: 'en',
      actor: OFFICER,
      now: NOW,
    }
    expect(await sayConsent(database.db, given)).toEqual({ ok: false, reason: 'paper-needed' })
    gave(await sayConsent(database.db, { ...given, paper: 'folder 3' }))
    expect((await findPhotoConsents(database.db, setting)).get(honoureeId)?.mark).toBe('press')
  })

  test('is nobody’s in another council', async () => {
    const setting = await anEvent(database.db)
    const elsewhere = await anEvent(database.db)
    const honoureeId = await aChild(database.db, setting)
    expect(await saying(elsewhere, honoureeId)).toEqual({ ok: false, reason: 'unknown' })
    expect(await withdrawing(elsewhere, honoureeId)).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('the lists', () => {
  async function aCeremony() {
    const setting = await anEvent(database.db)
    const { honourees, partyId } = await aFamilyOf(database.db, setting, [
      { name: 'Press Haddad' },
      { name: 'Channels Haddad' },
      { name: 'Family Haddad' },
      { name: 'None Haddad' },
      { name: 'Silent Haddad' },
      { name: 'Outdated Haddad' },
    ])
    const levels = ['press', 'channels', 'family', 'none'] as const
    for (const [at, guardian] of levels.entries())
      await saying(setting, honourees[at]!, { guardian })
    await aConsent(database.db, setting, honourees[5]!, { level: 'press', wordingVersion: 99 })
    return { setting, honourees, partyId }
  }

  test('hold nobody without a yes', async () => {
    const { setting } = await aCeremony()
    const sheet = await findPhotographersSheet(database.db, setting)
    expect(namesOf(sheet.children)).toEqual(['Channels Haddad', 'Family Haddad', 'Press Haddad'])
    expect(sheet.others).toBe(3)
    const group = await findGroupPhoto(database.db, setting)
    expect(namesOf(group.children)).toEqual(['Channels Haddad', 'Press Haddad'])
    expect(group.others).toBe(4)
    expect(namesOf(await findMarshalsList(database.db, setting))).toEqual([
      'Family Haddad',
      'None Haddad',
      'Outdated Haddad',
      'Silent Haddad',
    ])
  })

  test('follow a withdrawal at once, and a child who leaves', async () => {
    const { setting, honourees } = await aCeremony()
    await withdrawing(setting, honourees[0]!)
    const { councilId } = setting
    const given = { councilId, honoureeId: honourees[1]!, actor: OFFICER, now: NOW }
    gave(await withdrawHonouree(database.db, given))
    const sheet = await findPhotographersSheet(database.db, setting)
    expect(namesOf(sheet.children)).toEqual(['Family Haddad'])
    expect((await findGroupPhoto(database.db, setting)).children).toEqual([])
  })

  test('forget with the family', async () => {
    const { setting, partyId } = await aCeremony()
    const { councilId } = setting
    gave(await forgetParty(database.db, { councilId, partyId, actor: OFFICER, now: NOW }))
    expect(await database.db.select().from(consent)).toEqual([])
    expect(await findPhotographersSheet(database.db, setting)).toEqual({ children: [], others: 0 })
  })

  test('do not take one record’s yes for the other’s no, where two records are one child', async () => {
    const setting = await anEvent(database.db)
    const { councilId } = setting
    const [stays, goes] = [await aChild(database.db, setting), await aChild(database.db, setting)]
    await saying(setting, stays, { guardian: 'press' })
    await saying(setting, goes, { guardian: 'none' }, later(1))
    const rows = await database.db.select().from(honouree)
    const personOf = (id: string) => rows.find((row) => row.id === id)!.personId
    const ids = { personId: personOf(stays), otherId: personOf(goes) }
    const joined = gave(
      await mergePeople(database.db, { councilId, ...ids, actor: OFFICER, now: later(2) }),
    )
    expect((await findPhotographersSheet(database.db, setting)).children).toEqual([])
    gave(await saying(setting, stays, { guardian: 'press' }, later(3)))
    expect((await findPhotographersSheet(database.db, setting)).children).toHaveLength(1)
    await withdrawing(setting, stays, later(4))
    expect((await findPhotographersSheet(database.db, setting)).children).toEqual([])
    await undoMerge(database.db, {
      councilId,
      decisionId: joined.decisionId,
      actor: OFFICER,
      now: later(5),
    })
    expect((await findPhotographersSheet(database.db, setting)).children).toEqual([])
  })
})

test('a yes that is taken back after the day leaves a thing to do, until it is done', async () => {
  const setting = await anEvent(database.db)
  const honoureeId = await aChild(database.db, setting)
  gave(await saying(setting, honoureeId))
  const after = new Date('2027-06-27T09:00:00Z')
  const due = (now: Date) => findTakeDowns(database.db, { ...setting, now })
  expect(await due(after)).toEqual([])
  await withdrawing(setting, honoureeId, after)
  const evening = new Date('2027-06-27T18:00:00Z')
  expect(await due(evening)).toMatchObject([{ honoureeId, mark: 'none' }])
  const week = { councilId: setting.councilId, timeZone: 'Europe/London', now: evening }
  expect((await findWeek(database.db, week)).needs).toMatchObject([
    { kind: 'photographs', count: 1, urgency: 'today' },
  ])
  gave(await clearPhotos(database.db, { ...setting, honoureeId, actor: OFFICER, now: evening }))
  expect(await due(evening)).toEqual([])
  expect((await findWeek(database.db, week)).needs).toEqual([])
})

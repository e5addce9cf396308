import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { findLink } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { arrangeStage, type StageChange } from '#app/domain/ceremonies/arrange-stage.server.ts'
import { eraseStage } from '#app/domain/ceremonies/erase-stage.server.ts'
import { findStage } from '#app/domain/ceremonies/find-stage.server.ts'
import { pressOnStage, type SentPress } from '#app/domain/ceremonies/press-on-stage.server.ts'
import { recogniseLater } from '#app/domain/ceremonies/recognise-later.server.ts'
import { setOnStage } from '#app/domain/ceremonies/set-on-stage.server.ts'
import {
  findStageLinks,
  makeStageLink,
  revokeStageLink,
} from '#app/domain/ceremonies/stage-links.server.ts'
import { walkIn } from '#app/domain/ceremonies/walk-in.server.ts'
import { withdrawHonouree } from '#app/domain/ceremonies/withdraw-honouree.server.ts'
import { newId } from '#app/domain/ids.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, honouree, stagePress } from '#db/schema/index.ts'
import { aChild, gave, OFFICER } from '#tests/support/ceremonies.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
let setting: Setting
beforeEach(async () => {
  loadSecret(database.db, 'a secret for tests, 32 letters at least')
  setting = await anEvent(database.db)
})

const by = { actor: OFFICER, now: NOW }
const later = (seconds: number) => new Date(NOW.getTime() + 1_000 * seconds)

async function children(...names: string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) ids.push(await aChild(database.db, setting, name))
  return ids
}
const arranging = (change: StageChange, more: { revision?: number; of?: Setting } = {}) => {
  const { of = setting, ...rest } = more
  return arrangeStage(database.db, { ...of, ...by, change, ...rest })
}
const row = async () =>
  (await findStage(database.db, setting)).children.map(({ name, card }) =>
    card ? `${name} ${card}` : name,
  )
const states = async () =>
  (await findStage(database.db, setting)).children.map(({ name, state }) => `${name} ${state}`)

describe('arranging a stage', () => {
  test('keeps what was moved by hand, takes in late children, and closes up where one is gone', async () => {
    const [ada, , , dan] = await children('Ada', 'Ben', 'Cy', 'Dan')
    gave(await arranging({ kind: 'move', honoureeId: dan!, to: 1 }))
    expect(await row()).toEqual(['Dan', 'Ada', 'Ben', 'Cy'])
    await children('Bo')
    expect(await row()).toEqual(['Dan', 'Ada', 'Ben', 'Bo', 'Cy'])
    await withdrawHonouree(database.db, { ...setting, honoureeId: ada!, ...by })
    gave(await arranging({ kind: 'order-again' }))
    expect(await row()).toEqual(['Dan', 'Ben', 'Bo', 'Cy'])
    gave(await arranging({ kind: 'forget-hand-moves' }))
    expect(await row()).toEqual(['Ben', 'Bo', 'Cy', 'Dan'])
  })

  test('of two officers at once finds both moves in it', async () => {
    const [, ben, , dan] = await children('Ada', 'Ben', 'Cy', 'Dan')
    const both = await Promise.all([
      arranging({ kind: 'move', honoureeId: dan!, to: 'earlier' }),
      arranging({ kind: 'move', honoureeId: ben!, to: 'earlier' }),
    ])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(await row()).toEqual(['Ben', 'Ada', 'Dan', 'Cy'])
  })

  test('is refused when somebody arranged it otherwise meanwhile; a move is no such change', async () => {
    const [ada] = await children('Ada', 'Ben')
    gave(await arranging({ kind: 'move', honoureeId: ada!, to: 'later' }))
    const settings = { blankCards: 3 }
    gave(await arranging({ kind: 'arrange', settings }, { revision: 0 }))
    expect(await arranging({ kind: 'arrange', settings }, { revision: 0 })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
    const { settings: kept } = await findStage(database.db, setting)
    expect(kept).toMatchObject({ blankCards: 3, revision: 1 })
  })

  test('leaves another ceremony’s and another council’s children alone', async () => {
    const [ada] = await children('Ada', 'Ben')
    const elsewhere = await anEvent(database.db)
    const sister = await anEvent(database.db, { councilId: setting.councilId })
    for (const of of [elsewhere, sister]) {
      expect(await arranging({ kind: 'move', honoureeId: ada!, to: 2 }, { of })).toMatchObject({
        reason: 'unknown',
      })
      const facts = { handshake: false, isStepFree: true, presenter: 1, byFirstName: true }
      expect(
        await setOnStage(database.db, { ...of, honoureeId: ada!, facts, ...by }),
      ).toMatchObject({ reason: 'unknown' })
    }
    const foreign = { councilId: elsewhere.councilId, occurrenceId: setting.occurrenceId }
    expect(
      await arrangeStage(database.db, { ...foreign, ...by, change: { kind: 'number-cards' } }),
    ).toMatchObject({ reason: 'unknown' })
    expect(await row()).toEqual(['Ada', 'Ben'])
  })

  test('puts first who needs the way without steps, as soon as it is noted', async () => {
    const [, , cy] = await children('Ada', 'Ben', 'Cy')
    gave(await arranging({ kind: 'order-again' }))
    const facts = { handshake: null, isStepFree: true, presenter: null, byFirstName: false }
    gave(await setOnStage(database.db, { ...setting, honoureeId: cy!, facts, ...by }))
    expect(await row()).toEqual(['Cy', 'Ada', 'Ben'])
  })
})

describe('cards', () => {
  test('go with their children, and a number that was given never goes to another', async () => {
    const [, , cy] = await children('Ada', 'Ben', 'Cy')
    gave(await arranging({ kind: 'number-cards' }))
    gave(await arranging({ kind: 'move', honoureeId: cy!, to: 1 }))
    expect(await row()).toEqual(['Cy 3', 'Ada 1', 'Ben 2'])
    await withdrawHonouree(database.db, { ...setting, honoureeId: cy!, ...by })
    await children('Dan')
    gave(await arranging({ kind: 'number-cards' }))
    expect(await row()).toEqual(['Ada 1', 'Ben 2', 'Dan 4'])
  })

  test('can be numbered again from 1, whoever held a number before', async () => {
    const [ada, , cy] = await children('Ada', 'Ben', 'Cy')
    gave(await arranging({ kind: 'number-cards' }))
    await withdrawHonouree(database.db, { ...setting, honoureeId: ada!, ...by })
    gave(await arranging({ kind: 'move', honoureeId: cy!, to: 1 }))
    gave(await arranging({ kind: 'number-again' }))
    expect(await row()).toEqual(['Cy 1', 'Ben 2'])
  })

  test('of children who walk in are blank ones; they come last, and their names wait', async () => {
    await children('Ada', 'Ben')
    gave(await arranging({ kind: 'number-cards' }))
    gave(await arranging({ kind: 'arrange', settings: { blankCards: 1 } }, { revision: 0 }))
    const child = { name: 'Abel', knownAs: null, pronunciation: 'A-bel' }
    expect(await walkIn(database.db, { ...setting, child, ...by })).toMatchObject({ value: 'A' })
    expect(await walkIn(database.db, { ...setting, child, ...by })).toMatchObject({
      reason: 'no-blank-card',
    })
    gave(await arranging({ kind: 'order-again' }))
    expect(await row()).toEqual(['Ada 1', 'Ben 2', 'Abel A'])
    const { children: all } = await findStage(database.db, setting)
    expect(all[2]).toMatchObject({ pronunciation: 'A-bel', isApproved: false })
  })
})

describe('presses beside the stage', () => {
  const press = (honoureeId: string, kind: SentPress['kind'], secondsAgo = 0): SentPress => ({
    id: newId(),
    honoureeId,
    kind,
    secondsAgo,
  })
  const sending = (
    presses: SentPress[],
    more: { device?: string; at?: number; of?: Setting } = {},
  ) =>
    pressOnStage(database.db, {
      ...(more.of ?? setting),
      presses,
      device: more.device ?? 'reader',
      actor: OFFICER,
      now: later(more.at ?? 0),
    })

  test('count once, however often they are sent', async () => {
    const [ada] = await children('Ada')
    const one = press(ada!, 'presented')
    expect(gave(await sending([one, one]))).toBe(1)
    expect(gave(await sending([one], { at: 60 }))).toBe(0)
    const rows = await database.db.select().from(stagePress)
    expect(rows).toHaveLength(1)
    const lines = await database.db
      .select()
      .from(auditEntry)
      .where(eq(auditEntry.action, 'stage.presented'))
    expect(lines.map(({ subjectId, detail }) => ({ subjectId, detail }))).toEqual([
      { subjectId: ada, detail: {} },
    ])
  })

  test('of a device that had no network count at the time when they were made', async () => {
    const [ada] = await children('Ada')
    await sending([press(ada!, 'not-here')], { device: 'marshal', at: 50 })
    await sending([press(ada!, 'presented', 20)], { at: 60 })
    expect(await states()).toEqual(['Ada not-here'])
    await sending([press(ada!, 'presented', 5)], { device: 'third', at: 60 })
    expect(await states()).toEqual(['Ada presented'])
  })

  test('of one device count in the order in which it sent them, though the first was slow', async () => {
    const [ada] = await children('Ada')
    // Pressed at 0 and on the way for 5 seconds; taken back at 2, which arrived at once after it.
    await sending([press(ada!, 'presented', 0)], { at: 5 })
    await sending([press(ada!, 'back', 3.2)], { at: 5 })
    expect(await states()).toEqual(['Ada waiting'])
  })

  test('about children of another ceremony or council are passed over', async () => {
    const [ada] = await children('Ada')
    const sister = await anEvent(database.db, { councilId: setting.councilId })
    const elsewhere = await anEvent(database.db)
    for (const of of [sister, elsewhere])
      expect(gave(await sending([press(ada!, 'presented')], { of }))).toBe(0)
    expect(await states()).toEqual(['Ada waiting'])
  })

  test('stay as they were pressed', async () => {
    const [ada] = await children('Ada')
    await sending([press(ada!, 'presented')])
    const refusal = { cause: { message: 'stage_press is insert only' } }
    const changing = inCouncil(database.db, setting.councilId, (tx) =>
      tx.update(stagePress).set({ kind: 'back' }),
    )
    await expect(changing).rejects.toMatchObject(refusal)
  })

  test('leave a child who was not here to be handed the certificate later, and recognised', async () => {
    const [ada, ben] = await children('Ada', 'Ben')
    await sending([press(ada!, 'not-here'), press(ben!, 'presented')])
    const recognising = (honoureeId: string, how: 'posted' | null) =>
      recogniseLater(database.db, { ...setting, honoureeId, how, ...by })
    expect(await recognising(ben!, 'posted')).toMatchObject({ reason: 'unknown' })
    gave(await recognising(ada!, 'posted'))
    const found = await findStage(database.db, setting)
    expect(found.children.map(({ recognised }) => recognised)).toEqual(['posted', 'stage'])
    gave(await recognising(ada!, null))
    const [kept] = await database.db.select().from(honouree).where(eq(honouree.id, ada!))
    expect(kept).toMatchObject({ notHereAt: NOW, recognisedHow: null, recognisedAt: null })
  })
})

describe('a link to the page beside the stage', () => {
  const opening = (token: string, now: Date) =>
    findLink(database.db, { ...setting, purposes: ['stage'], by: { token }, now })

  test('ends with the day after the ceremony, or when it is ended', async () => {
    const token = gave(await makeStageLink(database.db, { ...setting, ...by, role: 'reader' }))
    // The ceremony is on 26 June; British summer time.
    expect(await opening(token, new Date('2027-06-27T22:59:59Z'))).toMatchObject({ ok: true })
    expect(await opening(token, new Date('2027-06-27T23:00:00Z'))).toMatchObject({
      reason: 'expired',
    })
    const [found] = await findStageLinks(database.db, { ...setting, now: NOW })
    expect(found).toMatchObject({ role: 'reader', path: `/stage/${token}` })
    const ending = { ...setting, linkId: found!.id, ...by }
    const sister = await anEvent(database.db, { councilId: setting.councilId })
    const { occurrenceId } = sister
    expect(await revokeStageLink(database.db, { ...ending, occurrenceId })).toMatchObject({
      reason: 'unknown',
    })
    gave(await revokeStageLink(database.db, ending))
    expect(await opening(token, NOW)).toMatchObject({ reason: 'revoked' })
    expect(await findStageLinks(database.db, { ...setting, now: NOW })).toEqual([])
  })

  test('is not made for a ceremony that is over', async () => {
    const now = new Date('2027-07-01T09:00:00Z')
    expect(
      await makeStageLink(database.db, { ...setting, actor: OFFICER, now, role: 'marshal' }),
    ).toMatchObject({ reason: 'over' })
  })
})

test('whether a child gives the hand, and the way without steps, go a month after the day', async () => {
  const id = await aChild(database.db, setting)
  const facts = { handshake: false, isStepFree: true }
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx.update(honouree).set(facts).where(eq(honouree.id, id)),
  )
  const erasing = (now: string) =>
    eraseStage(database.db, { councilId: setting.councilId, now: new Date(now) })
  expect(await erasing('2027-07-20T10:00:00Z')).toBe(0)
  expect(await erasing('2027-08-01T10:00:00Z')).toBe(1)
  const [kept] = await database.db.select().from(honouree).where(eq(honouree.id, id))
  expect(kept).toMatchObject({ handshake: null, isStepFree: null })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { allowReadOutCode, replyLink } from '#app/domain/access/links.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { findToCall, findUnanswered } from '#app/domain/invitations/find-to-call.server.ts'
import { replyToInvitation } from '#app/domain/invitations/reply.server.ts'
import { inCouncil } from '#db/client.server.ts'
import { auditEntry, invitation, person } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { anEvent, anInvitation, answering, NOW, type Setting } from '#tests/support/factories.ts'

const database = useDatabase()
const actor = { kind: 'system', name: 'command' } as const

beforeEach(() => loadSecret(database.db, 'a secret that is long enough for tests'))

const find = async (setting: Setting, q: string) => {
  const given = { ...setting, q, actor, address: '127.0.0.1', now: NOW }
  const { found, more } = await findToCall(database.db, given)
  return { labels: found.map(({ label }) => label), more, phones: found.map(({ phone }) => phone) }
}

const aFamilyOnTheLine = async (setting: Setting) => {
  const id = await anInvitation(database.db, setting, {
    name: 'Yonas Gebremedhin',
    phone: '+44 (0)7700 900-123',
    email: null,
    language: 'ti',
  })
  await inCouncil(database.db, setting.councilId, (tx) =>
    tx
      .update(person)
      .set({ nativeName: 'ዮናስ ገብረመድህን', nameSearch: 'yonas gebremedhin ዮናስ ገብረመድህን' }),
  )
  await anInvitation(database.db, setting, { name: 'Olena Koval', phone: '01632 960123' })
  return id
}

describe('a family on the telephone is found', () => {
  test.each(['yonas', 'ዮናስ', 'Gebremedhin Y', 'YONAS'])('by its name, as %s', async (q) => {
    const setting = await anEvent(database.db)
    await aFamilyOnTheLine(setting)
    expect((await find(setting, q)).labels).toEqual(['Yonas Gebremedhin'])
  })

  test.each([
    '07700 900123',
    '07700900123',
    '+447700900123',
    '0044 7700 900 123',
    '900123',
    '٩٠٠١٢٣',
  ])('by its number, as %s', async (q) => {
    const setting = await anEvent(database.db)
    await aFamilyOnTheLine(setting)
    expect(await find(setting, q)).toEqual({
      labels: ['Yonas Gebremedhin'],
      phones: ['+44 (0)7700 900-123'],
      more: false,
    })
  })

  test('by the code on its letter, however it is said', async () => {
    const setting = await anEvent(database.db)
    const invitationId = await aFamilyOnTheLine(setting)
    const code = await inCouncil(database.db, setting.councilId, async (tx) => {
      const [row] = await tx.select().from(invitation).where(eq(invitation.id, invitationId))
      const linkRow = await replyLink(tx, { ...setting, partyId: row!.partyId, now: NOW })
      return allowReadOutCode(tx, { councilId: setting.councilId, linkRow })
    })
    for (const said of [code, code.toLowerCase(), `${code.slice(0, 5)} ${code.slice(5)}`])
      expect((await find(setting, said)).labels).toEqual(['Yonas Gebremedhin'])
    // Another date does not know them.
    const other = await anEvent(database.db, { councilId: setting.councilId })
    expect((await find(other, code)).labels).toEqual([])
  })

  test('only on its own date, and the record says that somebody looked', async () => {
    const setting = await anEvent(database.db)
    await aFamilyOnTheLine(setting)
    const other = await anEvent(database.db, { councilId: setting.councilId })
    const stranger = await anEvent(database.db)
    expect((await find(other, 'yonas')).labels).toEqual([])
    expect((await find(stranger, '900123')).labels).toEqual([])
    await find(setting, 'yonas')
    const looked = await inCouncil(database.db, setting.councilId, (tx) =>
      tx.select().from(auditEntry).where(eq(auditEntry.subjectId, setting.occurrenceId)),
    )
    expect(looked.map(({ action, detail }) => [action, detail])).toEqual([
      ['guests.viewed', { parties: 1 }],
    ])
  })

  test('among at most twenty at once', async () => {
    const setting = await anEvent(database.db)
    for (let at = 0; at < 21; at += 1)
      await anInvitation(database.db, setting, { name: `Amira Salem ${at}` })
    const { labels, more } = await find(setting, 'amira')
    expect([labels.length, more]).toEqual([20, true])
  })
})

test('those to ring next have no answer, a telephone and no e-mail that works', async () => {
  const setting = await anEvent(database.db)
  const first = await anInvitation(database.db, setting, {
    name: 'B',
    email: null,
    phone: '01632 960001',
  })
  await anInvitation(database.db, setting, { name: 'A', email: null, phone: '01632 960002' })
  await anInvitation(database.db, setting, { name: 'C', phone: '01632 960003' })
  await anInvitation(database.db, setting, { name: 'D', email: null })
  const labels = async () => (await findUnanswered(database.db, setting)).map(({ label }) => label)
  expect(await labels()).toEqual(['A', 'B'])
  await replyToInvitation(database.db, {
    councilId: setting.councilId,
    invitationId: first,
    actor,
    channel: 'phone',
    reply: answering('no'),
    now: NOW,
  })
  expect(await labels()).toEqual(['A'])
})

import { expect, test } from 'vitest'
import { changeCouncil, changeLook } from '#app/domain/councils/change-council.server.ts'
import { findDevice } from '#app/domain/councils/device.server.ts'
import { findCouncil } from '#app/domain/councils/find-council.server.ts'
import { DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import { auditEntry, file } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const refusal = { ok: false, reason: 'changed-meanwhile' }
const CHANGES = {
  name: 'Felpersham Council',
  names: { ar: 'مجلس فيلبرشام' },
  prefix: 'FEL',
  phone: '01632 960500',
  address: 'Cathedral Close\nFelpersham',
  timeZone: 'Europe/London',
  languages: ['en', 'uk'],
  drafts: 'english' as const,
  quietFrom: '21:30',
  quietUntil: '08:00',
  mailFromName: 'Felpersham Council',
  mailFromAddress: 'events@felpersham.example',
}
const device = (text: string) =>
  ({ mediaType: 'image/svg+xml', bytes: new TextEncoder().encode(text) }) as const

async function aDesk() {
  const councilId = await aCouncil(database.db)
  const accountId = await anAccount(database.db, councilId, { role: 'owner' })
  const actor = { kind: 'account', accountId, role: 'owner' } as const
  return { councilId, actor, address: '192.0.2.1', now: NOW }
}

test('what a council says of itself changes once per revision; the second officer is told', async () => {
  const desk = await aDesk()
  const other = await aCouncil(database.db, { host: 'other.example' })
  const both = await Promise.all([
    changeCouncil(database.db, { ...desk, revision: 1, changes: CHANGES }),
    changeCouncil(database.db, { ...desk, revision: 1, changes: { ...CHANGES, name: 'Second' } }),
  ])
  expect(both.filter(({ ok }) => ok).length).toBe(1)
  expect(both.find(({ ok }) => !ok)).toEqual(refusal)
  const now = await findCouncil(database.db, desk.councilId)
  expect([now.prefix, now.names, now.languages, now.revision]).toEqual([
    'FEL',
    CHANGES.names,
    ['en', 'uk'],
    2,
  ])
  expect((await findCouncil(database.db, other)).revision).toBe(1)
  const audit = await database.db.select().from(auditEntry)
  expect(audit.map(({ action, detail }) => [action, detail])).toEqual([
    ['council.changed', { revision: 2 }],
  ])
})

test('a new device takes the place of the old one, which only issued certificates keep; a refused one leaves nothing', async () => {
  const desk = await aDesk()
  const look = (revision: number, what: ReturnType<typeof device> | 'keep' | 'remove') =>
    changeLook(database.db, { ...desk, revision, theme: DEFAULT_THEME, device: what })
  const shown = async () => {
    const { deviceFileId } = await findCouncil(database.db, desk.councilId)
    if (!deviceFileId) return undefined
    const found = await findDevice(database.db, { ...desk, fileId: deviceFileId })
    return found && new TextDecoder().decode(found.bytes)
  }
  await look(1, device('<svg/>'))
  const first = (await findCouncil(database.db, desk.councilId)).deviceFileId
  await look(2, device('<svg><g/></svg>'))
  expect(await shown()).toBe('<svg><g/></svg>')
  expect(await findDevice(database.db, { ...desk, fileId: first ?? '' })).toBeUndefined()
  expect(await look(2, device('<svg>late</svg>'))).toEqual(refusal)
  expect((await database.db.select().from(file)).length).toBe(2)
  await look(3, 'keep')
  expect(await shown()).toBe('<svg><g/></svg>')
  await look(4, 'remove')
  expect(await shown()).toBeUndefined()
  expect((await database.db.select().from(file)).length).toBe(2)
})

test('a device is shown by its own council alone', async () => {
  const desk = await aDesk()
  await changeLook(database.db, {
    ...desk,
    revision: 1,
    theme: DEFAULT_THEME,
    device: device('<svg/>'),
  })
  const { deviceFileId } = await findCouncil(database.db, desk.councilId)
  const other = await aCouncil(database.db, { host: 'other.example' })
  const fileId = deviceFileId ?? ''
  expect(await findDevice(database.db, { councilId: other, fileId })).toBeUndefined()
  expect(await findDevice(database.db, { councilId: desk.councilId, fileId })).toBeDefined()
})

import { beforeEach, expect, test } from 'vitest'
import {
  changeAccount,
  disableAccount,
  enableAccount,
} from '#app/domain/access/change-account.server.ts'
import { findAccount, findAccounts } from '#app/domain/access/find-accounts.server.ts'
import { inviteAccount, sendSignInLinkTo } from '#app/domain/access/invite-account.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { auditEntry, letter } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
let councilId: string
let ownerId: string
beforeEach(async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  councilId = await aCouncil(database.db)
  ownerId = await anAccount(database.db, councilId, { role: 'owner', name: 'Asha Mercer' })
})

const by = () => ({
  councilId,
  actor: { kind: 'account', accountId: ownerId, role: 'owner' } as const,
  address: '192.0.2.1',
  now: NOW,
})
const invite = (email: string) =>
  inviteAccount(database.db, {
    ...by(),
    name: 'Tom Birch',
    email,
    role: 'officer',
    sender: 'events@borchester.example',
  })
const names = async () =>
  (await findAccounts(database.db, { councilId })).map(({ name, role, disabledAt }) => [
    name,
    role,
    disabledAt === null,
  ])

test('an invited officer has an account and a letter with a link; the audit says who did it', async () => {
  const invited = await invite('tom@borchester.example')
  expect(await names()).toEqual([
    ['Asha Mercer', 'owner', true],
    ['Tom Birch', 'officer', true],
  ])
  const letters = await database.db.select().from(letter)
  expect(letters.map(({ purpose, address }) => [purpose, address])).toEqual([
    ['sign_in', 'tom@borchester.example'],
  ])
  const audit = await database.db.select().from(auditEntry)
  expect(
    audit.map(({ action, actor, subjectId, detail }) => [action, actor, subjectId, detail]),
  ).toEqual([
    ['account.invited', `account:${ownerId}`, invited.ok && invited.value, { role: 'officer' }],
  ])
})

test('an address has one account, also when two invite it at once', async () => {
  const both = await Promise.all([
    invite('tom@borchester.example'),
    invite('tom@borchester.example'),
  ])
  expect(both.filter(({ ok }) => ok).length).toBe(1)
  expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'has-account' })
  expect((await database.db.select().from(letter)).length).toBe(1)
})

test('the last owner stays an owner', async () => {
  const officerId = await anAccount(database.db, councilId, { role: 'officer' })
  await anAccount(database.db, councilId, { role: 'owner', disabledAt: NOW })
  const refusal = { ok: false, reason: 'last-owner' }
  const asOfficer = { ...by(), accountId: ownerId, name: 'Asha Mercer', role: 'officer' } as const
  expect(await changeAccount(database.db, asOfficer)).toEqual(refusal)
  expect(await disableAccount(database.db, { ...by(), accountId: ownerId })).toEqual(refusal)
  await changeAccount(database.db, { ...by(), accountId: officerId, name: 'Dana', role: 'owner' })
  expect(await changeAccount(database.db, asOfficer)).toEqual({ ok: true, value: undefined })
})

test('two owners who close each other at once leave one', async () => {
  const otherId = await anAccount(database.db, councilId, { role: 'owner' })
  const both = await Promise.all([
    disableAccount(database.db, { ...by(), accountId: ownerId }),
    disableAccount(database.db, { ...by(), accountId: otherId }),
  ])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
})

test('a closed account can be opened again, and gets no link before', async () => {
  const accountId = await anAccount(database.db, councilId)
  const send = () =>
    sendSignInLinkTo(database.db, { ...by(), accountId, sender: 'events@borchester.example' })
  await disableAccount(database.db, { ...by(), accountId })
  expect(await send()).toEqual({ ok: false, reason: 'disabled' })
  await enableAccount(database.db, { ...by(), accountId })
  expect(await send()).toEqual({ ok: true, value: undefined })
})

test('another council’s account is not there', async () => {
  const other = await aCouncil(database.db, { host: 'other.example' })
  const accountId = await anAccount(database.db, other, { role: 'officer' })
  const refusal = { ok: false, reason: 'not-found' }
  expect(await findAccount(database.db, { councilId, accountId })).toBeUndefined()
  expect(await disableAccount(database.db, { ...by(), accountId })).toEqual(refusal)
  expect(
    await changeAccount(database.db, { ...by(), accountId, name: 'X', role: 'owner' }),
  ).toEqual(refusal)
  const [line] = await findAccounts(database.db, { councilId: other })
  expect([line?.name, line?.role, line?.disabledAt]).toEqual(['Dana Whitlock', 'officer', null])
})

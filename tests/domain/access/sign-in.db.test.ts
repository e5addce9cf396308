import { asc } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { disableAccount } from '#app/domain/access/change-account.server.ts'
import { tokenOf } from '#app/domain/access/links.server.ts'
import { requestSignIn } from '#app/domain/access/request-sign-in.server.ts'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { lookAtSignInLink, spendSignIn } from '#app/domain/access/spend-sign-in.server.ts'
import { endSignIn, findSignedIn } from '#app/domain/access/sign-in.server.ts'
import { auditEntry, letter, link, signIn } from '#db/schema/index.ts'
import { useDatabase } from '#tests/support/database.ts'
import { aCouncil, anAccount, NOW } from '#tests/support/factories.ts'

const database = useDatabase()
const SENDER = 'events@borchester.example'
const EMAIL = 'dana@borchester.example'
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

let councilId: string
let accountId: string
beforeEach(async () => {
  await loadSecret(database.db, 'a secret for tests, 32 letters at least')
  councilId = await aCouncil(database.db)
  accountId = await anAccount(database.db, councilId, { email: EMAIL, role: 'officer' })
})

const ask = (email = EMAIL, inside = councilId) =>
  requestSignIn(database.db, {
    councilId: inside,
    email,
    sender: SENDER,
    to: '/desk/events',
    address: '192.0.2.1',
    now: NOW,
  })
const spend = (token: string, now = later(1), inside = councilId) =>
  spendSignIn(database.db, { councilId: inside, token, address: '192.0.2.2', now })

/** The tokens that letters carry, oldest first. */
async function tokens(): Promise<string[]> {
  const letters = await database.db.select().from(letter).orderBy(asc(letter.id))
  return letters.map(({ subjectId }) => tokenOf({ id: subjectId, purpose: 'sign_in' }))
}
async function firstToken(): Promise<string> {
  const [token] = await tokens()
  if (!token) throw new Error('no letter was posted')
  return token
}

describe('asking for a link', () => {
  test('posts one letter to the account’s address, with where the reader wanted to go', async () => {
    await ask()
    const letters = await database.db.select().from(letter)
    expect(
      letters.map(({ purpose, address, facts, state }) => [purpose, address, facts, state]),
    ).toEqual([['sign_in', EMAIL, { to: '/desk/events' }, 'queued']])
  })

  test('for an unknown address, a closed account and another council’s officer posts and records nothing', async () => {
    const other = await aCouncil(database.db, { host: 'other.example' })
    await anAccount(database.db, councilId, { email: 'gone@borchester.example', disabledAt: NOW })
    await ask('nobody@borchester.example')
    await ask('gone@borchester.example')
    await ask(EMAIL, other)
    expect(await database.db.select().from(letter)).toEqual([])
    expect(await database.db.select().from(link)).toEqual([])
    expect(await database.db.select().from(auditEntry)).toEqual([])
  })

  test('keeps neither the token nor the address in what is recorded', async () => {
    await ask()
    const token = await firstToken()
    const kept = JSON.stringify([
      await database.db.select().from(link),
      await database.db.select().from(auditEntry),
    ])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(EMAIL)
  })
})

describe('a sign-in link', () => {
  test('signs in once', async () => {
    await ask()
    const token = await firstToken()
    const first = await spend(token)
    if (!first.ok) throw new Error(first.reason)
    expect(
      await findSignedIn(database.db, { councilId, token: first.value, now: later(2) }),
    ).toEqual({ id: accountId, name: 'Dana Whitlock', email: EMAIL, role: 'officer' })
    expect(await spend(token)).toEqual({ ok: false, reason: 'spent' })
    expect((await database.db.select().from(signIn)).length).toBe(1)
  })

  test('is not spent by looking at it, however often', async () => {
    await ask()
    const token = await firstToken()
    for (let scanner = 0; scanner < 3; scanner++)
      expect(await lookAtSignInLink(database.db, { councilId, token, now: later(1) })).toEqual({
        ok: true,
        value: undefined,
      })
    expect((await spend(token)).ok).toBe(true)
  })

  test('pressed twice at the same moment signs in one of the two', async () => {
    await ask()
    const token = await firstToken()
    const presses = await Promise.all([spend(token), spend(token), spend(token)])
    expect(presses.filter(({ ok }) => ok).length).toBe(1)
    expect((await database.db.select().from(signIn)).length).toBe(1)
  })

  test('works until its fifteenth minute and not in it', async () => {
    await ask()
    const token = await firstToken()
    expect(await spend(token, later(15))).toEqual({ ok: false, reason: 'expired' })
    expect((await spend(token, new Date(later(15).getTime() - 1))).ok).toBe(true)
  })

  test('is over when another one of the same account was used', async () => {
    await ask()
    await ask()
    const [older, newer] = await tokens()
    expect((await spend(newer!)).ok).toBe(true)
    expect(await spend(older!)).toEqual({ ok: false, reason: 'revoked' })
  })

  test('of a closed account opens nothing', async () => {
    await anAccount(database.db, councilId, { role: 'owner' })
    await ask()
    const token = await firstToken()
    await disableAccount(database.db, {
      councilId,
      actor: { kind: 'system', name: 'command' },
      accountId,
      address: '192.0.2.1',
      now: NOW,
    })
    expect(await spend(token)).toEqual({ ok: false, reason: 'revoked' })
  })

  test('is unknown in another council', async () => {
    const other = await aCouncil(database.db, { host: 'other.example' })
    await ask()
    expect(await spend(await firstToken(), later(1), other)).toEqual({
      ok: false,
      reason: 'unknown',
    })
  })
})

describe('being signed in', () => {
  const signedIn = async () => {
    await ask()
    const spent = await spend((await tokens()).at(-1)!)
    if (!spent.ok) throw new Error(spent.reason)
    return spent.value
  }
  const found = (token: string, now = later(2)) =>
    findSignedIn(database.db, { councilId, token, now })

  test('takes a new token each time, of which only the hash is kept', async () => {
    const [first, second] = [await signedIn(), await signedIn()]
    expect(first).not.toBe(second)
    const kept = JSON.stringify(await database.db.select().from(signIn))
    expect(kept).not.toContain(first)
    expect(kept).not.toContain(second)
  })

  test('ends on the server when somebody signs out', async () => {
    const token = await signedIn()
    await endSignIn(database.db, { councilId, token, now: later(2) })
    expect(await found(token)).toBeUndefined()
  })

  test('ends after twelve hours', async () => {
    const token = await signedIn()
    expect(await found(token, later(1 + 12 * 60))).toBeUndefined()
    expect(await found(token, later(12 * 60))).toBeDefined()
  })

  test('ends everywhere at once when the account is closed', async () => {
    await anAccount(database.db, councilId, { role: 'owner' })
    const [here, elsewhere] = [await signedIn(), await signedIn()]
    await disableAccount(database.db, {
      councilId,
      actor: { kind: 'system', name: 'command' },
      accountId,
      address: '192.0.2.1',
      now: later(2),
    })
    expect([await found(here), await found(elsewhere)]).toEqual([undefined, undefined])
    const rows = await database.db.select().from(signIn)
    expect(rows.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })
})

import { may, type Permission } from '#app/domain/access/permissions.ts'
import { findSignedIn, SIGNED_IN_SECONDS, type Account } from '#app/domain/access/sign-in.server.ts'
import type { Actor } from '#app/domain/actor.ts'
import { forbidden, seeOther } from './answer.server.ts'
import { readCookie, writeCookie } from './cookies.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

/** A visit of somebody who is signed in and may do what the route does. */
export interface OfficerVisit extends Visit {
  account: Account
  actor: Extract<Actor, { kind: 'account' }>
}

const COOKIE = 'herald'
const accounts = new WeakMap<Visit, Account>()

/**
 * Let an officer in, by permission. The desk is in English.
 *
 * @throws To the sign-in page, which leads back here; or a 403 page.
 */
export async function officer(asked: Asked, permission: Permission): Promise<OfficerVisit> {
  const here = await visit(asked)
  const account = await accountOf(here, asked.request)
  if (!account) throw seeOther(`/sign-in?to=${encodeURIComponent(backTo(asked.request, here))}`)
  here.locale = 'en'
  if (!may(account.role, permission)) throw forbidden()
  return Object.assign(here, {
    account,
    actor: { kind: 'account' as const, accountId: account.id, role: account.role },
  })
}

/** Who is signed in, if anybody; for pages that are for everyone. */
export async function accountOf(here: Visit, request: Request): Promise<Account | undefined> {
  const known = accounts.get(here)
  if (known) return known
  const token = readCookie(request, COOKIE)
  if (!token) return undefined
  const found = await findSignedIn(here.db, { councilId: here.council.id, token, now: here.now })
  if (found) accounts.set(here, found)
  return found
}

/** Whoever is signed in, in the desk's language; for pages that say what went wrong there. */
export async function meetOfficer(here: Visit, request: Request): Promise<void> {
  if (await accountOf(here, request)) here.locale = 'en'
}

/** The account that this visit's loaders have met. */
export const signedIn = (here: Visit): Account | undefined => accounts.get(here)

export const signInCookie = (token: string): string =>
  writeCookie(COOKIE, token, { maxAgeSeconds: SIGNED_IN_SECONDS })
export const signOutCookie = (): string => writeCookie(COOKIE, '', { maxAgeSeconds: 0 })
export const signInToken = (request: Request): string | undefined => readCookie(request, COOKIE)

/** A form that was sent after the sign-in ran out leads back to its page, not to its action. */
const backTo = (request: Request, { url }: Visit): string =>
  request.method === 'GET' ? url.pathname + url.search : url.pathname

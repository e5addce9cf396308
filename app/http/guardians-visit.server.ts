import type { GuardianPurpose } from '#app/domain/access/guardian-links.server.ts'
import { isLinkToken } from '#app/domain/access/tokens.ts'
import type { Actor } from '#app/domain/actor.ts'
import type { GuardiansChild, GuardiansPage } from '#app/domain/ceremonies/family-view.ts'
import { findGuardiansPage } from '#app/domain/ceremonies/find-guardians-page.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { notFound } from './answer.server.ts'
import { limit } from './rate.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

/** A guardian with a link. `view` is undefined when the link was issued once and is over. */
export interface GuardiansVisit extends Visit {
  /** Of the page itself, such as `/proof/…`. */
  path: string
  view: GuardiansPage | undefined
}

/** A guardian with a link that opens something. */
export type OpenVisit = GuardiansVisit & { view: GuardiansPage; actor: Actor }

/**
 * Let a guardian in by the token of a link, in the family's language.
 *
 * @throws 404, alike for a token that nobody ever had and for any address that is none; 429 for many such.
 */
export async function guardiansVisit(
  asked: Asked & { params: { token?: string | undefined } },
  purpose: GuardianPurpose,
): Promise<GuardiansVisit> {
  const here = await visit(asked)
  const token = asked.params.token ?? ''
  const { db, council, now } = here
  const found = isLinkToken(token)
    ? await findGuardiansPage(db, { councilId: council.id, token, purpose, now })
    : undefined
  if (!found || (!found.ok && found.reason === 'unknown')) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  const path = `/${purpose}/${token}`
  if (!found.ok) return Object.assign(here, { path, view: undefined })
  here.readIn(found.value.language)
  return Object.assign(here, { path, view: found.value })
}

/** The visit of whoever sends something; a link that is over takes nothing. */
export async function openGuardiansVisit(
  asked: Parameters<typeof guardiansVisit>[0],
  purpose: GuardianPurpose,
): Promise<OpenVisit> {
  const here = await guardiansVisit(asked, purpose)
  const { view } = here
  if (!view) throw notFound()
  await limit(here, 'reply-post', view.linkId)
  return Object.assign(here, { view, actor: { kind: 'link' as const, linkId: view.linkId } })
}

/** The child that a field or an address names, of those that the link opens; nobody else's is there. */
export function childIn(view: GuardiansPage, id: unknown): GuardiansChild | undefined {
  const honoureeId = rowId.safeParse(id)
  return honoureeId.success
    ? view.children.find((child) => child.honoureeId === honoureeId.data)
    : undefined
}

/** The child that the page is about: the only one, or the one that was chosen. */
export function chosenChild(view: GuardiansPage, url: URL): GuardiansChild | undefined {
  const [only, ...others] = view.children
  return others.length === 0 ? only : childIn(view, url.searchParams.get('child'))
}

/** What both pages show of the event and the family. */
export function familyFacts({ path, locale }: GuardiansVisit, view: GuardiansPage) {
  return {
    path,
    title: textsIn(view.event, locale).title,
    date: view.date,
    isOpen: view.isOpen,
    otherPath: view.otherPath,
    family: view.children,
  }
}

export type FamilyFacts = ReturnType<typeof familyFacts>

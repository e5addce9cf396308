import { isLinkToken } from '#app/domain/access/tokens.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import type { InvitationView, InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import type { ReplyProblems } from '#app/domain/invitations/reply.form.ts'
import type { Words } from '#app/translations/translate.ts'
import type { FormState } from '#app/ui/form-state.ts'
import { notFound } from './answer.server.ts'
import { limit } from './rate.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

/** A guest with a link. `view` is undefined when the link was issued once and is over. */
export interface InvitationVisit extends Visit {
  token: string
  view: InvitationView | undefined
  /** The date that the page is about; undefined while one of several is to be chosen. */
  date: InvitedDate | undefined
}

/**
 * Let a guest in by the token of a reply link, in the party's language.
 *
 * @throws 404, alike for a token that nobody ever had and for any address that is none; 429 for many such.
 */
export async function invitationVisit(
  asked: Asked & { params: { token?: string | undefined } },
): Promise<InvitationVisit> {
  const here = await visit(asked)
  const token = asked.params.token ?? ''
  const found = isLinkToken(token)
    ? await findInvitation(here.db, { councilId: here.council.id, by: { token }, now: here.now })
    : undefined
  if (!found || (!found.ok && found.reason === 'unknown')) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  if (!found.ok) return Object.assign(here, { token, view: undefined, date: undefined })
  here.readIn(found.value.party.language)
  return Object.assign(here, { token, view: found.value, date: dateOf(found.value, here.url) })
}

function dateOf({ dates }: InvitationView, url: URL): InvitedDate | undefined {
  const wanted = url.searchParams.get('date')
  const [only, ...others] = dates
  return (
    dates.find((date) => date.occurrenceId === wanted) ?? (others.length === 0 ? only : undefined)
  )
}

/** What is wrong with a reply, in the reader's words. */
export function replyProblems(t: Words): ReplyProblems {
  return {
    number: (why) => t(`reply-form.number-${why}`),
    overLimit: (people) => t('reply-form.over-limit', { people }),
    tooManyNames: (people) => t('reply-form.too-many-names', { people }),
    nameRefused: (letter) => t('reply-form.name-refused', { letter }),
    tooLong: (most) => t('reply-form.too-long', { most }),
  }
}

/** The answer that stands, as the form shows it; nothing typed where there is none. */
export function formOfReply({ reply }: InvitedDate, preset: string | null): FormState {
  const answer = preset ?? reply?.answer
  const typed: FormState['typed'] = answer ? { answer: [answer] } : {}
  if (reply) {
    for (const [band, people] of Object.entries(reply.counts))
      typed[`people.${band}`] = [String(people)]
    typed.names = [reply.names.join('\n')]
    typed.needs = reply.needs.map(({ kind }) => kind)
    for (const { kind, detail } of reply.needs) if (detail) typed[`detail.${kind}`] = [detail]
    if (reply.message) typed.message = [reply.message]
  }
  return { typed, errors: {} }
}

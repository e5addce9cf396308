import { isLinkToken } from '#app/domain/access/tokens.ts'
import { findInvitation } from '#app/domain/invitations/find-invitation.server.ts'
import type { AnswerDoor } from '#app/domain/invitations/find-to-answer.server.ts'
import type { InvitationView, InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import type { GroupReplyProblems } from '#app/domain/invitations/group-reply.form.ts'
import { typedOfGroup } from '#app/domain/invitations/group-typed.ts'
import type { ReplyProblems } from '#app/domain/invitations/reply.form.ts'
import { namesInOrder } from '#app/domain/invitations/known-party.ts'
import { PEOPLE_FIELDS } from '#app/domain/invitations/people.ts'
import { refused, type Result } from '#app/domain/result.ts'
import type { Words } from '#app/translations/translate.ts'
import type { FormState } from '#app/ui/form-state.ts'
import { notFound } from './answer.server.ts'
import { findToAnswer } from './find-to-answer.server.ts'
import { limit } from './rate.server.ts'
import { visit, type Asked, type Visit } from './visit.server.ts'

/** The two pages to answer on: a family's or delegation's, and a host's group's. */
export type LinkPage = InvitationView['linkPurpose']

export type AskedByLink = Asked & { params: { token?: string | undefined } }

/** A guest with a link. `view` is undefined when the link was issued once and is over. */
export interface InvitationVisit<View extends AnswerDoor = InvitationView> extends Visit {
  /** Of the page itself, such as `/i/…`. */
  path: string
  view: View | undefined
  /** The date that the page is about; undefined while one of several is to be chosen. */
  date: View['dates'][number] | undefined
}

/**
 * Let a guest in by the token of a link to answer under, in the party's language. A token opens the page
 * that it was issued for; on the other it is as unknown as any.
 *
 * @throws 404, alike for a token that nobody ever had and for any address that is none; 429 for many such.
 */
export const invitationVisit = (asked: AskedByLink, purpose: LinkPage): Promise<InvitationVisit> =>
  visitWith(asked, purpose, ({ db, council: { id: councilId }, now }, token) =>
    findInvitation(db, { councilId, by: { token, purpose }, now }),
  )

/** The same for somebody who sends a finished answer: only what must be known to read it. */
export const sendingVisit = (
  asked: AskedByLink,
  purpose: LinkPage,
): Promise<InvitationVisit<AnswerDoor>> =>
  visitWith(asked, purpose, ({ db, council: { id: councilId }, now }, token) =>
    findToAnswer(db, { councilId, purpose, token, now }),
  )

async function visitWith<View extends AnswerDoor>(
  asked: AskedByLink,
  purpose: LinkPage,
  find: (here: Visit, token: string) => Promise<Result<View, 'unknown' | 'over'>>,
): Promise<InvitationVisit<View>> {
  const here = await visit(asked)
  const token = asked.params.token ?? ''
  const found = isLinkToken(token) ? await find(here, token) : refused('unknown')
  if (!found.ok && found.reason === 'unknown') {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  const path = `${purpose === 'group' ? '/group' : '/i'}/${token}`
  if (!found.ok) return Object.assign(here, { path, view: undefined, date: undefined })
  here.readIn(found.value.party.language)
  return Object.assign(here, { path, view: found.value, date: dateOf(found.value, here.url) })
}

function dateOf<View extends AnswerDoor>(
  { dates }: View,
  url: URL,
): View['dates'][number] | undefined {
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

/** The same of a group's answer. */
export function groupReplyProblems(t: Words): GroupReplyProblems {
  return {
    ...replyProblems(t),
    moreByAge: (people) => t('group.more-by-age', { people }),
  }
}

/** The answer that stands, as the form shows it; else who the party is by an earlier one. Needs are asked anew. */
export function formOfReply(
  { linkPurpose, known, party, event: { questions } }: InvitationView,
  { reply }: InvitedDate,
  preset: string | null,
): FormState {
  if (linkPurpose === 'group') {
    // Ages that stay in their boxes would contradict the 0.
    if (preset === 'no') return { typed: { 'people.all': ['0'] }, errors: {} }
    return { typed: reply ? typedOfGroup(reply) : {}, errors: {} }
  }
  const answer = preset ?? reply?.answer
  const typed: FormState['typed'] = { language: [party.language] }
  if (answer) typed.answer = [answer]
  const counts = reply ? reply.counts : known?.counts
  if (counts) for (const field of PEOPLE_FIELDS) typed[`people.${field}`] = [String(counts[field])]
  const names = reply ? namesInOrder(reply.comers, questions.names) : known?.names
  if (names) typed.names = [names.join('\n')]
  if (reply) {
    typed.needs = reply.needs.map(({ kind }) => kind)
    for (const { kind, detail } of reply.needs) if (detail) typed[`detail.${kind}`] = [detail]
    if (reply.message) typed.message = [reply.message]
  }
  return { typed, errors: {} }
}

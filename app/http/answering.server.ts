import { addToCalendarLinks } from '#app/domain/calendar/links.ts'
import { referenceOf } from '#app/domain/ids.ts'
import { answerAsBefore } from '#app/domain/invitations/answer-offer.server.ts'
import { groupReplyForm } from '#app/domain/invitations/group-reply.form.ts'
import {
  textsIn,
  type InvitationView,
  type InvitedDate,
} from '#app/domain/invitations/invitation-view.ts'
import { replyForm } from '#app/domain/invitations/reply.form.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { data } from '#app/remix.ts'
import type { Words } from '#app/translations/translate.ts'
import { notFound, seeOther } from './answer.server.ts'
import { formOf, parseForm, typedIn, type Read } from './form.server.ts'
import {
  formOfReply,
  groupReplyProblems,
  invitationVisit,
  replyProblems,
  type AskedByLink,
  type LinkPage,
} from './invitation-visit.server.ts'
import { limit } from './rate.server.ts'
import { takeReply } from './take-reply.server.ts'

/** What a page to answer on shows: the dates, one of them with its questions, or that the link is over. */
export async function openAnswering(asked: AskedByLink, linkPage: LinkPage) {
  const { view, date, path, council, locale, origin, url } = await invitationVisit(asked, linkPage)
  if (!view) return { show: 'over' as const }
  const texts = textsIn(view.event, locale)
  if (!date) return { show: 'dates' as const, view, texts, path }
  const { hasAddress } = view
  return {
    show: 'date' as const,
    view,
    texts,
    date,
    hasAddress,
    form: formOfReply(date, linkPage, url.searchParams.get('answer')),
    isChanging: url.searchParams.has('change'),
    reference: referenceOf(council.prefix, date.invitationId),
    pageUrl: `${origin}${path}`,
    paths: pathsOf(path, view, date),
    calendarSites: addToCalendarLinks({
      title: texts.outsideTitle,
      description: `${origin}${path}`,
      ...(date.place ? { place: date.place.name } : {}),
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      timeZone: date.timeZone,
    }),
  }
}

function pathsOf(path: string, { dates }: InvitationView, { occurrenceId }: InvitedDate) {
  const date = dates.length > 1 ? `date=${occurrenceId}` : ''
  return {
    page: `${path}${date && `?${date}`}`,
    change: `${path}?${date && `${date}&`}change=1`,
    calendar: `${path}/event.ics${date && `?${date}`}`,
  }
}

/** Take a step of an answer: look it over, send it, go back to the form, or take what is offered. */
export async function takeAnswer(asked: AskedByLink, linkPage: LinkPage) {
  const here = await invitationVisit(asked, linkPage)
  const { db, council, now, view, date, path } = here
  if (!view || !date) throw notFound()
  await limit(here, 'reply-post', view.linkId)
  const { page } = pathsOf(path, view, date)
  const fields = await formOf(asked.request)
  const step = fields.get('step')
  if (step === 'edit')
    return data({ show: 'form' as const, form: { typed: typedIn(fields), errors: {} } })
  const given = {
    councilId: council.id,
    invitationId: date.invitationId,
    now,
    actor: { kind: 'link' as const, linkId: view.linkId },
    channel: linkPage === 'group' ? ('group' as const) : ('link' as const),
  }
  if (step === 'take' || step === 'leave') {
    const answered = await answerAsBefore(db, { ...given, takes: step === 'take' })
    // An offer that is over: the page itself says what is so now.
    if (answered.ok || answered.reason === 'offer-over') return seeOther(page)
    return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
  }
  const read = readReply(fields, linkPage, view, date, here.words())
  if (!read.ok) return data({ show: 'form' as const, form: read.state }, { status: 422 })
  const costs = costsOf(read.value, linkPage, date)
  // "We are 14" is done at once; what costs a group places, or has it wait, is looked over first.
  const mayGoStraight = linkPage === 'group' && costs.givesUp === 0 && !costs.wouldWait
  if (step !== 'send' && !mayGoStraight)
    return data({ show: 'check' as const, reply: read.value, typed: read.typed, ...costs })
  const answered = await takeReply(db, {
    ...given,
    occurrenceId: date.occurrenceId,
    reply: read.value,
  })
  if (answered.ok) return seeOther(page)
  return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
}

function readReply(
  fields: FormData,
  linkPage: LinkPage,
  { event: { questions } }: InvitationView,
  { peopleLimit }: InvitedDate,
  t: Words,
): Read<Reply> {
  return linkPage === 'group'
    ? parseForm(fields, groupReplyForm(questions, peopleLimit, groupReplyProblems(t)), t)
    : parseForm(fields, replyForm(questions, peopleLimit, replyProblems(t)), t)
}

/** What an answer gives up of confirmed places, and whether it would have to wait. */
function costsOf(
  { answer, comers }: Reply,
  linkPage: LinkPage,
  { reply, kept, free, hasRoom }: InvitedDate,
) {
  const before = reply?.state === 'confirmed' ? reply.people : 0
  const people = answer === 'yes' ? comers.length : 0
  const fits = linkPage === 'group' ? people <= kept + free : hasRoom
  return {
    people,
    givesUp: Math.max(0, before - people),
    wouldWait: people > 0 && before === 0 && !fits,
  }
}

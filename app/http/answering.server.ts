import { addToCalendarLinks } from '#app/domain/calendar/links.ts'
import { findGuardiansPath } from '#app/domain/ceremonies/guardians-path.server.ts'
import { referenceOf } from '#app/domain/ids.ts'
import { answerAsBefore } from '#app/domain/invitations/answer-offer.server.ts'
import { forgetParty } from '#app/domain/invitations/forget-party.server.ts'
import { whatForgettingTakes } from '#app/domain/invitations/find-forgetting.server.ts'
import type { AnswerDoor } from '#app/domain/invitations/find-to-answer.server.ts'
import { textsIn, type InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import { wakeWorker, wakeWorkerForGuest } from '#app/domain/jobs/wake.server.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { effectOf, type ReplyEffect } from '#app/domain/invitations/reply-effect.ts'
import { asksWhose, whoseTyped } from '#app/domain/invitations/whose-needs.ts'
import { writeInLanguage } from '#app/domain/invitations/write-in-language.server.ts'
import { data } from '#app/remix.ts'
import { isSpokenLanguage } from '#app/translations/spoken-languages.ts'
import type { Words } from '#app/translations/translate.ts'
import type { FormState } from '#app/ui/form-state.ts'
import { notFound, seeOther } from './answer.server.ts'
import { formOf, parseForm, typedIn, type Read } from './form.server.ts'
import {
  formOfReply,
  invitationVisit,
  sendingVisit,
  type AskedByLink,
  type InvitationVisit,
  type LinkPage,
} from './invitation-visit.server.ts'
import { limit } from './rate.server.ts'
import { replySchema } from './reply-forms.server.ts'
import { takeReply } from './take-reply.server.ts'

/** What a page to answer on shows: the dates, one of them with its questions, or that the link is over. */
export async function openAnswering(asked: AskedByLink, linkPage: LinkPage) {
  const here = await invitationVisit(asked, linkPage)
  const { db, view, date, path, council, locale, now, origin, url } = here
  if (!view) return { show: 'over' as const }
  if (linkPage === 'reply' && url.searchParams.has('forget')) {
    const takes = await whatForgettingTakes(db, {
      councilId: council.id,
      partyId: view.party.id,
      now,
    })
    if (takes) return { show: 'forget' as const, view, takes, path }
  }
  const texts = textsIn(view.event, locale)
  if (!date) return { show: 'dates' as const, view, texts, path }
  const { hasAddress, event, party } = view
  const family = { councilId: council.id, partyId: party.id, eventId: event.id }
  const isFamilyOfCeremony = event.kind === 'ceremony' && party.kind === 'household' && date.reply
  return {
    show: 'date' as const,
    view,
    texts,
    date,
    hasAddress,
    guardiansPath: isFamilyOfCeremony ? await findGuardiansPath(db, family) : null,
    form: formOfReply(view, date, url.searchParams.get('answer')),
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

function pathsOf(
  path: string,
  { dates }: Pick<AnswerDoor, 'dates'>,
  { occurrenceId }: AnswerDoor['dates'][number],
) {
  const date = dates.length > 1 ? `date=${occurrenceId}` : ''
  return {
    page: `${path}${date && `?${date}`}`,
    change: `${path}?${date && `${date}&`}change=1`,
    forget: `${path}?forget=1`,
    calendar: `${path}/event.ics${date && `?${date}`}`,
  }
}

/** Take a step of an answer: look it over, send it, go back to the form, or take what is offered. */
export async function takeAnswer(asked: AskedByLink, linkPage: LinkPage) {
  const fields = await formOf(asked.request)
  const step = fields.get('step')
  if (step === 'send') return sendAnswer(asked, linkPage, fields)
  const here = await invitationVisit(asked, linkPage)
  const { db, council, now, view, date, path } = here
  if (!view) throw notFound()
  await limit(here, 'reply-post', view.linkId)
  const actor = { kind: 'link' as const, linkId: view.linkId }
  if (step === 'forget' && linkPage === 'reply') {
    await forgetParty(db, { councilId: council.id, partyId: view.party.id, actor, now })
    wakeWorker()
    return data({ show: 'forgotten' as const })
  }
  if (!date) throw notFound()
  if (step === 'edit')
    return data({ show: 'form' as const, form: { typed: typedIn(fields), errors: {} } })
  if (step === 'take' || step === 'leave') {
    const given = { councilId: council.id, invitationId: date.invitationId, now, actor }
    const channel = channelOf(view)
    const answered = await answerAsBefore(db, { ...given, channel, takes: step === 'take' })
    if (answered.ok) wakeWorkerForGuest()
    // An offer that is over: the page itself says what is so now.
    if (answered.ok || answered.reason === 'offer-over')
      return seeOther(pathsOf(path, view, date).page)
    return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
  }
  const read = readReply(fields, linkPage, view, date, here.words())
  if (!read.ok) return data({ show: 'form' as const, form: read.state }, { status: 422 })
  const { value: reply, typed } = read
  if (step === 'check' && linkPage === 'reply' && asksWhose(reply))
    return data({ show: 'whose' as const, reply, form: whoseForm(typed, reply, date) })
  // "We are 14" is done at once; what costs a group places, or has it wait, is looked over first.
  const effect = whatItDoes(reply, date, now)
  if (linkPage === 'reply' || !GOES_STRAIGHT.includes(effect.is))
    return data({ show: 'check' as const, reply, typed, effect })
  return take(here, view, date, read)
}

/** A finished answer needs no page, so what a page shows is not read: in a rush most requests are these. */
async function sendAnswer(asked: AskedByLink, linkPage: LinkPage, fields: FormData) {
  const here = await sendingVisit(asked, linkPage)
  const { view, date } = here
  if (!view) throw notFound()
  await limit(here, 'reply-post', view.linkId)
  if (!date) throw notFound()
  const read = readReply(fields, linkPage, view, date, here.words())
  if (!read.ok) return data({ show: 'form' as const, form: read.state }, { status: 422 })
  return take(here, view, date, read)
}

async function take(
  { db, council: { id: councilId }, now, path }: InvitationVisit<AnswerDoor>,
  view: AnswerDoor,
  date: AnswerDoor['dates'][number],
  { value: reply, typed }: Extract<Read<Reply>, { ok: true }>,
) {
  const { invitationId, occurrenceId } = date
  const actor = { kind: 'link' as const, linkId: view.linkId }
  const given = { councilId, invitationId, now, actor, channel: channelOf(view) }
  const language = typed.language?.[0]
  // Before the answer: the letter that confirms it is written in it.
  if (language && isSpokenLanguage(language))
    await writeInLanguage(db, { ...given, partyId: view.party.id, language })
  const answered = await takeReply(db, { ...given, occurrenceId, reply })
  if (answered.ok) return seeOther(pathsOf(path, view, date).page)
  return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
}

/** A host's group is held to its own cut-off, also under a link from before it had a page of its own. */
const channelOf = ({ party }: AnswerDoor) =>
  party.kind === 'group' ? ('group' as const) : ('link' as const)

function readReply(
  fields: FormData,
  linkPage: LinkPage,
  { event: { questions } }: AnswerDoor,
  { peopleLimit }: AnswerDoor['dates'][number],
  t: Words,
): Read<Reply> {
  return parseForm(fields, replySchema(linkPage, { questions, limit: peopleLimit, t }), t)
}

/** Whose the needs are, as it was told before or in this answer's first round. */
function whoseForm(typed: FormState['typed'], { needs }: Reply, { reply }: InvitedDate): FormState {
  const before = reply ? whoseTyped(reply.needs, reply.comers) : {}
  const isTold = needs.some(({ who }) => who)
  return { typed: isTold ? typed : { ...before, ...typed }, errors: {} }
}

const GOES_STRAIGHT: ReadonlyArray<ReplyEffect['is']> = ['gets', 'more-free', 'nothing']

function whatItDoes({ answer, comers }: Reply, date: InvitedDate, now: Date): ReplyEffect {
  const { reply, room, held, rule } = date
  // An offer whose time is over holds nothing any more.
  const isOver = reply?.offeredUntil && reply.offeredUntil <= now
  return effectOf(
    { answer, people: comers.length },
    {
      before: reply && { ...reply, state: isOver ? 'lapsed' : reply.state },
      room,
      held,
      movesUp: rule.promotion === 'at_once' && !rule.isOver,
    },
  )
}

import { addToCalendarLinks } from '#app/domain/calendar/links.ts'
import { referenceOf } from '#app/domain/ids.ts'
import { answerAsBefore } from '#app/domain/invitations/answer-offer.server.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { replyForm } from '#app/domain/invitations/reply.form.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { formOfReply, invitationVisit, replyProblems } from '#app/http/invitation-visit.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { takeReply } from '#app/http/take-reply.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { CheckAnswers } from '#app/ui/invitation/check-answers.tsx'
import { DateChoice } from '#app/ui/invitation/date-choice.tsx'
import { InvitationOver } from '#app/ui/invitation/invitation-over.tsx'
import { ReplyPage } from '#app/ui/invitation/reply-page.tsx'
import { ReplyRefused } from '#app/ui/invitation/reply-refused.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

export async function loader(asked: LoaderFunctionArgs) {
  const { view, date, token, council, locale, origin, url } = await invitationVisit(asked)
  if (!view) return { show: 'over' as const }
  const texts = textsIn(view.event, locale)
  if (!date) return { show: 'dates' as const, view, texts, token }
  const { hasAddress } = view
  return {
    show: 'date' as const,
    view,
    texts,
    date,
    hasAddress,
    form: formOfReply(date, url.searchParams.get('answer')),
    isChanging: url.searchParams.has('change'),
    reference: referenceOf(council.prefix, date.invitationId),
    pageUrl: `${origin}/i/${token}`,
    paths: pathsOf(token, view.dates.length > 1 ? date.occurrenceId : undefined),
    calendarSites: addToCalendarLinks({
      title: texts.outsideTitle,
      description: `${origin}/i/${token}`,
      ...(date.place ? { place: date.place.name } : {}),
      startsAt: date.startsAt,
      endsAt: date.endsAt,
      timeZone: date.timeZone,
    }),
  }
}

function pathsOf(token: string, occurrenceId: string | undefined) {
  const date = occurrenceId ? `date=${occurrenceId}` : ''
  return {
    page: `/i/${token}${date && `?${date}`}`,
    change: `/i/${token}?${date && `${date}&`}change=1`,
    calendar: `/i/${token}/event.ics${date && `?${date}`}`,
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await invitationVisit(asked)
  const { db, council, now, view, date, token } = here
  if (!view || !date) throw notFound()
  await limit(here, 'reply-post', view.linkId)
  const t = here.words()
  const { page } = pathsOf(token, view.dates.length > 1 ? date.occurrenceId : undefined)
  const fields = await formOf(asked.request)
  const step = fields.get('step')
  if (step === 'edit')
    return data({ show: 'form' as const, form: { typed: typedIn(fields), errors: {} } })
  if (step === 'take' || step === 'leave') {
    const answered = await answerAsBefore(db, {
      councilId: council.id,
      invitationId: date.invitationId,
      now,
      actor: {
        kind: 'link',
        linkId: view.linkId,
      },
      channel: 'link',
      takes: step === 'take',
    })
    // An offer that is over: the page itself says what is so now.
    if (answered.ok || answered.reason === 'offer-over') return seeOther(page)
    return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
  }
  const read = parseForm(
    fields,
    replyForm(view.event.questions, date.peopleLimit, replyProblems(t)),
    t,
  )
  if (!read.ok) return data({ show: 'form' as const, form: read.state }, { status: 422 })
  if (step !== 'send') return data({ show: 'check' as const, reply: read.value, typed: read.typed })
  const answered = await takeReply(db, {
    councilId: council.id,
    occurrenceId: date.occurrenceId,
    invitationId: date.invitationId,
    actor: { kind: 'link', linkId: view.linkId },
    channel: 'link',
    reply: read.value,
    now,
  })
  if (answered.ok) return seeOther(page)
  return data({ show: 'refused' as const, reason: answered.reason }, { status: 409 })
}

export default function Invitation() {
  const t = useWords()
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (page.show === 'over') return <InvitationOver />
  const quickExit = page.view.event.questions.quickExit
  if (page.show === 'dates') {
    return (
      <GuestPage title={t('invitation.title')} quickExit={quickExit} narrow>
        <DateChoice view={page.view} texts={page.texts} token={page.token} />
      </GuestPage>
    )
  }
  if (sent?.show === 'check') {
    const before = page.date.reply?.state === 'confirmed' ? page.date.reply.people : 0
    const people = sent.reply.answer === 'yes' ? sent.reply.comers.length : 0
    return (
      <GuestPage title={t('check.title')} quickExit={quickExit} narrow>
        <CheckAnswers
          reply={sent.reply}
          typed={sent.typed}
          givesUp={Math.max(0, before - people)}
          wouldWait={people > 0 && before === 0 && !page.date.hasRoom}
        />
      </GuestPage>
    )
  }
  if (sent?.show === 'refused') {
    return (
      <GuestPage title={t('refused.title')} quickExit={quickExit} narrow>
        <ReplyRefused reason={sent.reason} date={page.date} path={page.paths.page} />
      </GuestPage>
    )
  }
  return (
    <ReplyPage
      {...page}
      {...(sent ? { form: sent.form, isChanging: true } : {})}
      quickExit={quickExit}
    />
  )
}

import { newId } from '#app/domain/ids.ts'
import { wakeWorkerForGuest } from '#app/domain/jobs/wake.server.ts'
import { replyForm } from '#app/domain/invitations/reply.form.ts'
import { signUpForm } from '#app/domain/invitations/sign-up.form.ts'
import { signUp } from '#app/domain/invitations/sign-up.server.ts'
import { mostInSignUp } from '#app/domain/invitations/sign-up.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { asksWhose } from '#app/domain/invitations/whose-needs.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { replyProblems } from '#app/http/invitation-visit.server.ts'
import { publicEventVisit, type PublicEventVisit } from '#app/http/public-event-visit.server.ts'
import { limit } from '#app/http/rate.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { JoinPage } from '#app/ui/public/join-page.tsx'

export const handle = { policy: 'public' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await publicEventVisit(asked)
  const { event, date, dates, locale, url } = here
  const { id, slug, questions } = event
  return {
    event: { id, slug, questions },
    texts: textsIn(event, locale),
    date,
    open: datesOf(here),
    isSeries: dates.length > 1,
    chosen: url.searchParams.get('date') ?? undefined,
    peopleLimit: limitOf(here),
    mark: newId(),
  }
}

/** The dates that can be asked for: all that are open, or the one that the address names. */
function datesOf({ dates }: PublicEventVisit) {
  return dates.filter(({ door }) => door === 'open')
}

/** Of several dates the largest room: which one it is, is decided by the form. */
const limitOf = (here: PublicEventVisit) =>
  Math.max(...[here.date, ...datesOf(here)].map(({ capacity }) => mostInSignUp(capacity)))

export async function action(asked: ActionFunctionArgs) {
  const here = await publicEventVisit(asked)
  const { db, council, now, event, origin } = here
  const t = here.words()
  const fields = await formOf(asked.request)
  const typed = typedIn(fields)
  if (fields.get('step') === 'edit')
    return data({ show: 'form' as const, form: { typed, errors: {} } })
  const open = datesOf(here)
  if (open.length === 0) return data({ show: 'refused' as const }, { status: 409 })
  const problems = {
    ...replyProblems(t),
    overLimit: (people: number) => t('join.at-most', { people }),
  }
  const contact = parseForm(
    fields,
    signUpForm(
      open.map(({ occurrenceId }) => occurrenceId),
      problems,
    ),
    t,
  )
  const asksFor = contact.ok && open.find((one) => one.occurrenceId === contact.value.occurrenceId)
  const most = asksFor ? mostInSignUp(asksFor.capacity) : limitOf(here)
  fields.set('answer', 'yes')
  const party = parseForm(fields, replyForm(event.questions, most, problems), t)
  if (!contact.ok || !party.ok || !asksFor) {
    const errors = {
      ...(contact.ok ? {} : contact.state.errors),
      ...(party.ok ? {} : party.state.errors),
    }
    // A form without its mark was not made by this page.
    if (errors.mark) throw notFound()
    return unprocessable({ show: 'form' as const, form: { typed, errors } })
  }
  const step = fields.get('step')
  if (step !== 'send') {
    if (step === 'check' && asksWhose(party.value))
      return data({ show: 'whose' as const, reply: party.value, form: { typed, errors: {} } })
    const { name, email, phone, language } = contact.value
    return data({
      show: 'check' as const,
      typed,
      reply: party.value,
      contact: { name, email, phone, language },
      asksFor,
    })
  }
  await limit(here, 'sign-up', here.address)
  const { mark, occurrenceId, ...person } = contact.value
  const signed = await signUp(db, {
    councilId: council.id,
    occurrenceId,
    mark,
    contact: person,
    reply: party.value,
    host: new URL(origin).hostname,
    now,
  })
  if (signed.ok) {
    wakeWorkerForGuest()
    return seeOther(`/i/${signed.value.token}`)
  }
  return data({ show: 'refused' as const }, { status: 409 })
}

export default function Join() {
  return <JoinPage {...useLoaderData<typeof loader>()} sent={useActionData<typeof action>()} />
}

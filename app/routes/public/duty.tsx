import { isLinkToken } from '#app/domain/access/tokens.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { answerDuty } from '#app/domain/programme/answer-duty.server.ts'
import { dutyAnswerForm } from '#app/domain/programme/duty.form.ts'
import { findDutyPage } from '#app/domain/programme/find-duty-page.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { limit } from '#app/http/rate.server.ts'
import { visit } from '#app/http/visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { InsetText } from '#app/ui/govuk/prose.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { TextArea } from '#app/ui/govuk/text-field.tsx'
import { GuardiansLinkOver } from '#app/ui/guardians/guardians-link-over.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { whenOf } from '#app/translations/when.ts'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

/** Somebody on duty, by the token of their link; 404 for one that nobody was given. */
async function dutyVisit({ request, context, params }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const token = params.token ?? ''
  const { db, council, now } = here
  const found = isLinkToken(token)
    ? await findDutyPage(db, { councilId: council.id, token, now })
    : undefined
  if (!found || (!found.ok && found.reason === 'unknown')) {
    await limit(here, 'token-miss', here.address)
    throw notFound()
  }
  if (!found.ok) return { here, path: `/duty/${token}`, page: null }
  here.readIn(found.value.language)
  return { here, path: `/duty/${token}`, page: found.value }
}

export async function loader(asked: LoaderFunctionArgs) {
  const { here, page } = await dutyVisit(asked)
  if (!page) return null
  const { linkId: _, dutyId: __, occurrenceId: ___, event, ...shown } = page
  const texts = event.texts[here.locale]
  return { ...shown, title: texts?.title ?? event.title }
}

export async function action(asked: ActionFunctionArgs) {
  const { here, path, page } = await dutyVisit(asked)
  if (!page) throw notFound()
  await limit(here, 'reply-post', page.linkId)
  const read = await readForm(asked.request, dutyAnswerForm, here.words())
  if (!read.ok) return unprocessable({ form: read.state })
  const said = await answerDuty(here.db, {
    councilId: here.council.id,
    occurrenceId: page.occurrenceId,
    dutyId: page.dutyId,
    actor: { kind: 'link', linkId: page.linkId },
    now: here.now,
    ...read.value,
  })
  if (!said.ok && said.reason === 'unknown') throw notFound()
  wakeWorker()
  return seeOther(path)
}

export default function Duty() {
  const t = useWords()
  const page = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  if (!page) return <GuardiansLinkOver />
  const { title, role, asks, startsAt, endsAt, arrivesAt, timeZone, place, answer } = page
  const clock = (at: Date) => t.date(at, { timeZone, style: 'time' })
  return (
    <GuestPage title={t('duty.title')} hasErrors={Boolean(form)} narrow>
      <ErrorSummary state={form} names={['answer', 'message']} />
      <p className="govuk-body">
        <bdi>{title}</bdi>
      </p>
      <h1 className="display">{t('duty.title')}</h1>
      {page.isCancelled && <InsetText>{t('duty.cancelled')}</InsetText>}
      {answer && !form && (
        <InsetText>{t(answer === 'yes' ? 'duty.said-yes' : 'duty.said-no')}</InsetText>
      )}
      <SummaryList
        rows={[
          { key: t('duty.what'), value: t(`duty.role-${role}`) },
          ...(asks ? [{ key: t('duty.asks'), value: <Lines lines={asks.split('\n')} /> }] : []),
          {
            key: t('letter.when'),
            value: whenOf(t, { startsAt, endsAt, timeZone }),
          },
          { key: t('duty.arrive'), value: clock(arrivesAt) },
          ...(place.length > 0
            ? [
                {
                  key: t('letter.where'),
                  value: <Lines lines={place} />,
                },
              ]
            : []),
        ]}
      />
      {page.isOpen ? (
        <form method="post" noValidate>
          <Radios
            name="answer"
            label={t('duty.answer')}
            hint={t('duty.change')}
            defaultValue={answer ?? undefined}
            options={[
              { value: 'yes', label: t('duty.yes') },
              { value: 'no', label: t('duty.no') },
            ]}
            state={form}
          />
          <TextArea
            name="message"
            label={t('duty.message')}
            rows={3}
            optional
            defaultValue={page.message ?? ''}
            state={form}
          />
          <Button>{t('duty.send')}</Button>
        </form>
      ) : (
        !page.isCancelled && <p className="govuk-body">{t('duty.closed')}</p>
      )}
    </GuestPage>
  )
}

/** Lines that somebody wrote, each in its own direction. */
function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line, index) => (
    <span key={index}>
      {index > 0 && <br />}
      <bdi>{line}</bdi>
    </span>
  ))
}

import { cancelDates, whomCancellingTells } from '#app/domain/events/cancel.server.ts'
import { removeDate } from '#app/domain/events/delete-draft.server.ts'
import { cancelForm } from '#app/domain/events/edit-date.form.ts'
import type { TextGroup } from '#app/domain/mail/text-cost.ts'
import { estimateTexts } from '#app/domain/mail/text-estimate.server.ts'
import { letterLocales } from '#app/domain/mail/writer.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { dateVisit } from '#app/http/date-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { whenOf } from '#app/translations/when.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { PreviewFacts, ReadLetter } from '#app/ui/desk/read-letter.tsx'
import { TextCostLine } from '#app/ui/desk/text-cost-line.tsx'
import { TellingWords } from '#app/ui/desk/telling.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/choices.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { TextArea } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await dateVisit({ request, context, params })
  const { db, council, event, facts, date, now } = here
  if (date.cancelledAt || date.endsAt <= now || !event.publishedAt) throw notFound()
  const telling = await whomCancellingTells(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: date.id,
  })
  if (!telling) throw notFound()
  const { startsAt, endsAt, timeZone, edition } = date
  const costOf = (texts: TextGroup[]) =>
    estimateTexts({ event, occurrence: date }, texts, {
      ...here,
      by: 'either',
      purposeOf: () => 'event_cancelled',
    })
  return {
    facts,
    telling,
    cost: costOf(telling.this.texts),
    costOfAll: costOf(telling.following.texts),
    edition,
    when: { startsAt, endsAt, timeZone },
    dateId: date.id,
    languages: letterLocales(council, telling.languages),
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await dateVisit({ request, context, params })
  const { db, council, event, date, actor, now, words } = here
  const which = { councilId: council.id, eventId: event.id, occurrenceId: date.id, actor, now }
  const settings = `/desk/events/${event.id}/settings`
  const form = await formOf(request)
  if (form.get('do') === 'remove') {
    const removed = await removeDate(db, which)
    if (removed.ok) throw seeOther(settings)
    throw removed.reason === 'unknown' ? notFound() : seeOther(`${settings}/dates/${date.id}`)
  }
  const read = parseForm(form, cancelForm, words())
  if (!read.ok) return unprocessable({ form: read.state, refused: null })
  const { revision, scope, reason } = read.value
  const cancelled = await cancelDates(db, { ...which, edition: revision, scope, reason })
  if (cancelled.ok) {
    const { byEmail, byText, toRing } = cancelled.value
    throw seeOther(
      toRing > 0
        ? `/desk/events/${event.id}/call-list?told=${byEmail + byText}`
        : `/desk/events/${event.id}?on=${date.id}`,
    )
  }
  if (cancelled.reason === 'unknown' || cancelled.reason === 'draft') throw notFound()
  return unprocessable({ form: { typed: read.typed, errors: {} }, refused: cancelled.reason })
}

export default function Cancel() {
  const t = useWords()
  const { facts, telling, cost, costOfAll, edition, when, dateId, languages } =
    useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const back = `/desk/events/${facts.id}/settings`
  const kind = partiesOf(facts.kind)
  const isSeries = telling.following.dates > 1
  const families = telling.this.byEmail + telling.this.byText + telling.this.toRing
  return (
    <EventPage event={facts} tab="settings" title={t('cancel.title')}>
      <BackLink href={back}>{t('event.tab-settings')}</BackLink>
      <h2>{t('cancel.title-of', { when: whenOf(t, when) })}</h2>
      <div className="narrow">
        {answered?.refused && <Alarm title={t(`cancel.refused-${answered.refused}`)} />}
        <TellingWords
          telling={telling.this}
          cost={cost}
          what="cancel"
          dates={1}
          kind={facts.kind}
          eventId={facts.id}
        />
        {isSeries && (
          <p>
            {t('cancel.following-tells', {
              dates: telling.following.dates,
              families:
                telling.following.byEmail + telling.following.byText + telling.following.toRing,
              kind,
            })}{' '}
            {costOfAll.texts > 0 && <TextCostLine cost={costOfAll} />}
          </p>
        )}
        <p>{t('cancel.final')}</p>
        <ReadLetter eventId={facts.id} languages={languages} form="cancel" />
        <form method="post" id="cancel" className="form-part" noValidate>
          <PreviewFacts kind="event_cancelled" on={dateId} />
          <input type="hidden" name="revision" value={edition} />
          <TextArea
            name="reason"
            label={t('cancel.reason')}
            hint={t('cancel.reason-hint')}
            size="s"
            rows={3}
            state={answered?.form}
            optional
          />
          {isSeries && (
            <Radios
              name="scope"
              label={t('date-page.scope')}
              size="s"
              small
              state={answered?.form}
              defaultValue="this"
              options={[
                { value: 'this', label: t('date-page.scope-this') },
                {
                  value: 'following',
                  label: t('date-page.scope-following', { dates: telling.following.dates - 1 }),
                },
              ]}
            />
          )}
          <ButtonGroup>
            <Button kind="warning">
              {families > 0 && !isSeries
                ? t('cancel.button-write', { families, kind })
                : families === 0 && !isSeries
                  ? t('date-page.cancel')
                  : t('cancel.button')}
            </Button>
            <a href={back}>{t('date-page.leave-as-is')}</a>
          </ButtonGroup>
        </form>
      </div>
    </EventPage>
  )
}

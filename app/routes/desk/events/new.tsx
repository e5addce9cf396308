import { DATE_NAMES } from '#app/domain/events/date.form.ts'
import { neutralTitle, newDatesForm, newTextsForm } from '#app/domain/events/event.form.ts'
import { findInitiatives } from '#app/domain/events/initiatives.server.ts'
import { EVENT_KINDS, factsOf } from '#app/domain/events/kinds.ts'
import { REPEAT_NAMES } from '#app/domain/events/repeat.form.ts'
import { scheduleEvent } from '#app/domain/events/schedule.server.ts'
import { findRooms } from '#app/domain/venues/find-venues.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ChooseKind } from '#app/ui/desk/choose-kind.tsx'
import { ClashNotice } from '#app/ui/desk/clash-notice.tsx'
import { WhenFields, WhereFields } from '#app/ui/desk/date-form.tsx'
import { PlacesFields } from '#app/ui/desk/places-fields.tsx'
import { FormatField, TextFields } from '#app/ui/desk/event-texts.tsx'
import { InitiativeFields } from '#app/ui/desk/initiative-fields.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { first, type FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { RepeatFields } from '#app/ui/desk/repeat-fields.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink, Details } from '#app/ui/govuk/prose.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

const kindOf = (url: URL) =>
  EVENT_KINDS.find((known) => known === url.searchParams.get('kind')) ?? null

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, url, words } = await officer({ request, context }, 'events.edit')
  const kind = kindOf(url)
  if (!kind)
    return { kind, formats: [], rooms: [], initiatives: [], form: { typed: {}, errors: {} } }
  const { formats } = factsOf(kind)
  const typed: Record<string, string[]> = {
    outsideTitle: [neutralTitle(words(), kind)],
    format: formats.length === 1 ? [...formats] : [],
  }
  const rooms = await findRooms(db, { councilId: council.id })
  const initiatives = await findInitiatives(db, council.id)
  return { kind, formats, rooms, initiatives, form: { typed, errors: {} } }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { db, council, now, url, words, actor } = await officer({ request, context }, 'events.edit')
  const kind = kindOf(url)
  if (!kind) throw notFound()
  const t = words()
  const form = await formOf(request)
  const read = parseForm(form, newTextsForm, t)
  const when = parseForm(form, newDatesForm({ t, timeZone: council.timeZone, now }), t)
  if (!read.ok || !when.ok) {
    const errors = Object.assign({}, ...[read, when].map((one) => (one.ok ? {} : one.state.errors)))
    return unprocessable({ form: { typed: typedIn(form), errors }, clashes: [] })
  }
  const { dates, rule } = when.value
  const { confirmed, initiativeId, initiativeName, ...fields } = read.value
  const initiative = { id: initiativeId, name: initiativeName }
  const scheduled = await scheduleEvent(db, {
    councilId: council.id,
    actor,
    now,
    kind,
    fields,
    initiative,
    dates,
    rule,
    confirmed,
  })
  if (scheduled.ok) throw seeOther(`/desk/events/${scheduled.value.eventId}`)
  if (scheduled.reason === 'room-clash') {
    const form = { typed: read.typed, errors: {} }
    return unprocessable({ form, clashes: scheduled.clashes })
  }
  const errors =
    scheduled.reason === 'no-such-room'
      ? { roomId: t('when-form.room-missing') }
      : { times: t('repeat-form.too-many') }
  return unprocessable({ form: { typed: read.typed, errors }, clashes: [] })
}

const WHAT_NAMES = ['title', 'outsideTitle', 'summary', 'format', 'initiativeName']
const NAMES = [...WHAT_NAMES, ...DATE_NAMES, ...REPEAT_NAMES]

const isRepeated = (form: FormState) =>
  (first(form, 'every') ?? 'never') !== 'never' ||
  REPEAT_NAMES.some((name) => form.errors[name] !== undefined)

export default function NewEvent() {
  const t = useWords()
  const { kind, formats, rooms, initiatives, form: fresh } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form ?? fresh
  const clashes = answered?.clashes ?? []
  const hasErrors = Object.keys(form.errors).length > 0
  if (!kind) return <ChooseKind />
  return (
    <OfficerPage title={t(`events.new-${kind}`)} hasErrors={hasErrors} at="/desk/events">
      <BackLink href="/desk/events/new">{t('events.other-kind')}</BackLink>
      <PageHead title={t(`events.new-${kind}`)} lede={t('events.new-lede')} />
      <ErrorSummary state={form} names={NAMES} />
      {clashes.length > 0 && <ClashNotice clashes={clashes} />}
      <form method="post" className="narrow" noValidate>
        {clashes.length > 0 && <input type="hidden" name="confirmed" value="on" />}
        <section className="form-part">
          <h2>{t('events.part-what')}</h2>
          <TextFields form={form} />
          {formats.length > 1 && <FormatField form={form} formats={formats} />}
          {formats.length === 1 && <input type="hidden" name="format" value={formats[0]} />}
          <InitiativeFields form={form} initiatives={initiatives} />
        </section>
        <section className="form-part">
          <h2>{t('events.part-when')}</h2>
          <WhenFields form={form} />
        </section>
        <section className="form-part">
          <h2>{t('events.part-where')}</h2>
          <WhereFields form={form} rooms={rooms} />
        </section>
        <section className="form-part">
          <h2>{t('events.part-places')}</h2>
          <PlacesFields form={form} />
        </section>
        <section className="form-part">
          <h2>{t('events.part-repeat')}</h2>
          <Details summary={t('events.it-repeats')} open={isRepeated(form)}>
            <RepeatFields form={form} />
          </Details>
        </section>
        <ButtonGroup>
          <Button>
            {clashes.length > 0 ? t('events.save-all-the-same') : t('events.save-draft')}
          </Button>
          <a href="/desk/events">{t('events.leave')}</a>
        </ButtonGroup>
      </form>
    </OfficerPage>
  )
}

import { findSeating } from '#app/domain/ceremonies/find-seating.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { stageHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { SeatPlan } from '#app/ui/ceremonies/seat-plan.tsx'
import { SeatRows, SeatWarnings } from '#app/ui/ceremonies/seat-rows.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now } = here
  const seating = await findSeating(db, {
    councilId: council.id,
    occurrenceId: occurrence.id,
    capacity: occurrence.capacity,
  })
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'seats.viewed',
    subjectId: occurrence.id,
    detail: { families: seating.families.length },
    address,
    now,
  })
  return { facts, seating }
}

export default function Seats() {
  const t = useWords()
  const { facts, seating } = useLoaderData<typeof loader>()
  const hrefs = stageHrefs(facts)
  const { plan } = seating
  return (
    <EventPage event={facts} tab="stage" title={t('seats.title')}>
      <div className="noprint">
        <BackLink href={hrefs.stage}>{t('event.tab-stage')}</BackLink>
      </div>
      <div className="stage-head">
        <div>
          <h2>{t('seats.head', { seats: plan.seats.length, free: plan.free })}</h2>
          <p className="muted">{t('seats.lead')}</p>
        </div>
        <LinkButton href={hrefs.arrange} kind="secondary">
          {t('seats.change-room')}
        </LinkButton>
      </div>
      <SeatWarnings seating={seating} />
      <div className="seats">
        <SeatPlan seating={seating} />
        <SeatRows seating={seating} />
      </div>
    </EventPage>
  )
}

import { designForm } from '#app/domain/ceremonies/certificate-design.form.ts'
import { SAMPLES } from '#app/domain/ceremonies/certificate-proof.server.ts'
import { findDesign, saveDesign } from '#app/domain/ceremonies/designs.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import type { Permission } from '#app/domain/access/permissions.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { DESIGN_FIELDS, DesignForm } from '#app/ui/ceremonies/design-form.tsx'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const { db, council, event, facts, url } = await ceremony(asked, 'ceremonies.view')
  const design = await findDesign(db, { councilId: council.id, eventId: event.id })
  return { facts, design, samples: [...SAMPLES], saved: url.searchParams.has('saved') }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremony(asked, 'ceremonies.edit')
  const { db, council, event, facts, actor, now } = here
  const t = here.words()
  const read = parseForm(await formOf(asked.request), designForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const result = await saveDesign(db, {
    councilId: council.id,
    eventId: event.id,
    ...read.value,
    actor,
    now,
  })
  if (!result.ok) {
    const errors = { '': t(`design.refused-${result.reason}`) }
    return unprocessable({ form: { typed: read.typed, errors } })
  }
  const { design } = nameHrefs(facts)
  return seeOther(`${design}${design.includes('?') ? '&' : '?'}saved=1`)
}

async function ceremony(asked: LoaderFunctionArgs, permission: Permission): Promise<EventVisit> {
  const here = await eventVisit(asked, permission)
  if (here.event.kind !== 'ceremony') throw notFound()
  return here
}

export default function Design() {
  const t = useWords()
  const { facts, design, samples, saved } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  const hrefs = nameHrefs(facts)
  return (
    <EventPage event={facts} tab="print" title={t('design.title')} hasErrors={Boolean(state)}>
      <BackLink href={hrefs.print}>{t('design.back')}</BackLink>
      <ErrorSummary state={state} names={DESIGN_FIELDS} />
      {saved && !state && (
        <Alarm kind="done" title={t('design.saved', { version: design.version })}>
          {t('design.saved-lead')}
        </Alarm>
      )}
      <h2>{t('design.heading')}</h2>
      <div className="name-page">
        <div>
          <p>{t('design.samples-lead')}</p>
          {samples.map((sample) => (
            <figure key={sample} className="paper-figure">
              <figcaption>{t(`design.sample-${sample}`)}</figcaption>
              <img
                className="paper-picture"
                src={`${hrefs.sample(sample)}&version=${design.version}`}
                width="842"
                height="595"
                alt={t(`design.alt-${sample}`)}
              />
            </figure>
          ))}
        </div>
        <DesignForm version={design.version} content={design.content} state={state} />
      </div>
    </EventPage>
  )
}

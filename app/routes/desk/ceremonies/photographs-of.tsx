import { paperConsentForm } from '#app/domain/ceremonies/consent.form.ts'
import { findPhotoStandings } from '#app/domain/ceremonies/find-photo-lists.server.ts'
import { sayConsent, withdrawConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import { showPhotoStanding } from '#app/domain/ceremonies/show-photographs.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import type { EventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { PAPER_FIELDS, PaperConsent } from '#app/ui/ceremonies/paper-consent.tsx'
import { PhotoMark, SaidOnce } from '#app/ui/ceremonies/photo-grid.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const found = await childOf(here, asked.params.honoureeId)
  return {
    facts: here.facts,
    child: showPhotoStanding(found),
    history: found.consent.said
      .map(({ id, as, level, wordingVersion, at, withdrawnAt, paper }) => ({
        id,
        as,
        paper,
        said: { level, wordingVersion, at, withdrawnAt },
      }))
      .toReversed(),
  }
}

/** The child that the address means; of another date or council it is not there. */
async function childOf({ db, council, occurrence }: EventVisit, id: string | undefined) {
  const all = await findPhotoStandings(db, { councilId: council.id, occurrenceId: occurrence.id })
  const found = all.find(({ child }) => child.honoureeId === id)
  if (!found) throw notFound()
  return found
}

export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { child } = await childOf(here, asked.params.honoureeId)
  const { db, council, actor, now, facts } = here
  const given = { councilId: council.id, honoureeId: child.honoureeId, actor, now }
  const form = await formOf(asked.request)
  const back = nameHrefs(facts).photographsOf(child.honoureeId)
  if (form.get('do') === 'withdraw') {
    await withdrawConsent(db, given)
    return seeOther(back)
  }
  const t = here.words()
  const read = parseForm(form, paperConsentForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { paper, ...said } = read.value
  const result = await sayConsent(db, { ...given, said, paper, language: 'en' })
  if (result.ok) return seeOther(back)
  if (result.reason !== 'child-must-say') throw notFound()
  const errors = { child: t('photographs.child-must-say') }
  return unprocessable({ form: { typed: read.typed, errors } })
}

export default function PhotographsOf() {
  const t = useWords()
  const { facts, child, history } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  const hrefs = nameHrefs(facts)
  return (
    <EventPage event={facts} tab="photographs" title={child.name} hasErrors={Boolean(state)}>
      <BackLink href={hrefs.photographs}>{t('photographs.back')}</BackLink>
      <ErrorSummary state={state} names={PAPER_FIELDS} />
      <h2>
        <bdi>{child.name}</bdi>
      </h2>
      <p>
        {t('photographs.counts')}: <PhotoMark mark={child.mark} />
        {child.standing !== 'said' && ` ${t(`photographs.why-${child.standing}`)}`}
      </p>
      <PaperConsent child={child} state={state} />
      {history.length > 0 && (
        <>
          <h3>{t('photographs.history')}</h3>
          <ul>
            {history.map(({ id, as, paper, said }) => (
              <li key={id}>
                {t(as === 'guardian' ? 'photographs.guardian' : 'photographs.self')}:{' '}
                <SaidOnce said={said} timeZone={facts.timeZone} />
                {paper && (
                  <p className="hint">
                    {t('photographs.on-paper')} <bdi>{paper}</bdi>
                  </p>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </EventPage>
  )
}

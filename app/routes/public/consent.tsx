import { consentForm } from '#app/domain/ceremonies/consent.form.ts'
import { sayConsent, withdrawConsent } from '#app/domain/ceremonies/say-consent.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  childIn,
  chosenChild,
  familyFacts,
  guardiansVisit,
  openGuardiansVisit,
} from '#app/http/guardians-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ConsentOfChild, PhotoState } from '#app/ui/guardians/consent-of-child.tsx'
import { childHref, FamilyChildren } from '#app/ui/guardians/family-children.tsx'
import { GuardiansLinkOver } from '#app/ui/guardians/guardians-link-over.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'link' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await guardiansVisit(asked, 'consent')
  const { view, url } = here
  if (!view) return { is: 'over' as const }
  return {
    is: 'open' as const,
    ...familyFacts(here, view),
    child: chosenChild(view, url) ?? null,
  }
}

/** Also after the day: a yes can be taken back as long as the link opens. */
export async function action(asked: ActionFunctionArgs) {
  const here = await openGuardiansVisit(asked, 'consent')
  const form = await formOf(asked.request)
  const child = childIn(here.view, form.get('honouree'))
  if (!child) throw notFound()
  const { honoureeId } = child
  const given = { councilId: here.council.id, honoureeId, actor: here.actor, now: here.now }
  const back = childHref(here.path, child)
  if (form.get('do') === 'withdraw') {
    await withdrawConsent(here.db, given)
    return seeOther(back)
  }
  const t = here.words()
  const read = parseForm(form, consentForm, t)
  if (!read.ok) return unprocessable({ honoureeId, form: read.state })
  const said = await sayConsent(here.db, { ...given, said: read.value, language: here.locale })
  if (said.ok || said.reason !== 'child-must-say') return seeOther(back)
  const errors = { child: t('consent.child-must-say') }
  return unprocessable({ honoureeId, form: { typed: read.typed, errors } })
}

export default function Consent() {
  const t = useWords()
  const page = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>()
  if (page.is === 'over') return <GuardiansLinkOver />
  const { family, path, date, otherPath } = page
  const child = family.find(({ honoureeId }) => honoureeId === sent?.honoureeId) ?? page.child
  return (
    <GuestPage title={t('consent.title')} hasErrors={sent?.form !== undefined} quickExit narrow>
      {child && family.length > 1 && <BackLink href={path}>{t('proof.all-children')}</BackLink>}
      <p className="govuk-caption-l">
        {t('consent.title')}: {page.title}
      </p>
      {child ? (
        <ConsentOfChild child={child} timeZone={date.timeZone} state={sent?.form} />
      ) : (
        <>
          <h1 className="display">{t('consent.title')}</h1>
          <p className="govuk-body">{t('consent.nobody-said')}</p>
          <FamilyChildren
            family={family}
            path={path}
            state={({ photo }) => <PhotoState mark={photo.mark} />}
          />
        </>
      )}
      {otherPath && (
        <p className="govuk-body">
          <a className="govuk-link" href={otherPath}>
            {t('consent.names')}
          </a>
        </p>
      )}
    </GuestPage>
  )
}

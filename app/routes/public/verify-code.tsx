import {
  showCertificateCode,
  parseCertificateCode,
} from '#app/domain/ceremonies/certificate-code.ts'
import { confirmName, verifyCertificate } from '#app/domain/ceremonies/verify-certificate.server.ts'
import { wallTimeToInstant } from '#app/domain/time.ts'
import { unprocessable } from '#app/http/answer.server.ts'
import { formOf, typedIn } from '#app/http/form.server.ts'
import { limit, stopAtLimit } from '#app/http/rate.server.ts'
import { visit } from '#app/http/visit.server.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ConfirmName } from '#app/ui/public/confirm-name.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { InsetText } from '#app/ui/govuk/prose.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { usePage } from '#app/ui/page-context.tsx'
import { State, type Mark } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await visit({ request, context })
  const code = params.code ?? ''
  const found = await verifyCertificate(here.db, { councilId: here.council.id, code })
  if (!found) {
    await limit(here, 'verify-miss', here.address)
    return data({ certificate: null }, { status: 404 })
  }
  const noon = wallTimeToInstant({ date: found.ceremonyOn, time: '12:00', timeZone: 'UTC' })
  return data({
    certificate: {
      ...found,
      ceremonyAt: noon.ok ? noon.value : found.issuedAt,
      code: showCertificateCode(parseCertificateCode(code) ?? ''),
    },
  })
}

/** The holder types the name. Misses are counted by address and by certificate: a name is not to be guessed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await visit({ request, context })
  const code = parseCertificateCode(params.code ?? '') ?? ''
  await stopAtLimit(here, 'verify-name', here.address)
  await stopAtLimit(here, 'verify-name-of-one', code)
  const form = await formOf(request)
  const name = String(form.get('name') ?? '').trim()
  const state = { typed: typedIn(form), errors: {} }
  if (!name) {
    const errors = { name: here.words()('verify.name-needed') }
    return unprocessable({ form: { ...state, errors }, isName: null })
  }
  const isName = await confirmName(here.db, { councilId: here.council.id, code, name })
  if (!isName) {
    await limit(here, 'verify-name', here.address)
    await limit(here, 'verify-name-of-one', code)
  }
  return data({ form: state, isName: isName ?? false })
}

const MARKS = { genuine: 'yes', replaced: 'maybe', revoked: 'bad' } satisfies Record<string, Mark>

export default function VerifyCode() {
  const t = useWords()
  const { council } = usePage()
  const { certificate } = useLoaderData<typeof loader>()
  const said = useActionData<typeof action>()
  if (!certificate)
    return (
      <GuestPage title={t('verify.unknown-title')} narrow>
        <h1 className="display">{t('verify.unknown-title')}</h1>
        <p className="govuk-body">{t('verify.unknown-lead')}</p>
        {council.phone && <p className="govuk-body">{t('frame.ring', { phone: council.phone })}</p>}
        <p className="govuk-body">
          <a className="govuk-link" href="/verify">
            {t('verify.another')}
          </a>
        </p>
      </GuestPage>
    )
  const hasErrors = said?.isName === null
  const { state, serial, ceremonyAt, issuedAt, code, isSpecimen } = certificate
  return (
    <GuestPage title={t(`verify.${state}-title`)} hasErrors={hasErrors} narrow>
      {hasErrors && <ErrorSummary state={said?.form} names={['name']} />}
      <h1 className="display">{t(`verify.${state}-title`)}</h1>
      <p>
        <State mark={MARKS[state]}>{t(`verify.${state}`)}</State>
      </p>
      <p className="govuk-body">{t(`verify.${state}-lead`, { council: council.name })}</p>
      {isSpecimen && <InsetText>{t('verify.specimen')}</InsetText>}
      <SummaryList
        rows={[
          { key: t('verify.from'), value: <bdi>{council.name}</bdi> },
          { key: t('verify.what'), value: t('verify.ceremony') },
          {
            key: t('verify.held'),
            value: t.date(ceremonyAt, { timeZone: 'UTC', style: 'date' }),
          },
          {
            key: t('verify.issued'),
            value: t.date(issuedAt, { timeZone: council.timeZone, style: 'date' }),
          },
          { key: t('verify.number'), value: <bdi dir="ltr">{serial}</bdi> },
          { key: t('verify.code'), value: <bdi dir="ltr">{code}</bdi> },
        ]}
      />
      <p className="govuk-body">{t('verify.no-names')}</p>
      <ConfirmName state={said?.form} isName={said?.isName ?? null} />
      <p className="govuk-body">{t('verify.keepsake')}</p>
      <p className="govuk-body">
        <a className="govuk-link" href="/verify">
          {t('verify.another')}
        </a>
      </p>
    </GuestPage>
  )
}

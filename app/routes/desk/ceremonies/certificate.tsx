import {
  certificatePdf,
  reprintCertificate,
} from '#app/domain/ceremonies/certificate-pdf.server.ts'
import { findCertificate } from '#app/domain/ceremonies/find-certificate.server.ts'
import { replaceCertificate } from '#app/domain/ceremonies/issue-certificates.server.ts'
import { REPRINT_REASONS, REVOKE_REASONS } from '#app/domain/ceremonies/ledger.ts'
import { revokeCertificate } from '#app/domain/ceremonies/revoke.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, typedIn } from '#app/http/form.server.ts'
import { officer, type OfficerVisit } from '#app/http/guard.server.ts'
import { signingKey } from '#app/http/signing.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { CertificateActions } from '#app/ui/ceremonies/certificate-actions.tsx'
import { LEDGER_MARKS } from '#app/ui/ceremonies/ledger.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { SummaryList } from '#app/ui/govuk/summary-list.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { State } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

async function theOne({ db, council }: OfficerVisit, id: string | undefined) {
  const certificateId = rowId.safeParse(id)
  const found = certificateId.success
    ? await findCertificate(db, { councilId: council.id, certificateId: certificateId.data })
    : undefined
  if (!found) throw notFound()
  return found
}

export async function loader(asked: LoaderFunctionArgs) {
  const here = await officer(asked, 'ceremonies.view')
  const { db, council, actor, address, now, url } = here
  const certificate = await theOne(here, asked.params.certificateId)
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'certificate.viewed',
    subjectId: certificate.id,
    address,
    now,
  })
  return {
    certificate,
    timeZone: council.timeZone,
    reprinted: url.searchParams.has('reprinted'),
    canSign: signingKey() !== undefined,
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await officer(asked, 'certificates.issue')
  const { db, council, actor, now } = here
  const { id: certificateId } = await theOne(here, asked.params.certificateId)
  const form = await formOf(asked.request)
  const given = { councilId: council.id, certificateId, actor, now }
  const t = here.words()
  const wrong = (field: string, message: string) =>
    unprocessable({ form: { typed: typedIn(form), errors: { [field]: message } } })
  switch (form.get('do')) {
    case 'reprint': {
      const reason = REPRINT_REASONS.find((known) => known === form.get('reprint'))
      if (!reason) return wrong('reprint', t('certificates.reason-needed'))
      const result = await reprintCertificate(db, { ...given, reason })
      if (!result.ok) return wrong('', t('certificates.no-longer-valid'))
      await certificatePdf(db, { councilId: council.id, certificateId, keeps: true, now })
      return seeOther(`/desk/certificates/${certificateId}?reprinted=1`)
    }
    case 'revoke': {
      const reason = REVOKE_REASONS.find((known) => known === form.get('revoke'))
      if (!reason) return wrong('revoke', t('certificates.reason-needed'))
      const result = await revokeCertificate(db, { ...given, reason })
      if (!result.ok) return wrong('', t('certificates.no-longer-valid'))
      return seeOther(`/desk/certificates/${certificateId}`)
    }
    case 'replace': {
      const result = await replaceCertificate(db, given)
      if (!result.ok && result.reason === 'no-approved-name')
        return wrong('', t('certificates.no-approved-name'))
      if (!result.ok) return wrong('', t('certificates.no-longer-valid'))
      return seeOther(`/desk/certificates/${result.value}`)
    }
    default:
      throw notFound()
  }
}

/** The other forms of one certificate. */
function Copies({ id, canSign }: { id: string; canSign: boolean }) {
  const t = useWords()
  return (
    <ul>
      <li>
        <a href={`/desk/certificates/${id}.pdf?copy=archive`} download>
          {t('certificates.archive')}
        </a>
      </li>
      {canSign && (
        <li>
          <a href={`/desk/certificates/${id}.pdf?copy=signed`} download>
            {t('certificates.signed')}
          </a>
        </li>
      )}
    </ul>
  )
}

export default function Certificate() {
  const t = useWords()
  const { certificate, timeZone, reprinted, canSign } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  const { id, serial, name, eventId, occurrenceId, replacedById } = certificate
  const title = t('certificates.title', { serial })
  const pdf = <a href={`/desk/certificates/${id}.pdf`}>{t('certificates.open-pdf')}</a>
  return (
    <OfficerPage title={title} at="/desk/events" hasErrors={Boolean(state)}>
      <BackLink href={`/desk/events/${eventId}/print?on=${occurrenceId}`}>
        {t('certificates.back')}
      </BackLink>
      <ErrorSummary state={state} names={['reprint', 'revoke']} />
      {reprinted && !state && (
        <Alarm kind="done" title={t('certificates.reprinted')} actions={pdf} />
      )}
      <PageHead title={title} />
      <SummaryList
        rows={[
          {
            key: t('print.state'),
            value: (
              <State mark={LEDGER_MARKS[certificate.state]}>
                {t(`print.state-${certificate.state}`)}
              </State>
            ),
            actions: replacedById
              ? [{ href: `/desk/certificates/${replacedById}`, text: t('certificates.newer') }]
              : [],
          },
          { key: t('print.name'), value: name ? <bdi>{name}</bdi> : t('print.erased') },
          {
            key: t('print.issued'),
            value: t.date(certificate.issuedAt, { timeZone, style: 'dateTime' }),
          },
          { key: t('print.times'), value: t.number(certificate.printedTimes) },
          {
            key: t('certificates.code'),
            value: (
              <a href={`/verify/${certificate.code}`}>
                <bdi dir="ltr">{certificate.code}</bdi>
              </a>
            ),
          },
        ]}
      />
      {name && <p>{pdf}</p>}
      {name && <Copies id={id} canSign={canSign} />}
      {certificate.state === 'valid' && <CertificateActions state={state} />}
    </OfficerPage>
  )
}

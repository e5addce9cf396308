import { GuestPage } from './guest-page.tsx'
import { usePage } from './page-context.tsx'
import { useWords } from './words.tsx'

const KINDS = {
  403: 'not-allowed',
  404: 'not-found',
  405: 'form-from-elsewhere',
  413: 'too-large',
  429: 'busy',
} as const

/** What went wrong, what to do, and for a fault of ours the reference that is in the log. */
export function ErrorPage({ status }: { status: number }) {
  const t = useWords()
  const { reference } = usePage()
  const kind = Object.entries(KINDS).find(([code]) => Number(code) === status)?.[1] ?? 'broken'
  return (
    <GuestPage title={t(`error.${kind}-title`)} narrow>
      <h1 className="display">{t(`error.${kind}-title`)}</h1>
      <p className="govuk-body">{t(`error.${kind}-lead`)}</p>
      {kind === 'broken' && (
        <p className="govuk-body">
          {t.rich('error.broken-reference', {
            reference: (
              <bdi key="reference" dir="ltr">
                {reference}
              </bdi>
            ),
          })}
        </p>
      )}
    </GuestPage>
  )
}

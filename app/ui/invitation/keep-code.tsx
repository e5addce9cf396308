import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

/** For those whom no letter reaches: what leads back to this page. */
export function KeepCode({ code }: { code: string }) {
  const t = useWords()
  const { origin } = usePage()
  const address = `${origin.replace(/^https?:\/\//, '')}/c`
  return (
    <>
      <h2 className="govuk-heading-m">{t('settled.keep-title')}</h2>
      <p>
        {t.rich('settled.keep-lead', {
          address: (
            <a key="address" className="govuk-link" href="/c" dir="ltr">
              {address}
            </a>
          ),
        })}
      </p>
      <p className="code" dir="ltr">
        {code}
      </p>
    </>
  )
}

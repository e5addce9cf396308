import { visit } from '#app/http/visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { usePage } from '#app/ui/page-context.tsx'
import { AboutContact } from '#app/ui/public/about-contact.tsx'
import { useFooterLinks } from '#app/ui/public/footer-links.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

/** When the statement was last gone through against what the tests do. */
const PREPARED_ON = new Date('2026-11-22T12:00:00Z')
const EASS = 'https://www.equalityadvisoryservice.com/'
const NORTHERN_IRELAND = 'https://www.equalityni.org/'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council } = await visit({ request, context })
  return { email: council.mailFromAddress, address: council.address, preparedOn: PREPARED_ON }
}

export default function Accessibility() {
  const t = useWords()
  const footerLinks = useFooterLinks()
  const { council } = usePage()
  const { preparedOn, ...contact } = useLoaderData<typeof loader>()
  const name = <bdi key="council">{council.name}</bdi>
  return (
    <GuestPage
      title={t('about-accessibility.title')}
      canonical="/accessibility"
      indexed
      showsAllLanguages
      footerLinks={footerLinks}
    >
      <h1 className="display">{t('about-accessibility.title')}</h1>
      <p className="lead">{t.rich('about-accessibility.lead', { council: name })}</p>
      <h2>{t('about-accessibility.can-title')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('about-accessibility.can-keyboard')}</li>
        <li>{t('about-accessibility.can-reader')}</li>
        <li>{t('about-accessibility.can-zoom')}</li>
        <li>{t('about-accessibility.can-script')}</li>
      </ul>
      <h2>{t('about-accessibility.how-title')}</h2>
      <p>{t('about-accessibility.how')}</p>
      <h2>{t('about-accessibility.tested-title')}</h2>
      <p>{t('about-accessibility.tested')}</p>
      <h2>{t('about-accessibility.not-tested-title')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('about-accessibility.not-tested-people')}</li>
        <li>{t('about-accessibility.not-tested-readers')}</li>
        <li>{t('about-accessibility.not-tested-others')}</li>
      </ul>
      <h2>{t('about-accessibility.report-title')}</h2>
      <p>{t('about-accessibility.report')}</p>
      <AboutContact {...contact} />
      <h2>{t('about-accessibility.complain-title')}</h2>
      <p>{t('about-accessibility.complain')}</p>
      <ul className="govuk-list" dir="ltr">
        {[EASS, NORTHERN_IRELAND].map((href) => (
          <li key={href}>
            <a className="govuk-link" href={href} rel="noreferrer">
              {new URL(href).hostname}
            </a>
          </li>
        ))}
      </ul>
      <p>{t('about-accessibility.law')}</p>
      <p>
        {t('about-accessibility.prepared', {
          day: t.date(preparedOn, { timeZone: 'Europe/London', style: 'date' }),
        })}
      </p>
    </GuestPage>
  )
}

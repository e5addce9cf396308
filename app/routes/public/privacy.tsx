import { visit } from '#app/http/visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { usePage } from '#app/ui/page-context.tsx'
import { AboutContact } from '#app/ui/public/about-contact.tsx'
import { useFooterLinks } from '#app/ui/public/footer-links.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

const COMMISSIONER = 'https://ico.org.uk/make-a-complaint/'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { council } = await visit({ request, context })
  return { email: council.mailFromAddress, address: council.address }
}

export default function Privacy() {
  const t = useWords()
  const footerLinks = useFooterLinks()
  const { council } = usePage()
  const contact = useLoaderData<typeof loader>()
  const name = <bdi key="council">{council.name}</bdi>
  return (
    <GuestPage
      title={t('about-privacy.title')}
      canonical="/privacy"
      indexed
      showsAllLanguages
      footerLinks={footerLinks}
    >
      <h1 className="display">{t('about-privacy.title')}</h1>
      <p className="lead">{t.rich('about-privacy.lead', { council: name })}</p>
      <h2>{t('about-privacy.what-title')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('about-privacy.what-contact')}</li>
        <li>{t('about-privacy.what-answer')}</li>
        <li>{t('about-privacy.what-names')}</li>
        <li>{t('about-privacy.what-children')}</li>
        <li>{t('about-privacy.what-needs')}</li>
      </ul>
      <p>{t('about-privacy.never')}</p>
      <h2>{t('about-privacy.why-title')}</h2>
      <p>{t('about-privacy.why')}</p>
      <h2>{t('about-privacy.who-title')}</h2>
      <p>{t('about-privacy.who')}</p>
      <h2>{t('about-privacy.how-long-title')}</h2>
      <ul className="govuk-list govuk-list--bullet">
        <li>{t('about-privacy.how-long-needs')}</li>
        <li>{t('about-privacy.how-long-contact')}</li>
        <li>{t('about-privacy.how-long-counts')}</li>
      </ul>
      <h2>{t('about-privacy.cookies-title')}</h2>
      <p>{t('about-privacy.cookies')}</p>
      <h2>{t('about-privacy.rights-title')}</h2>
      <p>{t('about-privacy.rights')}</p>
      <AboutContact {...contact} />
      <p>
        {t('about-privacy.complain')}{' '}
        <a className="govuk-link" href={COMMISSIONER} rel="noreferrer" dir="ltr">
          {new URL(COMMISSIONER).hostname}
        </a>
      </p>
    </GuestPage>
  )
}

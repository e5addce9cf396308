import { safeReturnTo } from '#app/http/safe-return-to.ts'
import { visit } from '#app/http/visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { localeDetails, type Locale } from '#app/translations/locales.ts'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useFooterLinks } from '#app/ui/public/footer-links.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { url, offered } = await visit({ request, context })
  const from = safeReturnTo(url.searchParams.get('from'), '/')
  return { choices: offered.map((locale) => ({ locale, href: inLanguage(from, locale) })) }
}

/** The page that the reader came from, in a language. Only path and query count: it is a page of ours. */
function inLanguage(from: string, locale: Locale): string {
  const { pathname, searchParams } = new URL(from, 'http://herald.invalid')
  searchParams.set('lang', locale)
  return safeReturnTo(`${pathname}?${searchParams}`, `/?lang=${locale}`)
}

export default function Language() {
  const t = useWords()
  const footerLinks = useFooterLinks()
  const { choices } = useLoaderData<typeof loader>()
  return (
    <GuestPage title={t('language.title')} footerLinks={footerLinks} showsAllLanguages narrow>
      <h1 className="display">{t('language.title')}</h1>
      <p className="lead">{t('language.lead')}</p>
      <ul className="addto">
        {choices.map(({ locale, href }) => {
          const { name, dir } = localeDetails(locale)
          return (
            <li key={locale}>
              <a className="govuk-link" href={href} hrefLang={locale} lang={locale} dir={dir}>
                {name}
              </a>
              {locale === t.locale && <span className="small muted">{t('language.current')}</span>}
            </li>
          )
        })}
      </ul>
      <p>{t('language.interpreter')}</p>
    </GuestPage>
  )
}

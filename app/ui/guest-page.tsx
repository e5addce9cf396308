import type { ReactNode } from 'react'
import { usePage } from './page-context.tsx'
import { PublicPage, type FooterLink } from './public-frame.tsx'
import { useWords } from './words.tsx'

/** Where "leave this page now" leads: the page that most people have open anyway. */
const HARMLESS = 'https://www.bbc.co.uk/weather'

export interface GuestPageProps {
  /** What the page is, without the council's name. */
  title: string
  /** The page came back with errors: the title says so first. */
  hasErrors?: boolean
  /** For the calendar and public events only; everything else stays out of search engines. */
  indexed?: boolean
  /** The page's one address, as a path: search engines keep it, in each language that it can be read in. */
  canonical?: string
  /** The languages stand in the head of the page, instead of on a page of their own. */
  showsAllLanguages?: boolean
  description?: string
  /** Structured data as JSON text. */
  jsonLd?: string
  quickExit?: boolean
  /** A small script of ours under `/`, for those who have it; the page works without. */
  script?: string
  footerLinks?: FooterLink[]
  before?: ReactNode
  narrow?: boolean
  children: ReactNode
}

/** A whole guest's document: one request, no script unless a page names one, the language from end to end. */
export function GuestPage({
  title,
  hasErrors,
  indexed,
  canonical,
  showsAllLanguages,
  description,
  jsonLd,
  quickExit,
  script,
  ...frame
}: GuestPageProps) {
  const t = useWords()
  const page = usePage()
  const full = t('frame.page-title', { title, council: page.council.name })
  return (
    <html lang={t.locale} dir={t.dir} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <title>{hasErrors ? t('frame.error-title', { title: full }) : full}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={page.themeColour} />
        {!indexed && <meta name="robots" content="noindex" />}
        {canonical && <Canonical path={canonical} />}
        {description && <meta name="description" content={description} />}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {page.inlineStyles.map((css) => (
          <style key={css.length} dangerouslySetInnerHTML={{ __html: css }} />
        ))}
        {script && <script src={script} defer />}
        {jsonLd && (
          <script
            type="application/ld+json"
            dangerouslySetInnerHTML={{ __html: jsonLd.replace(/</g, '\\u003c') }}
          />
        )}
      </head>
      <body className="govuk-template__body">
        <PublicPage
          council={page.council}
          languages={page.languages}
          allLanguagesHref={
            showsAllLanguages ? undefined : `/language?from=${encodeURIComponent(page.path)}`
          }
          exit={quickExit ? HARMLESS : undefined}
          {...frame}
        />
      </body>
    </html>
  )
}

function Canonical({ path }: { path: string }) {
  const { origin, languages, addressNames } = usePage()
  const inLanguage = (locale: string) =>
    `${origin}${path}${path.includes('?') ? '&' : '?'}lang=${locale}`
  return (
    <>
      <link rel="canonical" href={addressNames ? inLanguage(addressNames) : origin + path} />
      {languages.map(({ locale }) => (
        <link key={locale} rel="alternate" hrefLang={locale} href={inLanguage(locale)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + path} />
    </>
  )
}

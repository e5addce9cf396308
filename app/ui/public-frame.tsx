import type { ReactNode } from 'react'
import { localeDetails, type Locale } from '#app/translations/locales.ts'
import { Crest } from './crest.tsx'
import { Stripes } from './places.tsx'
import { SkipLink } from './skip-link.tsx'
import { useWords } from './words.tsx'

export interface PublicPageProps {
  council: PublicCouncil
  /** The languages this page can be read in, with the address that changes to each. */
  languages: LanguageLink[]
  /** Given, only the reader's language and English are offered, and this page has them all. */
  allLanguagesHref?: string
  /** Where "leave this page now" leads, where the kind of event asks for it. */
  exit?: string
  /** After accessibility and privacy. */
  footerLinks?: FooterLink[]
  /** Stands in main across the whole width, above the content: an event's bill. */
  before?: ReactNode
  /** One column of forms and answers. */
  narrow?: boolean
  children: ReactNode
}

export interface PublicCouncil {
  name: string
  /** Address of the council's own device; else the one that Herald lends is shown. */
  crestSrc?: string
  /** As it is written for the council's public; shown left to right. */
  phone?: string
}

export interface LanguageLink {
  locale: Locale
  href: string
}

export interface FooterLink {
  href: string
  text: ReactNode
}

/** A guest's page from the skip link to the footer. It names the council, and never a team. */
export function PublicPage(props: PublicPageProps) {
  return (
    <div className="public">
      <SkipLink to="main" />
      <Header {...props} />
      <Languages {...props} />
      <Stripes />
      <main id="main" tabIndex={-1}>
        {props.before}
        <div className="page page__main">
          {props.narrow ? <div className="narrow">{props.children}</div> : props.children}
        </div>
      </main>
      <Footer {...props} />
    </div>
  )
}

function Header({ council, exit }: PublicPageProps) {
  const t = useWords()
  return (
    <header className="civic">
      <div className="page civic__in">
        <a className="civic__name" href="/">
          <Crest src={council.crestSrc} />
          <bdi>{council.name}</bdi>
        </a>
        {exit && (
          <a className="civic__exit" href={exit} rel="nofollow noreferrer">
            {t('frame.leave-now')}
          </a>
        )}
      </div>
    </header>
  )
}

function Languages({ languages, allLanguagesHref }: PublicPageProps) {
  const t = useWords()
  if (languages.length < 2) return null
  const shown = languages.filter(
    ({ locale }) => !allLanguagesHref || locale === t.locale || locale === 'en',
  )
  return (
    <nav className="tongues" aria-label={t('frame.language')}>
      <div className="page">
        <ul>
          {shown.map(({ locale, href }) => (
            <li key={locale}>
              <Language locale={locale} href={href} current={locale === t.locale} />
            </li>
          ))}
          {allLanguagesHref && shown.length < languages.length && (
            <li>
              <a className="govuk-link" href={allLanguagesHref}>
                {t('frame.all-languages')}
              </a>
            </li>
          )}
        </ul>
        {t.showsDrafts && <p className="tongues__draft">{t('frame.draft-notice')}</p>}
      </div>
    </nav>
  )
}

function Language({ locale, href, current }: LanguageLink & { current: boolean }) {
  const { name, dir } = localeDetails(locale)
  if (current)
    return (
      <span lang={locale} dir={dir} aria-current="true">
        {name}
      </span>
    )
  return (
    <a className="govuk-link" href={href} hrefLang={locale} lang={locale} dir={dir}>
      {name}
    </a>
  )
}

function Footer({ council, footerLinks = [] }: PublicPageProps) {
  const t = useWords()
  const links: FooterLink[] = [
    { href: '/accessibility', text: t('frame.accessibility') },
    { href: '/privacy', text: t('frame.privacy') },
    ...footerLinks,
  ]
  return (
    <footer className="foot">
      <div className="page">
        <ul>
          {links.map(({ href, text }) => (
            <li key={href}>
              <a className="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <p>
          {t.rich('frame.footer-council', { council: <bdi key="council">{council.name}</bdi> })}
          {council.phone && (
            <>
              {' · '}
              {t.rich('frame.ring', {
                phone: (
                  <bdi key="phone" className="nowrap" dir="ltr">
                    {council.phone}
                  </bdi>
                ),
              })}
            </>
          )}
        </p>
      </div>
    </footer>
  )
}

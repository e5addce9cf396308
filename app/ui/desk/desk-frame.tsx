import type { ReactNode } from 'react'
import { Crest } from '../crest.tsx'
import { Icon } from '../icon.tsx'
import { Stripes } from '../places.tsx'
import { SkipLink } from '../skip-link.tsx'
import { useWords } from '../words.tsx'

/** The words of the top bar whose pages exist. Actions and Reports join when theirs do. */
export const SECTIONS = [
  { href: '/desk', words: 'desk.this-week' },
  { href: '/desk/events', words: 'desk.events' },
  { href: '/desk/directory', words: 'desk.people' },
  { href: '/desk/letters', words: 'desk.letters' },
  { href: '/desk/settings', words: 'desk.settings' },
] as const

export type SectionHref = (typeof SECTIONS)[number]['href']

/** Where the find form leads, with what was typed as `q`. */
export const FIND_HREF = '/desk/search'

export interface DeskPageProps {
  council: { name: string; crestSrc?: string }
  /** Who is signed in; the role already in words. */
  account: { name: string; role: string }
  /** The word of the top bar under which this page stands. */
  at: SectionHref
  /** What was looked for, on the page that shows what was found. */
  found?: string
  /** Stands in main before the content and is skipped by the skip link: an event's head. */
  before?: ReactNode
  children: ReactNode
}

/** An officer's page from the skip link to the footer. */
export function DeskPage({ council, account, at, found, before, children }: DeskPageProps) {
  return (
    <div className="desk">
      <SkipLink to="content" />
      <Bar council={council} at={at} found={found} />
      <Stripes />
      <main>
        {before}
        <div id="content" className="wide desk-main" tabIndex={-1}>
          {children}
        </div>
      </main>
      <Footer account={account} />
    </div>
  )
}

function Bar({ council, at, found }: Pick<DeskPageProps, 'council' | 'at' | 'found'>) {
  const t = useWords()
  return (
    <header className="bar">
      <div className="wide bar__in">
        <a className="bar__name" href="/desk">
          <Crest src={council.crestSrc} />
          <span>
            {t('desk.product')}
            <bdi className="bar__council">{council.name}</bdi>
          </span>
        </a>
        <Sections at={at} label={t('desk.sections')} />
        <Find id="find" found={found} label={t('desk.find')} />
        {/* The same once more for a phone, folded: a details element opens without script. */}
        <details className="bar__fold">
          <summary>
            <Icon name="menu" /> {t('desk.menu')}
          </summary>
          <Find id="menu-find" found={found} label={t('desk.menu-find')} />
          <Sections at={at} label={t('desk.menu')} />
        </details>
      </div>
    </header>
  )
}

function Sections({ at, label }: { at: SectionHref; label: string }) {
  const t = useWords()
  return (
    <nav className="bar__words" aria-label={label}>
      <ul>
        {SECTIONS.map(({ href, words }) => (
          <li key={href}>
            <a href={href} aria-current={href === at ? 'true' : undefined}>
              {t(words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Find({ id, found, label }: { id: string; found?: string; label: string }) {
  const t = useWords()
  return (
    <search className="find" aria-label={label}>
      <form action={FIND_HREF} method="get">
        <label className="govuk-visually-hidden" htmlFor={id}>
          {t('desk.find-what')}
        </label>
        <button type="submit" className="find__go">
          <Icon name="search" />
          <span className="govuk-visually-hidden">{t('desk.find')}</span>
        </button>
        <input
          id={id}
          name="q"
          type="search"
          dir="auto"
          defaultValue={found}
          placeholder={t('desk.find-placeholder')}
        />
      </form>
    </search>
  )
}

function Footer({ account }: Pick<DeskPageProps, 'account'>) {
  const t = useWords()
  return (
    <footer className="wide desk-foot">
      <form method="post" action="/sign-out">
        <span>
          {t.rich('desk.signed-in-as', {
            name: <bdi key="name">{account.name}</bdi>,
            role: account.role,
          })}
        </span>
        <button type="submit" className="as-link">
          {t('frame.sign-out')}
        </button>
      </form>
      <ul>
        <li>
          <a href="/accessibility">{t('frame.accessibility')}</a>
        </li>
        <li>
          <a href="/privacy">{t('frame.privacy')}</a>
        </li>
      </ul>
    </footer>
  )
}

import type { ReactNode } from 'react'
import { DeskPage, type SectionHref } from './desk/desk-frame.tsx'
import { usePage } from './page-context.tsx'
import { useWords } from './words.tsx'

export interface OfficerPageProps {
  /** What the page is, without the product's name. */
  title: string
  /** The page came back with errors: the title says so first. */
  hasErrors?: boolean
  at: SectionHref
  found?: string
  before?: ReactNode
  /** Loads public/refresh.js, which asks again while work is under way. */
  refreshes?: boolean
  /** Loads public/try-words.js, which shows how what is typed reads. */
  tries?: boolean
  children: ReactNode
}

/** A whole document of the desk. */
export function OfficerPage({ title, hasErrors, refreshes, tries, ...frame }: OfficerPageProps) {
  const t = useWords()
  const { council, account, themeColour, deskSheet, themeStyle } = usePage()
  if (!account) throw new Error('An officer page needs somebody who is signed in')
  const full = t('desk.page-title', { title })
  const role = account.role === 'owner' ? t('desk.role-owner') : t('desk.role-officer')
  return (
    <html lang={t.locale} dir={t.dir} className="govuk-template">
      <head>
        <meta charSet="utf-8" />
        <title>{hasErrors ? t('frame.error-title', { title: full }) : full}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content={themeColour} />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={deskSheet} />
        <style dangerouslySetInnerHTML={{ __html: themeStyle }} />
        {refreshes && <script src="/refresh.js" defer />}
        {tries && <script src="/try-words.js" defer />}
      </head>
      <body className="govuk-template__body">
        <DeskPage council={council} account={{ name: account.name, role }} {...frame} />
      </body>
    </html>
  )
}

import { createContext, useContext } from 'react'
import type { Locale } from '#app/translations/locales.ts'
import type { LanguageLink, PublicCouncil } from './public-frame.tsx'

/** What every page has around its content; set once, by the server's entry. */
export interface PageFacts {
  council: PublicCouncil & { id: string; prefix: string; timeZone: string; demo: boolean }
  languages: LanguageLink[]
  /** Style sheets as text for guests' pages, which carry them inline. */
  inlineStyles: string[]
  /** The address of the desk's sheet, and the council's colours as text. */
  deskSheet: string
  themeStyle: string
  themeColour: string
  /** Who is signed in at the desk. */
  account?: { name: string; role: string } | undefined
  path: string
  /** Where links from outside lead, without a slash at the end. */
  origin: string
  /** The language that the address itself names: the page then is the one in that language. */
  addressNames?: Locale | undefined
  reference: string
}

const PageContext = createContext<PageFacts | undefined>(undefined)

export const PageProvider = PageContext.Provider

/** The council, the languages, the path: what frames need and routes do not. */
export function usePage(): PageFacts {
  const facts = useContext(PageContext)
  if (!facts) throw new Error('usePage() outside PageProvider')
  return facts
}

import { createHash } from 'node:crypto'
import { councilName } from '#app/domain/councils/council.ts'
import { desk, publicLtr, publicRtl } from '#app/styles/sheets.server.ts'
import { localeDetails } from '#app/translations/locales.ts'
import type { PageFacts } from '#app/ui/page-context.tsx'
import { themeCss } from '#app/ui/theme.ts'
import { signedIn } from './guard.server.ts'
import type { Visit } from './visit.server.ts'

/** What stands around every page of this visit. */
export function pageFacts(here: Visit): PageFacts {
  const { council, url } = here
  const sheet = localeDetails(here.locale).dir === 'rtl' ? publicRtl : publicLtr
  const themeStyle = themeCss(council.theme)
  const account = signedIn(here)
  return {
    council: {
      id: council.id,
      name: councilName(council, here.locale),
      prefix: council.prefix,
      timeZone: council.timeZone,
      demo: council.demo,
      ...(council.deviceFileId ? { crestSrc: `/device/${council.deviceFileId}` } : {}),
      ...(council.phone ? { phone: council.phone } : {}),
    },
    languages: here.offered.map((locale) => ({ locale, href: withLanguage(url, locale) })),
    inlineStyles: [sheet.css, themeStyle],
    deskSheet: `/styles/${desk.name}`,
    themeStyle,
    themeColour: council.theme.ink,
    account: account && { name: account.name, role: account.role },
    path: url.pathname + withoutLanguage(url),
    origin: here.origin,
    addressNames: url.searchParams.get('lang') === here.locale ? here.locale : undefined,
    reference: `${council.prefix}-E-${here.requestId.slice(0, 6).toUpperCase()}`,
  }
}

/** Base64 SHA-256 of each style that the page carries. */
export function styleHashes({ inlineStyles }: PageFacts): string[] {
  return inlineStyles.map(hashed)
}

// Sheets and themes are few; hashing 60 kB anew for every page would cost more than making some pages.
const hashes = new Map<string, string>()

function hashed(css: string): string {
  const known = hashes.get(css)
  if (known) return known
  if (hashes.size > 200) hashes.clear()
  const hash = createHash('sha256').update(css).digest('base64')
  hashes.set(css, hash)
  return hash
}

function withLanguage(url: URL, locale: string): string {
  const search = new URLSearchParams(url.search)
  search.set('lang', locale)
  return `${url.pathname}?${search}`
}

function withoutLanguage(url: URL): string {
  const search = new URLSearchParams(url.search)
  search.delete('lang')
  return search.size > 0 ? `?${search}` : ''
}

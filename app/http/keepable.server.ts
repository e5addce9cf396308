import { isLocale, type Locale } from '#app/translations/locales.ts'

/** An address whose answer is the same for everybody who reads one language. */
export interface Keepable {
  /** One event's page or file; absent: the calendar's. */
  slug?: string | undefined
  /** Path and known parameters, always in the same order. */
  path: string
  /** The language that the address fixes; absent: the reader's. */
  locale?: Locale
}

const ROUTES: Array<{ path: RegExp; parameters: string[]; isFile?: boolean }> = [
  { path: /^\/$/, parameters: ['as', 'm', 'kind', 'spoken', 'access', 'after'] },
  { path: /^\/events\/([a-z0-9-]{1,100})$/, parameters: ['date'] },
  { path: /^\/calendar\.ics$/, parameters: ['lang'], isFile: true },
  { path: /^\/events\/([a-z0-9-]{1,100})\/event\.ics$/, parameters: ['lang'], isFile: true },
]

/**
 * Whether the answer to an address may be kept.
 *
 * @returns Undefined for every other address, and for one with a parameter that it does not know:
 *   nobody fills the memory with `?x=1`, `?x=2`. `?lang=` on a page sets a cookie and is answered anew.
 */
export function keepable({ pathname, searchParams }: URL): Keepable | undefined {
  for (const { path, parameters, isFile } of ROUTES) {
    const match = path.exec(pathname)
    if (!match) continue
    const names = [...new Set(searchParams.keys())]
    if (!names.every((name) => parameters.includes(name))) return undefined
    const known = new URLSearchParams(
      parameters.flatMap((name) => {
        const value = searchParams.get(name)
        return value === null ? [] : [[name, value.slice(0, LONGEST)]]
      }),
    )
    const lang = searchParams.get('lang')
    return {
      slug: match[1],
      path: `${pathname}?${known}`,
      ...(isFile ? { locale: isLocale(lang) ? lang : 'en' } : {}),
    }
  }
  return undefined
}

const LONGEST = 100

import type { Council } from '#app/domain/councils/council.ts'
import { allCouncils, findCouncilByHost } from '#app/domain/councils/find-council.server.ts'
import type { AppLoadContext } from '#app/remix.ts'
import { chooseLocale, offeredLocales, type Locale } from '#app/translations/locales.ts'
import { wordsFor, type Words } from '#app/translations/translate.ts'
import type { Database } from '#db/client.server.ts'
import { readCookie, writeCookie } from './cookies.server.ts'
import { database, settings } from './database.server.ts'
import { together } from './together.ts'

/** What every loader and action starts from. */
export interface Visit {
  db: Database
  council: Council
  now: Date
  url: URL
  /** Where links lead, without a slash at the end; never taken from a Host header that we do not know. */
  origin: string
  /** For rate limits only. */
  address: string
  requestId: string
  /** The reader's language. A route that knows the party's says so with `readIn`. */
  locale: Locale
  offered: Locale[]
  /** Reads the request in a party's language, unless the reader chose another. */
  readIn(partyLanguage: string): Words
  words(): Words
  /** Keeps the language for the next pages. */
  languageCookie(): string
}

export interface Asked {
  request: Request
  context: AppLoadContext
}

const visits = new WeakMap<AppLoadContext, Promise<Visit>>()

const lookups = new WeakMap<Database, (host: string) => Promise<Council | undefined>>()

/** In a rush every request asks for the same council: they ask together. */
function councilAt(db: Database): (host: string) => Promise<Council | undefined> {
  const known = lookups.get(db)
  if (known) return known
  const lookup = together(
    async (hosts: readonly string[]) => {
      const found = new Map<string, Council | undefined>()
      for (const host of new Set(hosts)) found.set(host, await findCouncilByHost(db, host))
      return found
    },
    (found, host) => found.get(host),
  )
  lookups.set(db, lookup)
  return lookup
}

/**
 * The visit that a request belongs to; one per request, shared by its loaders and the page.
 *
 * @throws A 404 answer for a host that no council has.
 */
export function visit(asked: Asked): Promise<Visit> {
  const known = visits.get(asked.context)
  if (known) return known
  const begun = begin(asked)
  visits.set(asked.context, begun)
  // An answer can be sent once: whoever asks again gets one of its own.
  begun.catch(() => visits.delete(asked.context))
  return begun
}

async function begin({ request, context }: Asked): Promise<Visit> {
  const db = await database()
  const url = new URL(request.url)
  const council = await councilAt(db)(url.host.toLowerCase())
  if (!council) throw await nobodyHere(db)
  const offered = offeredLocales(council.languages, council.wording)
  // A link such as ?lang=ar changes the language for this page and, by a cookie, for the next ones.
  const chosen = url.searchParams.get('lang') ?? readCookie(request, 'lang')
  const acceptLanguage = request.headers.get('Accept-Language')
  const self: Visit = {
    db,
    council,
    now: new Date(),
    url,
    origin: originOf(council),
    address: context.clientAddress,
    requestId: context.requestId,
    offered,
    locale: chooseLocale({ offered, chosen, acceptLanguage }),
    readIn(party) {
      self.locale = chooseLocale({ offered, chosen, party, acceptLanguage })
      return wordsFor(self.locale, council.wording)
    },
    words: () => wordsFor(self.locale, council.wording),
    languageCookie: () => writeCookie('lang', self.locale, { maxAgeSeconds: 90 * 86_400 }),
  }
  return self
}

/** A host that no council has; or no council at all yet, which whoever runs the server should read. */
async function nobodyHere(db: Database): Promise<Response> {
  const isEmpty = (await allCouncils(db)).length === 0
  const sentence = isEmpty
    ? 'No council is here yet. Whoever runs this server makes one: npm run council -- "Name" owner@example.org'
    : 'Not found'
  return new Response(`${sentence}\n`, {
    status: 404,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** A council's own address: APP_URL for one that answers on every host, else its host under APP_URL's scheme. */
export function originOf(council: Pick<Council, 'host'>): string {
  const { appUrl } = settings()
  return council.host ? `${new URL(appUrl).protocol}//${council.host}` : appUrl
}

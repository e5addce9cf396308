import { createHash } from 'node:crypto'
import type { Council } from '#app/domain/councils/council.ts'
import { findCouncilByHost } from '#app/domain/councils/find-council.server.ts'
import { publicVersion, type PublicVersion } from '#app/domain/events/public-version.server.ts'
import { instantToWall } from '#app/domain/time.ts'
import { chooseLocale, offeredLocales } from '#app/translations/locales.ts'
import type { Database } from '#db/client.server.ts'
import {
  isAmong,
  keep,
  unchanged,
  wireOf,
  type KeptAnswer,
  type Wire,
} from './kept-answer.server.ts'
import { keepable, type Keepable } from './keepable.server.ts'
import { freshly } from './freshly.server.ts'

/** A request, as far as a kept page depends on it. */
export interface PageAsked {
  method: string
  url: URL
  cookie: string
  acceptLanguage: string
  acceptEncoding: string
  ifNoneMatch: string
}

export interface KeptPages {
  /**
   * The answer to an anonymous reader of an open page: kept, or made now and kept.
   *
   * @param make Lets the app answer the request.
   * @returns Undefined when the app must answer by itself: not such a page, somebody signed in, or an
   *   answer that is not for everybody (which is handed over as `made`).
   */
  answer(
    asked: PageAsked,
    make: () => Promise<Response>,
  ): Promise<Wire | { made: Response } | undefined>
}

type Version = PublicVersion & { today: string }

/** A version, and until when nobody need ask for the next: moments of events fall on whole seconds. */
interface Mark {
  writes: number | undefined
  second: number
  version: Version | undefined
}

interface KeptPage {
  /** What the page was made from. */
  stamp: string
  etag: string
  answer: Promise<KeptAnswer | Response>
}

/** Pages that are kept at one time; the one asked for longest ago goes first. About 20 MB. */
const MOST_PAGES = 200
const MOST_HOSTS = 100
/** One a public event that is read, and one a council's calendar. */
const MOST_MARKS = 1_000
const OWN_COOKIES = /(?:^|;\s*)(?:__Host-)?herald=/
const LANGUAGE_COOKIE = /(?:^|;\s*)(?:__Host-)?lang=([\w-]+)/

/**
 * Keeps the open pages of this process in memory, and asks the database before each answer whether
 * they still hold: right at once after a change, whichever process made it. See
 * docs/decisions/030-anonymous-page-cache.md.
 *
 * @param writes How many statements that may write were sent, where that is known (`Connection.writes`): as
 *   long as it and the second stand still, the mark of before holds and nothing is asked.
 * @param build Differs from build to build, so that browsers drop what an older one made.
 */
export function keepPages({
  database,
  writes = () => undefined,
  build,
  clock = () => new Date(),
}: {
  database: () => Promise<Database>
  writes?: (() => number | undefined) | undefined
  build: string
  clock?: () => Date
}): KeptPages {
  const pages = new Map<string, KeptPage>()
  const marks = new Map<string, Mark>()
  const hosts = new Map<string, { council: Council; councils: string }>()
  const lanes = freshly<PublicVersion | undefined>()

  const versionOf = async (council: Council, { slug }: Keepable): Promise<Version | undefined> => {
    const lane = `${council.id}/${slug ?? ''}`
    const now = clock()
    // Read before the question leaves: what is written meanwhile counts as later.
    const before = { writes: writes(), second: Math.floor(now.getTime() / 1_000) }
    const known = marks.get(lane)
    if (before.writes !== undefined && known?.writes === before.writes)
      if (known.second === before.second) return known.version
    const db = await database()
    const found = await lanes(lane, () =>
      publicVersion(db, { councilId: council.id, slug, now: clock() }),
    )
    const version = found && { ...found, today: instantToWall(now, council.timeZone).date }
    if (marks.size >= MOST_MARKS) marks.clear()
    marks.set(lane, { ...before, version })
    return version
  }

  /** The council is read after its mark, so that it is never older. */
  async function meet(host: string, page: Keepable): Promise<Council | undefined> {
    const db = await database()
    const first = await findCouncilByHost(db, host)
    const version = first && (await versionOf(first, page))
    const council = version && (await findCouncilByHost(db, host))
    if (!council) return undefined
    if (hosts.size >= MOST_HOSTS) hosts.clear()
    hosts.set(host, { council, councils: version.councils })
    return council
  }

  async function councilAndVersion(host: string, page: Keepable) {
    const known = hosts.get(host)
    const council = known?.council ?? (await meet(host, page))
    const version = council && (await versionOf(council, page))
    if (!version) return undefined
    if (version.councils === hosts.get(host)?.councils) return { council, version }
    // A council was changed, or one was added: the host may mean another now.
    const met = await meet(host, page)
    const now = met && (await versionOf(met, page))
    return met && now && { council: met, version: now }
  }

  return {
    async answer(asked, make) {
      const page = keepable(asked.url)
      const isRead = asked.method === 'GET' || asked.method === 'HEAD'
      if (!page || !isRead || OWN_COOKIES.test(asked.cookie)) return undefined
      const found = await councilAndVersion(asked.url.host.toLowerCase(), page)
      if (!found) return undefined
      const { council, version } = found
      const key = [council.id, page.locale ?? localeOf(council, asked), page.path].join(' ')
      const stamp = [version.councils, version.events, version.today].join(' ')
      const kept = pages.get(key)
      const etag = kept?.stamp === stamp ? kept.etag : markOf([build, key, stamp])
      const vary = page.locale ? 'Accept-Encoding' : 'Accept-Encoding, Accept-Language, Cookie'
      if (asked.ifNoneMatch && isAmong(asked.ifNoneMatch, etag)) return unchanged({ etag, vary })
      if (kept?.stamp === stamp) {
        // Asked for last, so it goes last.
        pages.delete(key)
        pages.set(key, kept)
        // Whoever made it may have left in the middle, or it was not for everybody.
        const answer = await kept.answer.catch(() => undefined)
        return answer && !(answer instanceof Response) ? wireOf(answer, wishesOf(asked)) : undefined
      }
      if (asked.method === 'HEAD') return undefined
      const answer = make().then(async (made) => (await keep(made.clone(), { etag, vary })) ?? made)
      pages.set(key, { stamp, etag, answer })
      const oldest = pages.size > MOST_PAGES ? pages.keys().next().value : undefined
      if (oldest !== undefined) pages.delete(oldest)
      const forget = () => pages.get(key)?.answer === answer && pages.delete(key)
      const made = await answer.catch((error: unknown) => {
        forget()
        throw error
      })
      if (!(made instanceof Response)) return wireOf(made, wishesOf(asked))
      forget()
      return { made }
    },
  }
}

const wishesOf = ({ method, acceptEncoding }: PageAsked) => ({
  isHead: method === 'HEAD',
  acceptEncoding,
})

function localeOf(council: Council, { cookie, acceptLanguage }: PageAsked): string {
  return chooseLocale({
    offered: offeredLocales(council.languages, council.wording),
    chosen: LANGUAGE_COOKIE.exec(cookie)?.[1],
    acceptLanguage,
  })
}

/** A weak mark: the same page in another encoding has the same one. */
function markOf(parts: string[]): string {
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 27)}"`
}

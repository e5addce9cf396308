import { sql } from 'drizzle-orm'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { replyLink, tokenOf } from '#app/domain/access/links.server.ts'
import {
  guardianLinks,
  guardianPath,
  revokeGuardianLinks,
} from '#app/domain/access/guardian-links.server.ts'
import { findFamiliesToAsk } from '#app/domain/ceremonies/find-families-to-ask.server.ts'
import { findNominators } from '#app/domain/nominations/find-nominators.server.ts'
import { readStopping } from '#app/domain/mail/stopped-mail.server.ts'
import { inCouncil, rowsOf, type Database } from '#db/client.server.ts'
import { council, party } from '#db/schema/index.ts'
import { seedDemo } from '#db/seed.server.ts'
import { prepareData, SECRET } from './prepared-data.ts'

/** The demo in a data folder, and what a test must know of it to find its pages. */
export interface DemoWorld {
  dataDir: string
  /** A reply link's token for a party in each state that the demo has, `none` included. */
  tokens: Record<string, string>
  /** The page on which a party stops letters. */
  stopPath: string
  /** Guardians' pages: families with open and with settled names, each child, photographs, a link that is over. */
  guardians: string[]
  /** Of these, one whose questions about photographs nobody has answered. */
  unansweredGuardian: string
  /** A nominator's list, and its forms for one child and for several. */
  nominators: string[]
  /** Slugs of public events, one of each kind. */
  slugs: string[]
  /** Every text in the database: names, titles, words that people wrote. */
  texts: string[]
}

/**
 * The demo, offered in these languages, filled before a server starts on it.
 *
 * @param languages The first is the council's own; the pseudo-locale is one, too.
 */
export async function demoWorld(languages: string[]): Promise<DemoWorld> {
  const { dataDir, filled } = await prepareData(async (db) => {
    const now = new Date()
    await seedDemo(db, { now, origin: 'http://localhost' })
    // The demo has a secret of its own kept in the database; links are made with the one we know.
    await loadSecret(db, SECRET)
    await db.update(council).set({ languages })
    const [row] = await db.select({ id: council.id }).from(council)
    const councilId = row!.id
    return {
      tokens: await tokensByState(db, councilId, now),
      stopPath: await stopPath(db, councilId, now),
      ...(await guardiansPages(db, councilId, now)),
      nominators: await nominatorsPages(db, councilId),
      slugs: await publicSlugs(db),
      texts: await textsIn(db),
    }
  })
  return { dataDir, ...filled }
}

async function tokensByState(
  db: Database,
  councilId: string,
  now: Date,
): Promise<Record<string, string>> {
  const found = await rowsOf(
    db,
    sql`select distinct on (e.kind, r.state) e.kind || '-' || coalesce(r.state, 'none') as state,
          i.party_id, o.event_id
        from invitation i
        join occurrence o on o.id = i.occurrence_id
        join event e on e.id = o.event_id
        left join reply r on r.invitation_id = i.id
        where o.replies_close_at > now() and i.revoked_at is null and o.cancelled_at is null
        order by e.kind, r.state, i.id`,
    (row) => ({
      state: String(row.state),
      partyId: String(row.party_id),
      eventId: String(row.event_id),
    }),
  )
  return inCouncil(db, councilId, async (tx) => {
    const tokens: Record<string, string> = {}
    for (const { state, partyId, eventId } of found)
      tokens[state] = tokenOf(await replyLink(tx, { councilId, partyId, eventId, now }))
    return tokens
  })
}

async function stopPath(db: Database, councilId: string, now: Date): Promise<string> {
  return inCouncil(db, councilId, async (tx) => {
    const [one] = await tx.select({ id: party.id, contactId: party.contactId }).from(party).limit(1)
    const parties = [{ partyId: one!.id, personId: one!.contactId }]
    return (await readStopping(tx, { councilId, parties, now })).get(one!.id)!.path
  })
}

async function guardiansPages(db: Database, councilId: string, now: Date) {
  const [held] = await rowsOf(
    db,
    sql`select occurrence_id as id from honouree h join occurrence o on o.id = h.occurrence_id
        where o.starts_at > now() group by 1 order by count(*) desc limit 1`,
    (row) => ({ id: String(row.id) }),
  )
  const families = await findFamiliesToAsk(db, { councilId, occurrenceId: held!.id })
  const states = new Map(
    families.flatMap((family) =>
      family.children.map((child) => [child.entry.state, { family, child }] as const),
    ),
  )
  return inCouncil(db, councilId, async (tx) => {
    const pages: string[] = []
    let unansweredGuardian = ''
    for (const { family, child } of states.values()) {
      const links = await guardianLinks(tx, { councilId, subject: family.subject, now })
      const of = `?child=${child.entry.honouree.id}`
      pages.push(guardianPath(links.proof) + of, guardianPath(links.consent) + of)
      if (child.photosAreOpen) unansweredGuardian = guardianPath(links.consent) + of
    }
    const large = families.find(({ children }) => children.length > 1)
    const single = families.find(({ children }) => children.length === 1)
    const { proof, consent } = await guardianLinks(tx, { councilId, subject: large!.subject, now })
    pages.push(guardianPath(proof), guardianPath(consent))
    const over = await guardianLinks(tx, { councilId, subject: single!.subject, now })
    await revokeGuardianLinks(tx, { councilId, subject: single!.subject, now })
    return { guardians: [...pages, guardianPath(over.consent)], unansweredGuardian }
  })
}

async function nominatorsPages(db: Database, councilId: string): Promise<string[]> {
  const [held] = await rowsOf(
    db,
    sql`select event_id as id from nomination where honouree_id is null and withdrawn_at is null limit 1`,
    (row) => ({ id: String(row.id) }),
  )
  const lines = await findNominators(db, { councilId, eventId: held!.id })
  const path = lines.find((one) => one.path !== null && !one.isGuardian)!.path!
  return [path, `${path}?add=one`, `${path}?add=several`]
}

async function publicSlugs(db: Database): Promise<string[]> {
  const rows = await rowsOf(
    db,
    sql`select distinct on (e.kind) e.slug from event e join occurrence o on o.event_id = e.id
        where e.visibility = 'public' and e.published_at is not null and o.starts_at > now()
        order by e.kind, o.starts_at`,
    (row) => ({ slug: String(row.slug) }),
  )
  return rows.map(({ slug }) => slug)
}

/** Every string of every table, those inside JSON included. */
async function textsIn(db: Database): Promise<string[]> {
  const tables = await rowsOf(
    db,
    sql`select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
    (row) => ({ name: String(row.name) }),
  )
  const texts = new Set<string>()
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && /\p{L}/u.test(value)) texts.add(value)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(collect)
  }
  for (const { name } of tables) {
    const rows = await rowsOf(db, sql.raw(`select to_jsonb(t) as row from ${name} t`), (row) => row)
    rows.forEach(collect)
  }
  return [...texts].filter((text) => text.length > 2)
}

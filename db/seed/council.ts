import { DEFAULT_THEME } from '#app/domain/councils/theme.ts'
import { newId } from '#app/domain/ids.ts'
import { searchForm } from '#app/domain/names.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, council, organisation, organisationAlias, room, venue } from '#db/schema/index.ts'
import { ORGANISATIONS } from './organisations.ts'

/** Ids that the rest of the demo hangs on. */
export interface Ground {
  councilId: string
  /** Where links in letters lead. */
  origin: string
  officer: { kind: 'account'; accountId: string; role: 'owner' }
  rooms: Record<'chamber' | 'great-hall' | 'arts-centre', string>
  /** By short name. */
  organisations: Map<string, string>
}

/** The demo's council, its officers, venues and the organisations it works with. */
export async function seedGround(
  db: Database,
  { now, origin }: { now: Date; origin: string },
): Promise<Ground> {
  const councilId = newId()
  await db.insert(council).values({
    id: councilId,
    name: 'Coventry City Council',
    names: { ar: 'مجلس مدينة كوفنتري', uk: 'Міська рада Ковентрі' },
    prefix: 'COV',
    languages: ['en', 'ar', 'uk'],
    theme: DEFAULT_THEME,
    // A number of the range that Ofcom keeps for drama: it rings nowhere.
    phone: '01632 960123',
    address: 'Council House, Earl Street, Coventry',
    mailFromName: 'Coventry City Council',
    mailFromAddress: 'events@coventry.example',
    demo: true,
  })
  return inCouncil(db, councilId, async (tx) => {
    const accountId = newId()
    await tx.insert(account).values([
      {
        councilId,
        id: accountId,
        email: 'dana.whitlock@coventry.example',
        name: 'Dana Whitlock',
        role: 'owner',
        createdAt: now,
      },
      {
        councilId,
        email: 'tom.birch@coventry.example',
        name: 'Tom Birch',
        role: 'officer',
        createdAt: now,
      },
    ])
    return {
      councilId,
      origin,
      officer: { kind: 'account', accountId, role: 'owner' },
      rooms: await seedVenues(tx, councilId),
      organisations: await seedOrganisations(tx, councilId, now),
    }
  })
}

async function seedVenues(tx: Database, councilId: string): Promise<Ground['rooms']> {
  const venues = [
    {
      key: 'chamber',
      name: 'Council House',
      address: 'Earl Street, Coventry',
      directions: 'Step-free entrance on the left, by the lift.',
      accessFacts: ['step_free', 'lift', 'accessible_toilet', 'hearing_loop'],
      room: 'Council chamber',
      capacity: 160,
    },
    {
      key: 'great-hall',
      name: 'St Mary’s Guildhall',
      address: 'Bayley Lane, Coventry',
      directions: 'Step-free to the key rooms; ask for the lift at the door.',
      accessFacts: ['step_free', 'lift', 'hearing_loop'],
      room: 'Great Hall',
      capacity: 120,
    },
    {
      key: 'arts-centre',
      name: 'Warwick Arts Centre',
      address: 'University Road, Coventry',
      directions: 'Bus 11 stops at the door.',
      accessFacts: [
        'step_free',
        'lift',
        'accessible_toilet',
        'hearing_loop',
        'parking',
        'bus_stop',
      ],
      room: 'Studio',
      capacity: 90,
    },
  ] as const
  const rooms: Ground['rooms'] = { chamber: newId(), 'great-hall': newId(), 'arts-centre': newId() }
  for (const { key, room: name, capacity, accessFacts, ...columns } of venues) {
    const venueId = newId()
    await tx
      .insert(venue)
      .values({ councilId, id: venueId, ...columns, accessFacts: [...accessFacts] })
    await tx.insert(room).values({ councilId, id: rooms[key], venueId, name, capacity })
  }
  return rooms
}

async function seedOrganisations(
  tx: Database,
  councilId: string,
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const given of ORGANISATIONS) {
    const id = newId()
    const aliases = [...new Set([given.short, ...given.aliases])].filter(
      (name) => name !== given.name,
    )
    ids.set(given.short, id)
    await tx.insert(organisation).values({
      councilId,
      id,
      name: given.name,
      shortName: given.short,
      kind: given.kind,
      place: given.place ?? null,
      codedName: given.coded ?? null,
      nameSearch: searchForm(given.name),
      createdAt: now,
    })
    if (aliases.length > 0) {
      await tx.insert(organisationAlias).values(
        aliases.map((alias) => ({
          councilId,
          organisationId: id,
          alias,
          aliasSearch: searchForm(alias),
        })),
      )
    }
  }
  return ids
}

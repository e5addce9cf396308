import { newId } from '#app/domain/ids.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { account, council, event, invitation, occurrence, party, person } from '#db/schema/index.ts'
import { defaultQuestions, factsOf, type EventKind } from '#app/domain/events/kinds.ts'
import type { Comer, Reply } from '#app/domain/invitations/reply.ts'
import { searchForm, sortForm } from '#app/domain/names.ts'

export const NOW = new Date('2027-05-24T09:00:00Z')

/** A council; returns its id. */
export async function aCouncil(
  db: Database,
  over: Partial<typeof council.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await db.insert(council).values({
    id,
    name: 'Borchester City Council',
    prefix: 'BOR',
    languages: ['en', 'ar', 'uk'],
    theme: {
      ink: '#14284b',
      gold: '#b5852a',
      goldLight: '#e6c06a',
      action: '#1d4f91',
      paper: '#faf8f3',
    },
    mailFromName: 'Borchester City Council',
    mailFromAddress: 'events@borchester.example',
    ...over,
  })
  return id
}

export interface Setting {
  councilId: string
  eventId: string
  occurrenceId: string
}

/** A published event with one occurrence, in a council of its own unless one is given. */
export async function anEvent(
  db: Database,
  {
    councilId,
    capacity = null,
    kind = 'ceremony',
    startsAt = new Date('2027-06-26T09:30:00Z'),
    event: eventOver = {},
    occurrence: occurrenceOver = {},
  }: {
    councilId?: string
    capacity?: number | null
    kind?: EventKind
    startsAt?: Date
    event?: Partial<typeof event.$inferInsert>
    occurrence?: Partial<typeof occurrence.$inferInsert>
  } = {},
): Promise<Setting> {
  const inside = councilId ?? (await aCouncil(db))
  const eventId = newId()
  const occurrenceId = newId()
  await inCouncil(db, inside, async (tx) => {
    await tx.insert(event).values({
      councilId: inside,
      id: eventId,
      kind,
      format: 'gathering',
      title: 'Children’s citizenship ceremony',
      outsideTitle: 'Family event',
      slug: `event-${eventId.slice(-12)}`,
      visibility: factsOf(kind).visibility,
      questions: defaultQuestions(kind),
      letters: [...factsOf(kind).letters],
      paper: [...factsOf(kind).paper],
      publishedAt: NOW,
      createdAt: NOW,
      ...eventOver,
    })
    await tx.insert(occurrence).values({
      councilId: inside,
      id: occurrenceId,
      eventId,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 75 * 60_000),
      timeZone: 'Europe/London',
      place: 'Council House, Earl Street',
      repliesCloseAt: new Date(startsAt.getTime() - 8 * 86_400_000),
      capacity,
      ...occurrenceOver,
    })
  })
  return { councilId: inside, eventId, occurrenceId }
}

/** A family invited to an occurrence; returns the invitation's id. */
export async function anInvitation(
  db: Database,
  { councilId, occurrenceId }: Setting,
  {
    limit = 6,
    name = 'Amira Al-Khatib',
    email = 'amira@example.org',
    phone = null,
    language = 'ar',
    partyId: known,
  }: {
    limit?: number
    name?: string
    email?: string | null
    phone?: string | null
    language?: string
    /** A family that is there already, and is invited again. */
    partyId?: string
  } = {},
): Promise<string> {
  const [personId, partyId, invitationId] = [newId(), known ?? newId(), newId()]
  await inCouncil(db, councilId, async (tx) => {
    if (known === undefined) await aHousehold(tx)
    await tx.insert(invitation).values({
      councilId,
      id: invitationId,
      occurrenceId,
      partyId,
      peopleLimit: limit,
      source: 'officer',
      calendarUid: `${invitationId}@borchester.example`,
      createdAt: NOW,
    })
  })
  return invitationId

  async function aHousehold(tx: Database): Promise<void> {
    await tx.insert(person).values({
      councilId,
      id: personId,
      fullName: name,
      language,
      email,
      phone,
      nameSearch: searchForm(name),
      nameSort: sortForm(name),
      createdAt: NOW,
    })
    await tx.insert(party).values({
      councilId,
      id: partyId,
      kind: 'household',
      contactId: personId,
      label: name,
      labelSort: sortForm(name),
      language,
      createdAt: NOW,
    })
  }
}

/** So many adults who come, without names. */
export const adults = (count: number): Comer[] =>
  Array.from({ length: count }, () => ({ ageBand: 'adult' as const }))

/** A plain answer. */
export const answering = (answer: Reply['answer'], people = 0): Reply => ({
  answer,
  comers: adults(people),
  needs: [],
})

/** Somebody of the desk; returns the account's id. */
export async function anAccount(
  db: Database,
  councilId: string,
  over: Partial<typeof account.$inferInsert> = {},
): Promise<string> {
  const id = newId()
  await inCouncil(db, councilId, (tx) =>
    tx.insert(account).values({
      councilId,
      id,
      email: `officer-${id.slice(-12)}@borchester.example`,
      name: 'Dana Whitlock',
      role: 'officer',
      createdAt: NOW,
      ...over,
    }),
  )
  return id
}

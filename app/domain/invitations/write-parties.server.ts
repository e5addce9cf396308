import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { affiliation, council, invitation, party } from '#db/schema/index.ts'
import { newCalendarUid } from '../calendar/uid.ts'
import { organisationsNamed } from '../directory/organisations-named.server.ts'
import { writePeople } from '../directory/write-people.server.ts'
import { newId } from '../ids.ts'
import { searchForm, sortForm } from '../names.ts'
import { knownContacts, type KnownContacts } from './known-contacts.server.ts'
import type { PartyGiven } from './party.ts'
import { writeMembers } from './write-members.server.ts'

export interface ListPlace {
  councilId: string
  occurrenceId: string
  source: (typeof invitation.$inferInsert)['source']
  importTaskId?: string | undefined
  now: Date
}

/** A party on the list. */
export interface Listed {
  invitationId: string
  partyId: string
}

/**
 * Write parties onto an occurrence's list: people, party, members, invitation. A party that is invited
 * to it already is passed over.
 *
 * @returns One entry a party, in the order given; undefined for those passed over.
 * @throws UnknownPerson when a contact is nobody of this council.
 */
export async function writeParties(
  tx: Database,
  place: ListPlace,
  parties: readonly PartyGiven[],
): Promise<Array<Listed | undefined>> {
  if (parties.length === 0) return []
  const known = await knownContacts(tx, place.councilId, parties)
  const contactIds = await writeContacts(tx, place, parties)
  const organisations = await writeOrganisations(tx, place, parties)
  const partyIds = await writePartyRows(tx, place, parties, { contactIds, organisations, known })
  await writeMembers(tx, place, parties, { contactIds, partyIds })
  return writeInvitations(tx, place, parties, partyIds)
}

async function writeContacts(
  tx: Database,
  { councilId, now }: ListPlace,
  parties: readonly PartyGiven[],
): Promise<string[]> {
  const people = parties.flatMap(({ contact }) => ('personId' in contact ? [] : [contact]))
  const ids = (await writePeople(tx, { councilId, people, now })).values()
  return parties.map(({ contact }) =>
    'personId' in contact ? contact.personId : (ids.next().value ?? ''),
  )
}

async function writeOrganisations(
  tx: Database,
  { councilId, now }: ListPlace,
  parties: readonly PartyGiven[],
): Promise<(name: PartyGiven['organisation']) => string | undefined> {
  const names = parties.flatMap(({ organisation: from }) =>
    from && 'name' in from ? from.name : [],
  )
  const found = await organisationsNamed(tx, { councilId, names, kind: 'other', now })
  return (from) => {
    if (!from) return undefined
    return 'id' in from ? from.id : found.get(searchForm(from.name))
  }
}

async function writePartyRows(
  tx: Database,
  { councilId, now }: ListPlace,
  parties: readonly PartyGiven[],
  {
    contactIds,
    organisations,
    known,
  }: {
    contactIds: readonly string[]
    organisations: (name: PartyGiven['organisation']) => string | undefined
    known: KnownContacts
  },
): Promise<string[]> {
  const rows: Array<typeof party.$inferInsert & { id: string }> = []
  const jobs: Array<typeof affiliation.$inferInsert> = []
  const ids = parties.map(
    ({ kind, partyId, contact, label: called, organisation: from, jobTitle }, index) => {
      if (partyId) return partyId
      const contactId = contactIds[index] ?? ''
      const there = known.get(contactId)
      const organisationId = organisations(from)
      if (there?.partyId && kind === 'household') return there.partyId
      const label =
        called ?? there?.person.fullName ?? ('fullName' in contact ? contact.fullName : '')
      const language = there?.person.language ?? ('language' in contact ? contact.language : 'en')
      const id = newId()
      rows.push({
        councilId,
        id,
        kind,
        organisationId,
        contactId,
        label,
        labelSort: sortForm(label),
        language,
        createdAt: now,
      })
      if (organisationId && !there)
        jobs.push({ councilId, personId: contactId, organisationId, jobTitle: jobTitle ?? null })
      return id
    },
  )
  if (rows.length > 0) await tx.insert(party).values(rows)
  if (jobs.length > 0) await tx.insert(affiliation).values(jobs)
  return ids
}

/** Invite parties that are there. @returns As `writeParties`. */
export async function writeInvitations(
  tx: Database,
  { councilId, occurrenceId, source, importTaskId, now }: ListPlace,
  parties: ReadonlyArray<Pick<PartyGiven, 'peopleLimit'>>,
  partyIds: readonly string[],
): Promise<Array<Listed | undefined>> {
  const [sender] = await tx
    .select({ address: council.mailFromAddress })
    .from(council)
    .where(eq(council.id, councilId))
  const host = sender?.address.split('@')[1] ?? 'localhost'
  const rows = parties.map(({ peopleLimit }, index) => ({
    councilId,
    id: newId(),
    occurrenceId,
    partyId: partyIds[index] ?? '',
    peopleLimit,
    source,
    importTaskId: importTaskId ?? null,
    calendarUid: newCalendarUid(randomBytes(16), host),
    createdAt: now,
  }))
  const written = await tx
    .insert(invitation)
    .values(rows)
    .onConflictDoNothing({
      target: [invitation.councilId, invitation.occurrenceId, invitation.partyId],
    })
    .returning({ id: invitation.id })
  const ids = new Set(written.map(({ id }) => id))
  return rows.map(({ id, partyId }) => (ids.has(id) ? { invitationId: id, partyId } : undefined))
}

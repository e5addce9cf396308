import { count, eq, isNotNull, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { loadSecret } from '#app/domain/access/secret.server.ts'
import { allCouncils } from '#app/domain/councils/find-council.server.ts'
import { findNames } from '#app/domain/ceremonies/find-names.server.ts'
import { inCouncil } from '#db/client.server.ts'
import {
  event,
  invitation,
  letter,
  occurrence,
  party,
  person,
  reply,
  reservation,
} from '#db/schema/index.ts'
import { seedDemo } from '#db/seed.server.ts'
import { useDatabase } from '#tests/support/database.ts'

const database = useDatabase()
const NOW = new Date('2026-11-22T09:00:00Z')

test(
  'the demo holds the city’s past and three events that are alive',
  { timeout: 120_000 },
  async () => {
    await loadSecret(database.db, undefined)
    await seedDemo(database.db, { now: NOW, origin: 'http://localhost:3000' })
    const [council] = await allCouncils(database.db)
    const councilId = council!.id
    await inCouncil(database.db, councilId, async (tx) => {
      const dates = await tx
        .select({ title: event.title, occurrence })
        .from(occurrence)
        .innerJoin(event, eq(event.id, occurrence.eventId))
      const coming = dates.filter((date) => date.occurrence.endsAt > NOW)
      expect(coming.map((date) => date.title).sort()).toEqual([
        'A welcome for newcomers and neighbours',
        'Children’s citizenship ceremony',
        'Inclusive Cities: winter convening',
      ])
      expect(
        dates
          .filter((date) => date.title === 'Infrastructure for integration')
          .map((date) => date.occurrence.placesTaken),
      ).toEqual([37])
      for (const { occurrence: room } of dates)
        expect(room.placesTaken).toBeLessThanOrEqual(room.capacity ?? Infinity)
      const contacts = await tx
        .select({ email: person.email, people: count() })
        .from(person)
        .where(like(person.email, 'events@%'))
        .groupBy(person.email)
      expect(contacts.length).toBeGreaterThan(20)
      // Who answers for an organisation at two convenings is one person.
      expect(contacts.filter(({ people }) => people > 1)).toEqual([])
      const ceremony = coming.find((date) => date.title.startsWith('Children'))!.occurrence
      const states = await tx
        .select({ state: reply.state, parties: count() })
        .from(reply)
        .where(eq(reply.occurrenceId, ceremony.id))
        .groupBy(reply.state)
      expect(states.map(({ state }) => state).sort()).toEqual([
        'confirmed',
        'declined',
        'maybe',
        'offered',
        'waiting',
      ])
      const welcome = coming.find((date) => date.title.startsWith('A welcome'))!.occurrence
      const [group] = await tx
        .select({ label: party.label, people: reply.people, held: reservation.held })
        .from(reservation)
        .innerJoin(invitation, eq(invitation.id, reservation.invitationId))
        .innerJoin(party, eq(party.id, invitation.partyId))
        .innerJoin(reply, eq(reply.invitationId, invitation.id))
        .where(eq(reservation.occurrenceId, welcome.id))
      expect(group).toEqual({ label: 'Host place A', people: 9, held: 5 })
      const [sent] = await tx
        .select({ n: count() })
        .from(invitation)
        .where(isNotNull(invitation.sentAt))
      expect(sent!.n).toBeGreaterThan(30)
      const purposes = await tx.selectDistinct({ purpose: letter.purpose }).from(letter)
      const queued = await tx
        .select({ id: letter.id })
        .from(letter)
        .where(eq(letter.state, 'queued'))
      expect(queued).toEqual([])
      expect(purposes.map(({ purpose }) => purpose)).toEqual(
        expect.arrayContaining(['invitation', 'reply']),
      )
    })
    const ceremonyId = await inCouncil(database.db, councilId, async (tx) => {
      const rows = await tx
        .select({ id: occurrence.id })
        .from(occurrence)
        .innerJoin(event, eq(event.id, occurrence.eventId))
        .where(eq(event.title, 'Children’s citizenship ceremony'))
      return rows[0]!.id
    })
    const names = await findNames(database.db, { councilId, occurrenceId: ceremonyId })
    expect(names.filter((name) => name.state === 'approved').length).toBeGreaterThan(10)
    expect(names.filter((name) => name.state === 'new').length).toBeGreaterThan(2)
  },
)

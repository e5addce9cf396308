import { and, eq } from 'drizzle-orm'
import type { ComposedLetter } from '#emails/letter-data.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, party, person, reply, room, venue } from '#db/schema/index.ts'
import { referenceOf } from '../ids.ts'
import type { DateOfEvent } from '../events/date-of-event.ts'
import { previewLetter, type Previewed } from './compose.server.ts'
import { readHeldAt, type HeldAt } from './letter-held.server.ts'
import { letterLocale, type Writer } from './writer.ts'

/**
 * A letter about a date as guests of one language will get it, without a guest; undefined for no such date.
 *
 * @param becomes Of a move that is not done yet: what the date would become.
 * @param guest The invitation whose party is greeted and counted, or `sample`; its link leads to the desk all the same.
 * @param reason Of a move or a cancellation, in the officer's own words.
 */
export async function findPreview(
  db: Database,
  {
    writer,
    occurrenceId,
    tries,
    language,
    becomes,
    reason,
    guest,
  }: {
    writer: Writer
    occurrenceId: string
    tries: Previewed['tries']
    language: string
    becomes?: DateOfEvent | undefined
    reason?: string | undefined
    guest?: string | undefined
  },
): Promise<ComposedLetter | undefined> {
  const councilId = writer.council.id
  const locale = letterLocale(writer.council, language)
  return inCouncil(db, councilId, async (tx) => {
    const held = await readHeldAt(tx, { councilId, occurrenceId })
    if (!held) return undefined
    if (tries !== 'event_changed' || !becomes)
      return previewLetter(
        held,
        {
          tries,
          locale,
          reason,
          guest: guest === undefined ? undefined : await readerOf(tx, writer, guest),
        },
        writer,
      )
    const moved = await heldAs(tx, held, becomes)
    return previewLetter(moved, { tries, locale, reason, before: held }, writer)
  })
}

/** An invented family, for whoever has no guests yet. */
const SAMPLE = { name: 'Amira Haddad', people: 4, reference: '7F3K2' }

async function readerOf(tx: Database, { council }: Writer, guest: string) {
  const [found] =
    guest === 'sample'
      ? []
      : await tx
          .select({
            id: invitation.id,
            label: party.label,
            name: person.fullName,
            people: reply.people,
          })
          .from(invitation)
          .innerJoin(
            party,
            and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
          )
          .leftJoin(
            person,
            and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)),
          )
          .leftJoin(
            reply,
            and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
          )
          .where(and(eq(invitation.councilId, council.id), eq(invitation.id, guest)))
  if (!found) return { ...SAMPLE, reference: `${council.prefix}-${SAMPLE.reference}` }
  return {
    name: found.name ?? found.label,
    people: found.people || SAMPLE.people,
    reference: referenceOf(council.prefix, found.id),
  }
}

async function heldAs(tx: Database, held: HeldAt, becomes: DateOfEvent): Promise<HeldAt> {
  const [there] = becomes.roomId
    ? await tx
        .select({ room, venue })
        .from(room)
        .innerJoin(venue, and(eq(venue.councilId, room.councilId), eq(venue.id, room.venueId)))
        .where(and(eq(room.councilId, held.event.councilId), eq(room.id, becomes.roomId)))
    : []
  return {
    event: held.event,
    occurrence: { ...held.occurrence, ...becomes },
    room: there?.room ?? null,
    venue: there?.venue ?? null,
  }
}

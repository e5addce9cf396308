import { and, eq, gt, inArray, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm'
import { inCouncil, type Database } from '#db/client.server.ts'
import {
  council,
  event,
  invitation,
  letter,
  occurrence,
  party,
  person,
  reply,
} from '#db/schema/index.ts'
import { allCouncils } from '../councils/find-council.server.ts'
import { wakeWorker } from '../jobs/wake.server.ts'
import { postLetters } from './outbox.server.ts'
import { reminderAt } from './reminder-time.ts'

/** No event is reminded of earlier than this. */
const FARTHEST_DAYS = 60

/**
 * Put the reminders that are due in the outbox, in every council: to the parties whose places are
 * kept, so many days before as the event says, from ten in the morning of its place.
 *
 * Not to those who have had a letter about it since that moment: who has just been confirmed, or told
 * of a change, needs no reminder.
 *
 * @returns How many are new.
 */
export async function postDueReminders(db: Database, { now }: { now: Date }): Promise<number> {
  let posted = 0
  for (const { id: councilId } of await allCouncils(db)) {
    posted += await inCouncil(db, councilId, async (tx) => {
      let ofCouncil = 0
      for (const due of await dueReminders(tx, councilId, now))
        ofCouncil += await postReminders(tx, councilId, due, now)
      return ofCouncil
    })
  }
  if (posted > 0) wakeWorker()
  return posted
}

interface DueReminder {
  occurrence: typeof occurrence.$inferSelect
  days: number
  at: Date
}

async function dueReminders(tx: Database, councilId: string, now: Date): Promise<DueReminder[]> {
  const soon = new Date(now.getTime() + FARTHEST_DAYS * 86_400_000)
  const rows = await tx
    .select({ occurrence, days: event.reminderDays, letters: event.letters })
    .from(occurrence)
    .innerJoin(
      event,
      and(eq(event.councilId, occurrence.councilId), eq(event.id, occurrence.eventId)),
    )
    .where(
      and(
        eq(occurrence.councilId, councilId),
        gt(occurrence.startsAt, now),
        lte(occurrence.startsAt, soon),
        isNull(occurrence.cancelledAt),
        isNotNull(event.publishedAt),
      ),
    )
  return rows
    .filter(({ letters }) => letters.includes('reminder'))
    .flatMap((row) => {
      // After an outage only the nearest of several reminders still makes sense.
      const due = row.days
        .map((days) => ({ days, at: reminderAt(row.occurrence, days) }))
        .filter(({ at }) => at <= now)
        .toSorted((a, b) => a.days - b.days)
      const [nearest] = due
      return nearest ? [{ occurrence: row.occurrence, ...nearest }] : []
    })
}

async function postReminders(
  tx: Database,
  councilId: string,
  { occurrence: when, days, at }: DueReminder,
  now: Date,
): Promise<number> {
  const rows = await tx
    .select({ invitation, party, email: person.email, sender: council.mailFromAddress })
    .from(reply)
    .innerJoin(
      invitation,
      and(eq(invitation.councilId, reply.councilId), eq(invitation.id, reply.invitationId)),
    )
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .innerJoin(council, eq(council.id, reply.councilId))
    .where(
      and(
        eq(reply.councilId, councilId),
        eq(reply.occurrenceId, when.id),
        eq(reply.state, 'confirmed'),
        isNull(invitation.revokedAt),
        isNotNull(person.email),
        eq(person.emailState, 'fine'),
        notExists(
          tx
            .select({ one: sql`1` })
            .from(letter)
            .where(
              and(
                eq(letter.councilId, councilId),
                eq(letter.subjectId, reply.invitationId),
                gt(letter.createdAt, at),
                inArray(letter.purpose, ['reply', 'place_confirmed', 'event_changed', 'reminder']),
              ),
            ),
        ),
      ),
    )
  return postLetters(
    tx,
    rows.map((row) => ({
      councilId,
      purpose: 'reminder',
      subjectId: row.invitation.id,
      occasion: `${days}.${when.revision}`,
      eventId: when.eventId,
      occurrenceId: when.id,
      partyId: row.party.id,
      address: row.email,
      language: row.party.language,
      sender: row.sender,
      now,
    })),
  )
}

import { and, asc, eq, isNotNull, isNull } from 'drizzle-orm'
import { takeInbound } from '#app/domain/mail/take-inbound.server.ts'
import { inCouncil, type Database } from '#db/client.server.ts'
import { invitation, letter, occurrence, party, person, reply } from '#db/schema/index.ts'
import type { Ground } from './council.ts'

/** What two guests of a date sent by mail, and only an officer can decide about: one forwarded the invitation, one wrote. */
export async function seedMessages(
  db: Database,
  { councilId }: Ground,
  { occurrenceId, now }: { occurrenceId: string; now: Date },
): Promise<void> {
  const [forwarder, writer] = await silentGuests(db, councilId, occurrenceId)
  if (!forwarder || !writer) throw new Error('Everybody has answered')
  for (const raw of [forwarded(forwarder, now), written(writer)])
    await takeInbound(db, { raw: Buffer.from(raw), now })
}

type Silent = Awaited<ReturnType<typeof silentGuests>>[number]

/** Two who have had their invitation by e-mail and have not answered. */
function silentGuests(db: Database, councilId: string, occurrenceId: string) {
  return inCouncil(db, councilId, (tx) =>
    tx
      .select({
        uid: invitation.calendarUid,
        email: person.email,
        messageId: letter.messageId,
        startsAt: occurrence.startsAt,
      })
      .from(invitation)
      .innerJoin(
        occurrence,
        and(eq(occurrence.councilId, councilId), eq(occurrence.id, invitation.occurrenceId)),
      )
      .innerJoin(party, and(eq(party.councilId, councilId), eq(party.id, invitation.partyId)))
      .innerJoin(person, and(eq(person.councilId, councilId), eq(person.id, party.contactId)))
      .innerJoin(letter, and(eq(letter.councilId, councilId), eq(letter.subjectId, invitation.id)))
      .leftJoin(reply, and(eq(reply.councilId, councilId), eq(reply.invitationId, invitation.id)))
      .where(
        and(
          eq(invitation.councilId, councilId),
          eq(invitation.occurrenceId, occurrenceId),
          eq(letter.purpose, 'invitation'),
          isNotNull(person.email),
          isNull(reply.invitationId),
        ),
      )
      .orderBy(asc(invitation.id))
      .limit(2),
  )
}

const stamp = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** A cousin got the invitation, and pressed Yes in a calendar of their own. */
const forwarded = ({ uid, startsAt }: Silent, now: Date) =>
  [
    'From: Sami <sami.cousin@example.org>',
    'Message-ID: <demo-1@example.org>',
    'Content-Type: text/calendar; method=REPLY; charset=utf-8',
    '',
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'METHOD:REPLY',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp(now)}`,
    `DTSTART:${stamp(startsAt)}`,
    'ATTENDEE;PARTSTAT=ACCEPTED:mailto:sami.cousin@example.org',
    'COMMENT:We come together with my aunt',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

/** Somebody pressed "reply" in the mail program and wrote. */
const written = ({ email, messageId }: Silent) =>
  [
    `From: ${email}`,
    'Message-ID: <demo-2@example.org>',
    `In-Reply-To: ${messageId}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Thank you, we would like to come, but my husband works until three. Is it all right to come later?',
    '',
  ].join('\r\n')

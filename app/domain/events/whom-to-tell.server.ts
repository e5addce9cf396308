import { and, eq, exists, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { council, invitation, party, person, reply } from '#db/schema/index.ts'
import { reachOf, usualWay, type LetterChannel } from '../mail/reach.ts'
import type { TextGroup } from '../mail/text-cost.ts'

/** A party that knows of a date and must hear that it has changed. */
export interface ToTell {
  invitationId: string
  occurrenceId: string
  partyId: string
  language: string
  channel: LetterChannel
  /** Null: ring them. */
  address: string | null
  /** Their places are confirmed. */
  comes: boolean
  isGroup: boolean
  sender: string
}

/** How many hear by e-mail or by text, and how many must be rung. */
export interface Telling {
  byEmail: number
  byText: number
  /** Those who hear by text, alike in language. */
  texts: TextGroup[]
  toRing: number
}

/**
 * Who hears of a move or a cancellation: every party that was sent its invitation or has answered, but
 * not those who said no and not those whose invitation was revoked.
 */
export async function whomToTell(
  tx: Database,
  { councilId, occurrenceIds }: { councilId: string; occurrenceIds: string[] },
): Promise<ToTell[]> {
  if (occurrenceIds.length === 0) return []
  const rows = await tx
    .select({
      invitationId: invitation.id,
      occurrenceId: invitation.occurrenceId,
      partyId: party.id,
      language: party.language,
      isGroup: sql<boolean>`(${party.kind} = 'group')`,
      contact: person,
      state: reply.state,
      sender: council.mailFromAddress,
      texts: council.texts,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(council, eq(council.id, invitation.councilId))
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.occurrenceId, occurrenceIds),
        isNull(invitation.revokedAt),
        or(isNotNull(invitation.sentAt), isNotNull(reply.state)),
        or(isNull(reply.state), ne(reply.state, 'declined')),
      ),
    )
    .orderBy(invitation.id)
  return rows.map(({ contact, texts, state, ...row }) => ({
    ...row,
    ...reachOf(contact, usualWay({ texts })),
    comes: state === 'confirmed',
  }))
}

export const tellingOf = (toTell: ToTell[]): Telling => ({
  byEmail: toTell.filter((one) => one.address !== null && one.channel === 'email').length,
  byText: texted(toTell).length,
  texts: texted(toTell).map(({ language, isGroup }) => ({
    language,
    isGroup,
    hasEmail: false,
    hasMobile: true,
    isReminded: true,
    parties: 1,
  })),
  toRing: toTell.filter((one) => one.address === null).length,
})

const texted = (toTell: ToTell[]) =>
  toTell.filter((one) => one.address !== null && one.channel === 'text')

/** The languages of those who hear by e-mail, of most parties first. */
export function languagesOf(toTell: ToTell[]): string[] {
  const parties = new Map<string, number>()
  for (const { language, address, channel } of toTell)
    if (address !== null && channel === 'email')
      parties.set(language, (parties.get(language) ?? 0) + 1)
  return [...parties].toSorted((a, b) => b[1] - a[1]).map(([language]) => language)
}

/** Calendars take a change only under a higher number: move on every entry that a guest may hold. */
export async function moveCalendarsOn(
  tx: Database,
  { councilId, occurrenceIds }: { councilId: string; occurrenceIds: string[] },
): Promise<void> {
  if (occurrenceIds.length === 0) return
  const answered = tx
    .select({ one: sql`1` })
    .from(reply)
    .where(and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)))
  await tx
    .update(invitation)
    .set({ calendarSequence: sql`${invitation.calendarSequence} + 1` })
    .where(
      and(
        eq(invitation.councilId, councilId),
        inArray(invitation.occurrenceId, occurrenceIds),
        isNull(invitation.revokedAt),
        or(isNotNull(invitation.sentAt), exists(answered)),
      ),
    )
}

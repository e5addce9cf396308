import { sql, type SQL } from 'drizzle-orm'
import { invitation, letter, party, person } from '#db/schema/index.ts'

/** News that cannot wait for a letter: who has no e-mail, or whose letter came back, is rung. */
export const RUNG_ABOUT = [
  'event_changed',
  'event_cancelled',
  'place_confirmed',
  'place_offered',
  'withdrawn',
] as const

/** Letters that are not rung about for their news; but whose address refuses them is asked for another. */
export const ASKED_AFTER = ['invitation', 'invitation_reminder', 'reply', 'reminder'] as const

/** A letter that somebody has to make up for. */
export const TO_RING = ['by_hand', 'failed', 'bounced'] as const

/**
 * Whether a letter is a line of a call list, rung or not: news; or a letter that did not arrive, to an
 * address that is still the party's and still refuses letters.
 */
export const isCall: SQL = sql`(${letter.purpose} in ${[...RUNG_ABOUT]}
  or (${letter.purpose} in ${[...ASKED_AFTER]} and ${letter.lastError} is not null
    and exists (select 1 from ${party} join ${person}
      on ${person.councilId} = ${party.councilId} and ${person.id} = ${party.contactId}
      where ${party.councilId} = ${letter.councilId} and ${party.id} = ${letter.partyId}
        and case ${letter.channel} when 'text' then ${person.phoneState} <> 'fine' else ${person.emailState} <> 'fine' end)
    and exists (select 1 from ${invitation}
      where ${invitation.councilId} = ${letter.councilId} and ${invitation.id} = ${letter.subjectId}
        and ${invitation.revokedAt} is null)))`

import { and, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { invitation, party, person, reply } from '#db/schema/index.ts'
import type { MailTopic } from './inbound.ts'
import { hasStopped } from './stopped-mail.server.ts'
import type { SendingBy } from './reach.ts'
import type { TextGroup } from './text-cost.ts'

/** Who is written to: those not invited yet, those without an answer, or some that an officer chose. */
export type Whom = { whom: 'new' } | { whom: 'unanswered' } | { whom: 'chosen'; ids: string[] }

/** The invitations to a date that nobody has answered and nobody has taken back, narrowed to `whom`. */
export function audience(
  { councilId, occurrenceId }: { councilId: string; occurrenceId: string },
  given: Whom,
): SQL | undefined {
  const narrowed =
    given.whom === 'new'
      ? isNull(invitation.sentAt)
      : given.whom === 'unanswered'
        ? isNotNull(invitation.sentAt)
        : inArray(invitation.id, given.ids)
  return and(
    eq(invitation.councilId, councilId),
    eq(invitation.occurrenceId, occurrenceId),
    isNull(invitation.revokedAt),
    isNull(reply.invitationId),
    narrowed,
  )
}

/** Whether a letter of a kind can go to the party's contact by e-mail. */
const reachedByEmail = (topic: MailTopic) =>
  sql<boolean>`(${person.email} is not null and ${person.emailState} = 'fine' and not ${hasStopped(topic)})`

/** Whether an invitation can go to the party's contact by e-mail. */
export const byEmail = reachedByEmail('invitations')

/** Whether a text can go to the party's contact. */
const byText = sql<boolean>`(${person.mobile} is not null and ${person.phoneState} = 'fine')`

/** Whether a letter or a text goes to the party's contact, the way that was chosen. */
export const reached = (by: SendingBy, topic: MailTopic): SQL =>
  by === 'email' ? reachedByEmail(topic) : sql`(${reachedByEmail(topic)} or ${byText})`

/** Invitations with their party, contact and answer: what `audience` narrows. */
export const invited = (tx: Database) =>
  tx
    .select({
      id: invitation.id,
      round: invitation.round,
      sentAt: invitation.sentAt,
      partyId: party.id,
      language: party.language,
      contact: person,
      hasStopped: sql<boolean>`coalesce(${hasStopped('invitations')}, false)`,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )

/** How many of an audience can be written to, and how many must be rung or given a printed letter. */
export interface AudienceCount {
  byEmail: number
  byHand: number
  groups: TextGroup[]
  /** Language tags of the parties, those of most parties first. */
  languages: string[]
}

export const countAudience = (
  tx: Database,
  scope: { councilId: string; occurrenceId: string },
  given: Whom,
): Promise<AudienceCount> => countOf(tx, audience(scope, given), 'invitations')

/** The same of any invitations, for letters that can be stopped as `topic`. */
export async function countOf(
  tx: Database,
  which: SQL | undefined,
  topic: MailTopic,
): Promise<AudienceCount> {
  const rows = await tx
    .select({
      language: party.language,
      hasEmail: sql<boolean>`coalesce(${reachedByEmail(topic)}, false)`,
      hasMobile: sql<boolean>`coalesce(${byText}, false)`,
      isReminded: sql<boolean>`(${invitation.sentAt} is not null)`,
      isGroup: sql<boolean>`(${party.kind} = 'group')`,
      parties: sql<number>`count(*)::int`,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .leftJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(which)
    .groupBy(party.language, sql`2`, sql`3`, sql`4`, sql`5`)
    .orderBy(sql`count(*) desc`, party.language)
  const sum = (wanted: boolean) =>
    rows.filter((row) => row.hasEmail === wanted).reduce((all, row) => all + row.parties, 0)
  return {
    byEmail: sum(true),
    byHand: sum(false),
    groups: rows,
    languages: [...new Set(rows.map(({ language }) => language))],
  }
}

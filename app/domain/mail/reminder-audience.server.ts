import {
  and,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  not,
  notExists,
  or,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { arrival, invitation, letter, party, person, reply } from '#db/schema/index.ts'
import type { Council } from '../councils/council.ts'
import { countOf, reached, type AudienceCount } from './audience.server.ts'
import type { MailTopic } from './inbound.ts'
import type { LetterPurpose } from './outbox.server.ts'
import { usualWay, type SendingBy } from './reach.ts'
import type { RuleAim } from './reminder-rules.ts'
import { hasStopped } from './stopped-mail.server.ts'

interface Scope {
  councilId: string
  occurrenceId: string
}

/** Letters after which a party knows of the date; a rule need not say it again. */
const KNOWS_BY: Record<RuleAim, LetterPurpose[]> = {
  before: ['reply', 'place_confirmed', 'event_changed', 'reminder'],
  unanswered: ['invitation', 'invitation_reminder', 'event_changed'],
  thanks: ['thanks'],
}

/** Who has just been asked is not asked again at once. */
const ASKED_WITHIN_HOURS = 24

/** As what its letters can be stopped. */
const stoppedAs = (aim: RuleAim): MailTopic => (aim === 'unanswered' ? 'invitations' : 'reminders')

/**
 * The invitations that a rule writes to, as answers stand now. Thanks go to those who came, where arrivals
 * were counted at all; else to those who said that they would.
 */
export function ruled(
  tx: Database,
  { councilId, occurrenceId }: Scope,
  aim: RuleAim,
): SQL | undefined {
  return and(
    eq(invitation.councilId, councilId),
    eq(invitation.occurrenceId, occurrenceId),
    isNull(invitation.revokedAt),
    // Who wants no such letters is neither written to nor counted.
    not(hasStopped(stoppedAs(aim))),
    aim === 'unanswered'
      ? and(isNull(reply.invitationId), isNotNull(invitation.sentAt))
      : eq(reply.state, 'confirmed'),
    aim === 'thanks' ? cameOrNobodyCounted(tx, { councilId, occurrenceId }) : undefined,
  )
}

function cameOrNobodyCounted(tx: Database, { councilId, occurrenceId }: Scope): SQL | undefined {
  const counted = and(eq(arrival.councilId, councilId), eq(arrival.occurrenceId, occurrenceId))
  const one = { one: sql`1` }
  return or(
    notExists(tx.select(one).from(arrival).where(counted)),
    exists(
      tx
        .select(one)
        .from(arrival)
        .where(and(counted, eq(arrival.invitationId, invitation.id)))
        .having(sql`sum(${arrival.people}) > 0`),
    ),
  )
}

/** Not to whom a letter of these days has told it: that is in the outbox, or has gone, since `at`. */
export function notToldSince(tx: Database, { councilId }: Scope, aim: RuleAim, at: Date): SQL {
  const since = aim === 'unanswered' ? new Date(at.getTime() - ASKED_WITHIN_HOURS * 3_600_000) : at
  return notExists(
    tx
      .select({ one: sql`1` })
      .from(letter)
      .where(
        and(
          eq(letter.councilId, councilId),
          eq(letter.subjectId, invitation.id),
          gt(letter.createdAt, since),
          ne(letter.state, 'cancelled'),
          inArray(letter.purpose, KNOWS_BY[aim]),
        ),
      ),
  )
}

/** How many parties a rule would write to if it went now, and in which languages. */
export const countRuled = (tx: Database, scope: Scope, aim: RuleAim): Promise<AudienceCount> =>
  countOf(tx, ruled(tx, scope, aim), stoppedAs(aim))

/** How a rule of a council writes. Thanks are not worth a text. */
export const wayOf = (aim: RuleAim, council: Pick<Council, 'texts'>): SendingBy =>
  aim === 'thanks' ? 'email' : usualWay(council)

/** Those of a rule that can be written to, by e-mail or this way. */
export const findRuled = (
  tx: Database,
  scope: Scope,
  { aim, at, by }: { aim: RuleAim; at: Date; by: SendingBy },
) =>
  tx
    .select({
      invitationId: invitation.id,
      partyId: party.id,
      language: party.language,
      contact: person,
    })
    .from(invitation)
    .innerJoin(
      party,
      and(eq(party.councilId, invitation.councilId), eq(party.id, invitation.partyId)),
    )
    .innerJoin(person, and(eq(person.councilId, party.councilId), eq(person.id, party.contactId)))
    .leftJoin(
      reply,
      and(eq(reply.councilId, invitation.councilId), eq(reply.invitationId, invitation.id)),
    )
    .where(
      and(ruled(tx, scope, aim), reached(by, stoppedAs(aim)), notToldSince(tx, scope, aim, at)),
    )

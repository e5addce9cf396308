import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { ANSWERS, CHANNELS, REPLY_STATES, type ReplyFacts } from '#app/domain/invitations/reply.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { occurrence } from './events.ts'
import { party } from './parties.ts'

export const SOURCES = ['officer', 'import', 'nomination', 'sign_up'] as const

/** One party to one occurrence. */
export const invitation = pgTable(
  'invitation',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    partyId: uuid().notNull(),
    /** The party's, written by a trigger: a list of ten thousand is read in order without sorting it. */
    labelSort: text().notNull().default(''),
    peopleLimit: smallint().notNull(),
    source: text({ enum: SOURCES }).notNull(),
    importTaskId: uuid(),
    calendarUid: text().notNull(),
    calendarSequence: integer().notNull().default(0),
    /** How often it was sent: the occasion of the next invitation letter. */
    round: smallint().notNull().default(0),
    sentAt: at(),
    revokedAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'invitation_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'invitation_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'invitation_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    unique('invitation_once').on(t.councilId, t.occurrenceId, t.partyId),
    unique('invitation_limit').on(t.councilId, t.occurrenceId, t.id, t.peopleLimit),
    unique('invitation_calendar_uid').on(t.councilId, t.calendarUid),
    index('invitation_by_party').on(t.councilId, t.partyId),
    index('invitation_by_label').on(t.councilId, t.occurrenceId, t.labelSort, t.id),
    index('invitation_by_import').on(t.councilId, t.importTaskId),
    check('invitation_people_limit', sql`${t.peopleLimit} between 1 and 300`),
    check('invitation_source', oneOf(t.source, SOURCES)),
  ],
)

/** The answer that counts. `people` are those who take places: 0 for maybe and no. */
export const reply = pgTable(
  'reply',
  {
    councilId: councilId(),
    invitationId: uuid().notNull(),
    occurrenceId: uuid().notNull(),
    peopleLimit: smallint().notNull(),
    answer: text({ enum: ANSWERS }).notNull(),
    state: text({ enum: REPLY_STATES }).notNull(),
    people: smallint().notNull(),
    waitingNumber: integer(),
    /** How many later parties were let past it. */
    overtaken: smallint().notNull().default(0),
    channel: text({ enum: CHANNELS }).notNull(),
    message: text(),
    answeredAt: at().notNull(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'reply_pk', columns: [t.councilId, t.invitationId] }),
    // The limit is copied through this key, so that the check below can hold a reply to it.
    foreignKey({
      name: 'reply_invitation',
      columns: [t.councilId, t.occurrenceId, t.invitationId, t.peopleLimit],
      foreignColumns: [
        invitation.councilId,
        invitation.occurrenceId,
        invitation.id,
        invitation.peopleLimit,
      ],
    }).onUpdate('cascade'),
    unique('reply_waiting_number').on(t.councilId, t.occurrenceId, t.waitingNumber),
    index('reply_by_occurrence').on(t.councilId, t.occurrenceId, t.state, t.answeredAt),
    check('reply_overtaken', sql`${t.overtaken} >= 0`),
    check('reply_answer', oneOf(t.answer, ANSWERS)),
    check('reply_state', oneOf(t.state, REPLY_STATES)),
    check('reply_channel', oneOf(t.channel, CHANNELS)),
    check(
      'reply_state_of_answer',
      sql`(${t.answer} = 'yes' and ${t.state} in ('confirmed', 'waiting', 'offered', 'lapsed')) or (${t.answer} = 'maybe' and ${t.state} = 'maybe') or (${t.answer} = 'no' and ${t.state} = 'declined')`,
    ),
    check(
      'reply_people',
      sql`(${t.answer} = 'yes' and ${t.people} between 1 and ${t.peopleLimit}) or (${t.answer} <> 'yes' and ${t.people} = 0)`,
    ),
    check(
      'reply_waiting',
      sql`(${t.waitingNumber} is not null) = (${t.state} in ('waiting', 'offered'))`,
    ),
  ],
)

/** Every answer there ever was. Insert only. */
export const replyChange = pgTable(
  'reply_change',
  {
    councilId: councilId(),
    id: id(),
    invitationId: uuid().notNull(),
    revision: integer().notNull(),
    before: jsonb().$type<ReplyFacts | null>(),
    after: jsonb().$type<ReplyFacts>().notNull(),
    channel: text({ enum: CHANNELS }).notNull(),
    actor: text().notNull(),
    reason: text(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'reply_change_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'reply_change_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    unique('reply_change_revision').on(t.councilId, t.invitationId, t.revision),
  ],
)

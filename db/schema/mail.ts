import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import {
  INBOUND_DECISIONS,
  INBOUND_KINDS,
  INBOUND_REASONS,
  MAIL_TOPICS,
} from '#app/domain/mail/inbound.ts'
import { ANSWERS } from '#app/domain/invitations/reply.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { council } from './councils.ts'
import { person } from './directory.ts'
import { invitation } from './invitations.ts'

/**
 * A message that came by mail and is about an invitation or a letter of ours. One row a Message-ID for
 * ever, so that a repeated message changes nothing; who wrote and what is erased.
 */
export const inboundMessage = pgTable(
  'inbound_message',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    messageId: text().notNull(),
    kind: text({ enum: INBOUND_KINDS }).notNull(),
    invitationId: uuid(),
    /** The letter that it came back for, or that it answers. */
    letterId: uuid(),
    answer: text({ enum: ANSWERS }),
    /** Of a calendar's answer: which version of the entry was answered, and when. */
    sequence: integer(),
    answeredAt: at(),
    /** Of a counter-proposal: when the guest would rather come. */
    proposedAt: at(),
    sender: text(),
    excerpt: text(),
    decision: text({ enum: INBOUND_DECISIONS }).notNull(),
    reason: text({ enum: INBOUND_REASONS }),
    decidedBy: text(),
    decidedAt: at(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'inbound_message_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'inbound_message_invitation',
      columns: [t.councilId, t.invitationId],
      foreignColumns: [invitation.councilId, invitation.id],
    }),
    unique('inbound_message_once').on(t.councilId, t.messageId),
    index('inbound_message_by_decision').on(t.councilId, t.decision, t.at),
    index('inbound_message_by_invitation').on(t.councilId, t.invitationId, t.at),
    check('inbound_message_kind', oneOf(t.kind, INBOUND_KINDS)),
    check('inbound_message_answer', oneOf(t.answer, ANSWERS)),
    check('inbound_message_decision', oneOf(t.decision, INBOUND_DECISIONS)),
    check('inbound_message_reason', oneOf(t.reason, INBOUND_REASONS)),
  ],
)

/** Somebody who wants no letters of a kind; undone by removing the row. */
export const unsubscription = pgTable(
  'unsubscription',
  {
    councilId: councilId(),
    personId: uuid().notNull(),
    topic: text({ enum: MAIL_TOPICS }).notNull(),
    at: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'unsubscription_pk', columns: [t.councilId, t.personId, t.topic] }),
    foreignKey({
      name: 'unsubscription_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    check('unsubscription_topic', oneOf(t.topic, MAIL_TOPICS)),
  ],
)

/** How far the installation's mailbox is read, and which process reads it now. No council: it serves all. */
export const mailbox = pgTable('mailbox', {
  /** A keyed hash of server, user and folder. */
  key: text().primaryKey(),
  uidValidity: text(),
  lastUid: integer().notNull().default(0),
  leasedBy: text(),
  leasedUntil: at(),
  lookedAt: at(),
})

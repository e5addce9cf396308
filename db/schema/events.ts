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
import {
  EVENT_FORMATS,
  EVENT_KINDS,
  VISIBILITIES,
  type QuestionSet,
} from '#app/domain/events/kinds.ts'
import { PROMOTIONS } from '#app/domain/events/waiting-list.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { council } from './councils.ts'
import { room } from './venues.ts'

export const PLACE_SHOWN = ['always', 'confirmed'] as const
export const initiative = pgTable(
  'initiative',
  { councilId: councilId().references(() => council.id), id: id(), name: text().notNull() },
  (t) => [primaryKey({ name: 'initiative_pk', columns: [t.councilId, t.id] })],
)

/** What is held: texts, questions, letters, visibility. When and where stand on the occurrence. */
export const event = pgTable(
  'event',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    kind: text({ enum: EVENT_KINDS }).notNull(),
    format: text({ enum: EVENT_FORMATS }).notNull(),
    title: text().notNull(),
    /** What stands in subjects, calendars and anywhere a stranger may look: neutral. */
    outsideTitle: text().notNull(),
    summary: text().notNull().default(''),
    /** Title, outside title and summary in other languages, by locale. */
    texts: jsonb()
      .$type<Record<string, { title?: string; outsideTitle?: string; summary?: string }>>()
      .notNull()
      .default({}),
    slug: text().notNull(),
    visibility: text({ enum: VISIBILITIES }).notNull(),
    /** Languages for which an interpreter is there. */
    languages: text().array().notNull().default([]),
    /** Codes of what a guest can count on: `step_free`, `hearing_loop`, `children`, `halal`, `quiet_space`. */
    facts: text().array().notNull().default([]),
    questions: jsonb().$type<QuestionSet>().notNull(),
    letters: text().array().notNull(),
    paper: text().array().notNull(),
    /** Of the version before, which may still run while this one starts; nobody reads it here. */
    reminderDays: smallint().array().notNull().default([2]),
    /** What officers set of the rules by which letters go out; a rule that is not here is as it comes. */
    reminderRules: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    recurrence: jsonb().$type<unknown>(),
    initiativeId: uuid(),
    copiedFromId: uuid(),
    /** Of a ceremony: until when children are nominated; null: until its last date begins. */
    nominationsCloseAt: at(),
    /** Of a ceremony: how many children were newly registered this year, who said so, and when. */
    newlyRegistered: integer(),
    newlyRegisteredBy: text(),
    newlyRegisteredAt: at(),
    publishedAt: at(),
    createdAt: at().notNull(),
    revision: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'event_pk', columns: [t.councilId, t.id] }),
    unique('event_slug').on(t.councilId, t.slug),
    foreignKey({
      name: 'event_initiative',
      columns: [t.councilId, t.initiativeId],
      foreignColumns: [initiative.councilId, initiative.id],
    }),
    check('event_kind', oneOf(t.kind, EVENT_KINDS)),
    check('event_newly_registered', sql`${t.newlyRegistered} between 0 and 100000`),
    check('event_format', oneOf(t.format, EVENT_FORMATS)),
    check('event_visibility', oneOf(t.visibility, VISIBILITIES)),
  ],
)

/** When, where, how many, until when. The counters are written by triggers only. */
export const occurrence = pgTable(
  'occurrence',
  {
    councilId: councilId(),
    id: id(),
    eventId: uuid().notNull(),
    startsAt: at().notNull(),
    endsAt: at().notNull(),
    timeZone: text().notNull(),
    roomId: uuid(),
    /** A place that is no room of ours: "War Memorial Park, by the bandstand". */
    place: text(),
    onlineUrl: text(),
    placeShown: text({ enum: PLACE_SHOWN }).notNull().default('always'),
    placeShownFromAt: at(),
    repliesOpenAt: at(),
    repliesCloseAt: at().notNull(),
    /** People, infants and staff included; null: no limit. */
    capacity: integer(),
    placesTaken: integer().notNull().default(0),
    placesHeld: integer().notNull().default(0),
    waitingParties: integer().notNull().default(0),
    lastWaitingNumber: integer().notNull().default(0),
    /** How a waiting party gets places that became free: at once, or by an offer that it has to take. */
    promotion: text({ enum: PROMOTIONS }).notNull().default('at_once'),
    /** How long an offer stands. */
    offerMinutes: integer().notNull().default(2_880),
    /** So many smaller parties may be let past each waiting one; after that the places are held for it. */
    overtakesAllowed: smallint().notNull().default(0),
    /** From here on nobody moves up; null: from the moment that replies close. */
    promotionClosesAt: at(),
    /** Parties with an invitation that holds, and how many of them gave which answer: the list's figures. */
    invitedParties: integer().notNull().default(0),
    comingParties: integer().notNull().default(0),
    maybeParties: integer().notNull().default(0),
    declinedParties: integer().notNull().default(0),
    revokedParties: integer().notNull().default(0),
    /** When guests were last to be told of another time or place, or replies got another end. */
    movedAt: at(),
    /** The room is booked until so many minutes after the start; null: until the end. */
    bookedMinutes: integer(),
    /** Roles that somebody must hold on the day; null: those of the kind. */
    rolesNeeded: text().array(),
    cancelledAt: at(),
    cancelledReason: text(),
    /** +1 whenever guests must be told: time, place, cancelled. */
    revision: integer().notNull().default(1),
    /** +1 with every save at the desk: what a form carries, so that a second officer sees both versions. */
    edition: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ name: 'occurrence_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'occurrence_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'occurrence_room',
      columns: [t.councilId, t.roomId],
      foreignColumns: [room.councilId, room.id],
    }),
    index('occurrence_by_event').on(t.councilId, t.eventId, t.startsAt),
    index('occurrence_by_start').on(t.councilId, t.startsAt, t.id),
    index('occurrence_by_room').on(t.councilId, t.roomId, t.startsAt),
    check('occurrence_ends_after_start', sql`${t.endsAt} > ${t.startsAt}`),
    check('occurrence_replies_close', sql`${t.repliesCloseAt} <= ${t.startsAt}`),
    check('occurrence_booked', sql`${t.bookedMinutes} between 1 and 20160`),
    check('occurrence_capacity', sql`${t.capacity} > 0`),
    check(
      'occurrence_places',
      sql`${t.placesTaken} >= 0 and ${t.placesHeld} >= 0 and (${t.capacity} is null or ${t.placesTaken} + ${t.placesHeld} <= ${t.capacity})`,
    ),
    check('occurrence_waiting', sql`${t.waitingParties} >= 0`),
    check('occurrence_promotion', oneOf(t.promotion, PROMOTIONS)),
    check('occurrence_offer_minutes', sql`${t.offerMinutes} between 30 and 20160`),
    check('occurrence_overtakes', sql`${t.overtakesAllowed} between 0 and 20`),
    check('occurrence_promotion_closes', sql`${t.promotionClosesAt} <= ${t.startsAt}`),
    check('occurrence_place_shown', oneOf(t.placeShown, PLACE_SHOWN)),
  ],
)

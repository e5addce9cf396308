import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DesignContent, PrintedFacts } from '#app/domain/ceremonies/certificate-design.ts'
import { RECOGNISED_LATER } from '#app/domain/ceremonies/stage.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { council, file } from './councils.ts'
import { person } from './directory.ts'
import { event, occurrence } from './events.ts'
import { party } from './parties.ts'

/** A celebrant child of one ceremony. */
export const honouree = pgTable(
  'honouree',
  {
    councilId: councilId(),
    id: id(),
    occurrenceId: uuid().notNull(),
    personId: uuid().notNull(),
    partyId: uuid(),
    handshake: boolean(),
    /** Until when photographs that are allowed no longer were taken down, as an officer said last. */
    photosClearedAt: at(),
    withdrawnAt: at(),
    createdAt: at().notNull(),
    /** Null: as the family's reply says. */
    isStepFree: boolean(),
    /** Who of the presenters hands over, from 1. */
    presenter: smallint(),
    /** Where the child stands in the row, from 1, when it was last written; gaps are closed when read. */
    stagePlace: integer(),
    movedByHand: boolean().notNull().default(false),
    /** What stands on the card: a number, or a letter on a blank one. It goes with the child wherever it stands. */
    card: text(),
    /** No family name is read out, as this family asked. */
    byFirstName: boolean().notNull().default(false),
    presentedAt: at(),
    /** The card was pulled: not here when called. */
    notHereAt: at(),
    /** How the certificate reached a child who was not presented. */
    recognisedHow: text({ enum: RECOGNISED_LATER }),
    recognisedAt: at(),
  },
  (t) => [
    primaryKey({ name: 'honouree_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'honouree_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'honouree_person',
      columns: [t.councilId, t.personId],
      foreignColumns: [person.councilId, person.id],
    }),
    foreignKey({
      name: 'honouree_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    unique('honouree_once').on(t.councilId, t.occurrenceId, t.personId),
    unique('honouree_card').on(t.councilId, t.occurrenceId, t.card),
    check('honouree_recognised', oneOf(t.recognisedHow, RECOGNISED_LATER)),
    check(
      'honouree_recognised_at',
      sql`(${t.recognisedHow} is null) = (${t.recognisedAt} is null)`,
    ),
  ],
)

/** One version of a name for the certificate. Approved versions never change. */
export const nameProof = pgTable(
  'name_proof',
  {
    councilId: councilId(),
    id: id(),
    honoureeId: uuid().notNull(),
    revision: integer().notNull(),
    name: text().notNull(),
    /** Set only where the name holds letters that cannot be printed: what stands on the certificate instead. */
    printedName: text(),
    nativeLine: text(),
    nativeLanguage: text(),
    pronunciation: text(),
    reason: text(),
    createdBy: text().notNull(),
    createdAt: at().notNull(),
    approvedAt: at(),
    approvedBy: text(),
  },
  (t) => [
    primaryKey({ name: 'name_proof_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'name_proof_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    unique('name_proof_revision').on(t.councilId, t.honoureeId, t.revision),
    check('name_proof_approval', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
  ],
)

export const certificateDesign = pgTable(
  'certificate_design',
  {
    councilId: councilId().references(() => council.id),
    id: id(),
    /** The event it is for; null: the council's own, the start of each new ceremony's. */
    eventId: uuid(),
    name: text().notNull(),
    version: integer().notNull(),
    content: jsonb().$type<DesignContent>().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'certificate_design_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'certificate_design_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    unique('certificate_design_version').on(t.councilId, t.name, t.version),
  ],
)

/** The ledger. After its time name and file go; code, date, state and keyed hash of the name stay. */
export const certificate = pgTable(
  'certificate',
  {
    councilId: councilId(),
    id: id(),
    honoureeId: uuid(),
    nameProofId: uuid(),
    occurrenceId: uuid().notNull(),
    designId: uuid().notNull(),
    serial: text().notNull(),
    codeHash: text().notNull(),
    ceremonyOn: date().notNull(),
    nameHmac: text().notNull(),
    /** What stands on it beside the name, as it was issued: later changes of the council leave it alone. */
    printed: jsonb().$type<PrintedFacts>().notNull(),
    pdfSha256: text(),
    fileId: uuid(),
    issuedAt: at().notNull(),
    issuedBy: text().notNull(),
    printedTimes: integer().notNull().default(0),
    revokedAt: at(),
    replacedById: uuid(),
    erasedAt: at(),
  },
  (t) => [
    primaryKey({ name: 'certificate_pk', columns: [t.councilId, t.id] }),
    foreignKey({
      name: 'certificate_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    foreignKey({
      name: 'certificate_name_proof',
      columns: [t.councilId, t.nameProofId],
      foreignColumns: [nameProof.councilId, nameProof.id],
    }),
    foreignKey({
      name: 'certificate_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    foreignKey({
      name: 'certificate_design_used',
      columns: [t.councilId, t.designId],
      foreignColumns: [certificateDesign.councilId, certificateDesign.id],
    }),
    foreignKey({
      name: 'certificate_file',
      columns: [t.councilId, t.fileId],
      foreignColumns: [file.councilId, file.id],
    }),
    unique('certificate_serial').on(t.councilId, t.serial),
    unique('certificate_code').on(t.councilId, t.codeHash),
    index('certificate_by_occurrence').on(t.councilId, t.occurrenceId),
    uniqueIndex('certificate_one_live')
      .on(t.councilId, t.honoureeId)
      .where(sql`${t.revokedAt} is null and ${t.replacedById} is null and ${t.erasedAt} is null`),
  ],
)

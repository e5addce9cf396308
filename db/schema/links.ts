import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { STAGE_ROLES } from '#app/domain/ceremonies/stage.ts'
import { honouree } from './ceremonies.ts'
import { at, councilId, id, oneOf } from './columns.ts'
import { account } from './councils.ts'
import { event, occurrence } from './events.ts'
import { nominator } from './nominations.ts'
import { party } from './parties.ts'
import { duty } from './programme.ts'

export const LINK_PURPOSES = [
  'reply',
  'group',
  'unsubscribe',
  'sign_in',
  'feed',
  'proof',
  'consent',
  'nominate',
  'duty',
  'stage',
] as const

/** A door of one purpose. Its token is made from its id and the secret; only the hash is kept. */
export const link = pgTable(
  'link',
  {
    councilId: councilId(),
    id: id(),
    tokenHash: text().notNull(),
    shortCodeHash: text(),
    purpose: text({ enum: LINK_PURPOSES }).notNull(),
    partyId: uuid(),
    eventId: uuid(),
    accountId: uuid(),
    honoureeId: uuid(),
    nominatorId: uuid(),
    dutyId: uuid(),
    occurrenceId: uuid(),
    stageRole: text({ enum: STAGE_ROLES }),
    expiresAt: at(),
    revokedAt: at(),
    spentAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    primaryKey({ name: 'link_pk', columns: [t.councilId, t.id] }),
    unique('link_token').on(t.councilId, t.tokenHash),
    unique('link_short_code').on(t.councilId, t.shortCodeHash),
    foreignKey({
      name: 'link_party',
      columns: [t.councilId, t.partyId],
      foreignColumns: [party.councilId, party.id],
    }),
    foreignKey({
      name: 'link_event',
      columns: [t.councilId, t.eventId],
      foreignColumns: [event.councilId, event.id],
    }),
    foreignKey({
      name: 'link_account',
      columns: [t.councilId, t.accountId],
      foreignColumns: [account.councilId, account.id],
    }),
    foreignKey({
      name: 'link_honouree',
      columns: [t.councilId, t.honoureeId],
      foreignColumns: [honouree.councilId, honouree.id],
    }),
    foreignKey({
      name: 'link_nominator',
      columns: [t.councilId, t.eventId, t.nominatorId],
      foreignColumns: [nominator.councilId, nominator.eventId, nominator.id],
    }),
    foreignKey({
      name: 'link_duty',
      columns: [t.councilId, t.dutyId],
      foreignColumns: [duty.councilId, duty.id],
    }),
    uniqueIndex('link_of_duty')
      .on(t.councilId, t.dutyId)
      .where(sql`${t.dutyId} is not null and ${t.revokedAt} is null`),
    foreignKey({
      name: 'link_occurrence',
      columns: [t.councilId, t.occurrenceId],
      foreignColumns: [occurrence.councilId, occurrence.id],
    }),
    uniqueIndex('link_of_nominator')
      .on(t.councilId, t.nominatorId)
      .where(sql`${t.nominatorId} is not null and ${t.revokedAt} is null`),
    index('link_of_party').on(t.councilId, t.partyId, t.eventId),
    index('link_of_occurrence').on(t.councilId, t.occurrenceId),
    index('link_of_honouree').on(t.councilId, t.honoureeId),
    check(
      'link_stage',
      sql`(${t.purpose} = 'stage') = (${t.occurrenceId} is not null) and (${t.purpose} = 'stage') = (${t.stageRole} is not null)`,
    ),
    check('link_stage_role', oneOf(t.stageRole, STAGE_ROLES)),
    check('link_purpose', oneOf(t.purpose, LINK_PURPOSES)),
    check(
      'link_subject',
      sql`case
        when ${t.purpose} in ('reply', 'group') then ${t.partyId} is not null and ${t.eventId} is not null
          and num_nonnulls(${t.accountId}, ${t.honoureeId}, ${t.nominatorId}, ${t.dutyId}) = 0
        when ${t.purpose} = 'unsubscribe' then ${t.partyId} is not null
          and num_nonnulls(${t.eventId}, ${t.accountId}, ${t.honoureeId}, ${t.nominatorId}, ${t.dutyId}) = 0
        when ${t.purpose} in ('proof', 'consent') then num_nonnulls(${t.accountId}, ${t.nominatorId}, ${t.dutyId}) = 0
          and (${t.partyId} is null) = (${t.eventId} is null) and (${t.partyId} is null) = (${t.honoureeId} is not null)
        when ${t.purpose} = 'nominate' then ${t.nominatorId} is not null and ${t.eventId} is not null
          and num_nonnulls(${t.partyId}, ${t.accountId}, ${t.honoureeId}, ${t.dutyId}) = 0
        when ${t.purpose} = 'duty' then ${t.dutyId} is not null
          and num_nonnulls(${t.partyId}, ${t.eventId}, ${t.accountId}, ${t.honoureeId}, ${t.nominatorId}) = 0
        when ${t.purpose} = 'stage' then ${t.eventId} is not null and ${t.expiresAt} is not null
          and num_nonnulls(${t.partyId}, ${t.accountId}, ${t.honoureeId}, ${t.nominatorId}, ${t.dutyId}) = 0
        else ${t.accountId} is not null
          and num_nonnulls(${t.partyId}, ${t.eventId}, ${t.honoureeId}, ${t.nominatorId}, ${t.dutyId}) = 0
      end`,
    ),
  ],
)

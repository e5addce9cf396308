import { addDays } from '../time.ts'
import { NAMES_DUE_DAYS, type DateInWork } from './needs.ts'

export type MilestoneKind =
  | 'published'
  | 'guests'
  | 'invitations'
  | 'names'
  | 'closing'
  | 'reminder'
  | 'printed'
  | 'day'

/** A step on the way to the day. */
export interface MilestoneFacts {
  kind: MilestoneKind
  state: 'done' | 'now' | 'late' | 'ahead'
  /** When it was or is due; null where it has no day. */
  at: Date | null
  done: number
  of: number
}

/** A week to answer is little; later is too late. */
const INVITED_DAYS = 7

/** Certificates lie ready two days before. */
const PRINTED_DAYS = 2

/**
 * The way to the day of one date, by the kind of its event. The first step that is not done is where the
 * work stands, late when its day has passed.
 *
 * @param remindAt When those who come are reminded for the last time; null: they are not.
 */
export function milestonesOf(
  date: DateInWork,
  {
    publishedAt,
    firstSentAt,
    certificates,
    remindAt,
    now,
  }: {
    publishedAt: Date | null
    firstSentAt: Date | null
    certificates: number
    remindAt: Date | null
    now: Date
  },
): MilestoneFacts[] {
  const { startsAt, endsAt, timeZone, repliesCloseAt, kind } = date
  const before = (days: number) => addDays(startsAt, -days, timeZone)
  const isInvited = kind !== 'welcome' || date.invited > 0
  const steps: Array<false | (Omit<MilestoneFacts, 'state'> & { isDone: boolean })> = [
    { kind: 'published', at: publishedAt, done: 0, of: 0, isDone: publishedAt !== null },
    isInvited && {
      kind: 'guests',
      at: null,
      done: date.invited,
      of: date.invited,
      isDone: date.invited > 0,
    },
    isInvited && {
      kind: 'invitations',
      at:
        date.sent >= date.invited ? firstSentAt : addDays(repliesCloseAt, -INVITED_DAYS, timeZone),
      done: date.sent,
      of: date.invited,
      isDone: date.invited > 0 && date.sent >= date.invited,
    },
    kind === 'ceremony' && {
      kind: 'names',
      at: before(NAMES_DUE_DAYS),
      done: date.approved,
      of: date.children,
      isDone: date.children > 0 && date.approved >= date.children,
    },
    { kind: 'closing', at: repliesCloseAt, done: 0, of: 0, isDone: now >= repliesCloseAt },
    remindAt !== null && {
      kind: 'reminder',
      at: remindAt,
      done: 0,
      of: 0,
      isDone: now >= remindAt,
    },
    kind === 'ceremony' && {
      kind: 'printed',
      at: before(PRINTED_DAYS),
      done: certificates,
      of: date.children,
      isDone: date.children > 0 && certificates >= date.children,
    },
    { kind: 'day', at: startsAt, done: 0, of: 0, isDone: now >= endsAt },
  ]
  const here = steps.filter((step) => step !== false)
  const standsAt = here.findIndex((step) => !step.isDone)
  return here.map(({ isDone, ...step }, index) => ({
    ...step,
    state: isDone
      ? 'done'
      : index !== standsAt
        ? 'ahead'
        : step.at !== null && step.at < now && step.kind !== 'day'
          ? 'late'
          : 'now',
  }))
}

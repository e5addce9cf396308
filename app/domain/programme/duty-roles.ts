import type { EventKind } from '../events/kinds.ts'

/** What people are there for on the day (docs/domain.md 1). */
export const DUTY_ROLES = [
  'compere',
  'presenter',
  'presiding_officer',
  'speaker',
  'performer',
  'name_reader',
  'stage_marshal',
  'door_lead',
  'photographer',
  'safeguarding_lead',
  'interpreter',
  'gift_table',
  'first_aid',
  'helper',
] as const
export type DutyRole = (typeof DUTY_ROLES)[number]

export const DUTY_ANSWERS = ['yes', 'no'] as const
export type DutyAnswer = (typeof DUTY_ANSWERS)[number]

/** Which roles a date of this kind needs somebody in, unless an officer says otherwise for the date. */
const NEEDED: Record<EventKind, readonly DutyRole[]> = {
  ceremony: [
    'compere',
    'presenter',
    'name_reader',
    'stage_marshal',
    'door_lead',
    'photographer',
    'safeguarding_lead',
    'gift_table',
  ],
  welcome: ['compere', 'door_lead', 'safeguarding_lead'],
  convening: ['compere', 'door_lead'],
}

/** The roles that a date needs: those an officer chose for it, else those of its kind. */
export function rolesNeeded(
  kind: EventKind,
  chosen: readonly string[] | null,
): readonly DutyRole[] {
  return chosen === null ? NEEDED[kind] : DUTY_ROLES.filter((role) => chosen.includes(role))
}

/** People arrive so long before the date begins, unless an officer says otherwise. */
export const ARRIVE_MINUTES_BEFORE = 60

import type { DutyAnswer, DutyRole } from './duty-roles.ts'

/** What counts of a duty. */
export interface Staffed {
  personId: string
  role: DutyRole
  answer: DutyAnswer | null
  isUnder18: boolean
  askedAt: Date | null
}

export interface Staffing {
  /** Roles that the date needs and nobody holds, or whose only holders said no. */
  missing: DutyRole[]
  /** Somebody is down for it, nobody has said yes. */
  open: DutyRole[]
  /** Adults who said yes, each once. */
  adults: number
  /** Fewer than two adults have said yes (docs/domain.md 1). */
  needsAdults: boolean
  /** No adult has said yes to being the safeguarding lead. */
  needsSafeguarding: boolean
  /** Not asked yet; asked and silent. */
  unasked: number
  silent: number
}

/** Two adults at least are with children, so that nobody is alone with them. */
export const LEAST_ADULTS = 2

/** Who is missing on the day, from the duties as they are. */
export function staffingOf(duties: readonly Staffed[], needed: readonly DutyRole[]): Staffing {
  const held = (role: DutyRole) => duties.filter((duty) => duty.role === role)
  const yes = duties.filter(({ answer, isUnder18 }) => answer === 'yes' && !isUnder18)
  const adults = new Set(yes.map(({ personId }) => personId)).size
  const missing = needed.filter((role) => held(role).every(({ answer }) => answer === 'no'))
  return {
    missing,
    open: needed.filter(
      (role) => !missing.includes(role) && !held(role).some(({ answer }) => answer === 'yes'),
    ),
    adults,
    needsAdults: adults < LEAST_ADULTS,
    needsSafeguarding: !yes.some(({ role }) => role === 'safeguarding_lead'),
    unasked: duties.filter(({ askedAt, answer }) => !askedAt && !answer).length,
    silent: duties.filter(({ askedAt, answer }) => askedAt && !answer).length,
  }
}

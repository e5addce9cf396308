import { addDays } from '../time.ts'
import type { Promotion } from './waiting-list.ts'

/** What officers decide about a date's waiting list. */
export interface WaitingRules {
  /** 0 to 20: so often each waiting party may be let past by smaller ones. */
  overtakesAllowed: number
  promotion: Promotion
  /** How long an offer stands; only where places are offered. */
  offerMinutes: number
  /** From here on nobody moves up; null: from the moment that replies close. */
  promotionClosesAt: Date | null
}

/** The decided columns, and nothing else of the row; those that the row does not have stay away. */
export function rulesIn({
  overtakesAllowed,
  promotion,
  offerMinutes,
  promotionClosesAt,
}: Partial<WaitingRules>): Partial<WaitingRules> {
  return {
    ...(overtakesAllowed === undefined ? {} : { overtakesAllowed }),
    ...(promotion === undefined ? {} : { promotion }),
    ...(offerMinutes === undefined ? {} : { offerMinutes }),
    ...(promotionClosesAt === undefined ? {} : { promotionClosesAt }),
  }
}

/** The last moment for moving up, so many days on; never after the start. */
export function closesWith(
  closesAt: Date | null,
  { days, startsAt, timeZone }: { days: number; startsAt: Date; timeZone: string },
): Date | null {
  const moved = closesAt && addDays(closesAt, days, timeZone)
  return moved && moved > startsAt ? startsAt : moved
}

/** The moment from which nobody moves up in the waiting list. */
export const promotionEndsAt = ({
  promotionClosesAt,
  repliesCloseAt,
}: {
  promotionClosesAt: Date | null
  repliesCloseAt: Date
}): Date => promotionClosesAt ?? repliesCloseAt

/** The rule as pages show it. */
export interface RuleShown extends Omit<WaitingRules, 'promotionClosesAt'> {
  /** The last moment for moving up. */
  endsAt: Date
  isOver: boolean
}

export function ruleToShow(when: WaitingRules & { repliesCloseAt: Date }, now: Date): RuleShown {
  const { overtakesAllowed, promotion, offerMinutes } = when
  const endsAt = promotionEndsAt(when)
  return { overtakesAllowed, promotion, offerMinutes, endsAt, isOver: now >= endsAt }
}

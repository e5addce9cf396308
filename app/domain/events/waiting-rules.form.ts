import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import {
  isEmpty,
  problem,
  readDay,
  readMoment,
  readTime,
  typedDate,
  typedMoment,
  typedText,
  type Problems,
} from './date-fields.ts'
import type { DateContext } from './date.form.ts'
import { PROMOTIONS } from './waiting-list.ts'
import type { WaitingRules } from './waiting-rules.ts'

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const RULE_NAMES = [
  'overtakesAllowed',
  'promotion',
  'offerHours',
  'closesOn.day',
  'closesAt',
]

const MOST_OVERTAKES = 20
/** Two weeks. */
const MOST_HOURS = 336
const MINUTES = 60

const fields = {
  revision: z.coerce.number().int().positive(),
  scope: z.enum(['this', 'following']).default('this'),
  overtakesAllowed: typedText,
  promotion: z.enum(PROMOTIONS, 'waiting-rules.promotion-missing'),
  offerHours: typedText,
  closesOn: typedDate,
  closesAt: typedText,
}

/** How a date's waiting list decides, as typed. */
export const waitingRulesForm = (context: Omit<DateContext, 'now'> & { startsAt: Date }) =>
  z.object(fields).transform((typed, ctx) => {
    const overtakesAllowed = readWhole(typed.overtakesAllowed, {
      ctx,
      field: 'overtakesAllowed',
      from: 0,
      to: MOST_OVERTAKES,
    })
    const isOffer = typed.promotion === 'offer'
    // Where nothing is offered the hours stand for later; nobody has to mend them.
    const hours = readWhole(typed.offerHours, {
      ctx: isOffer ? ctx : undefined,
      field: 'offerHours',
      from: 1,
      to: MOST_HOURS,
    })
    const promotionClosesAt = readLast(typed, ctx, context)
    if (overtakesAllowed === undefined || promotionClosesAt === undefined) return z.NEVER
    if (isOffer && hours === undefined) return z.NEVER
    const { revision, scope, promotion } = typed
    const rules: Omit<WaitingRules, 'offerMinutes'> & { offerMinutes?: number } = {
      overtakesAllowed,
      promotion,
      promotionClosesAt,
      ...(hours === undefined ? {} : { offerMinutes: hours * MINUTES }),
    }
    return { edition: revision, scope, rules }
  })

function readWhole(
  typed: string,
  { ctx, field, from, to }: { ctx: Problems | undefined; field: string; from: number; to: number },
): number | undefined {
  const text = latinDigits(typed)
  const number = /^\d{1,4}$/.test(text) ? Number(text) : -1
  if (number >= from && number <= to) return number
  return ctx ? problem(ctx, field, `waiting-rules.${field}-wrong`) : undefined
}

function readLast(
  typed: { closesOn: z.output<typeof typedDate>; closesAt: string },
  ctx: Problems,
  { t, timeZone, startsAt }: Omit<DateContext, 'now'> & { startsAt: Date },
): Date | null | undefined {
  if (isEmpty(typed.closesOn)) {
    return typed.closesAt === '' ? null : problem(ctx, 'closesOn', 'waiting-rules.day-missing')
  }
  const date = readDay(ctx, t, 'closesOn', typed.closesOn)
  const time = readTime(ctx, t, 'closesAt', typed.closesAt === '' ? '23:59' : typed.closesAt)
  if (!date || time === undefined) return undefined
  const closes = readMoment(ctx, t, 'closesAt', { date, time, timeZone })
  if (closes && closes > startsAt) return problem(ctx, 'closesOn', 'waiting-rules.after-start')
  return closes
}

/** The rules as their form shows them. */
export function typedOfRules(rules: WaitingRules & { timeZone: string }): Record<string, string[]> {
  return {
    overtakesAllowed: [String(rules.overtakesAllowed)],
    promotion: [rules.promotion],
    offerHours: [String(Math.max(1, Math.round(rules.offerMinutes / MINUTES)))],
    ...typedMoment(rules.promotionClosesAt, rules.timeZone, { on: 'closesOn', at: 'closesAt' }),
  }
}

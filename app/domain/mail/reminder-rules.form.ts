import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { latinDigits } from '../digits.ts'
import { problem, readTime, typedText } from '../events/date-fields.ts'
import {
  MOST_DAYS,
  MOST_HOURS,
  ruleField,
  RULE_NAMES,
  RULE_UNITS,
  type NamedRule,
  type ReminderRule,
  type RuleName,
} from './reminder-rules.ts'

const typedRule = z.object({
  isOn: z
    .string()
    .optional()
    .transform((value) => value === 'on'),
  amount: typedText,
  unit: z.enum(RULE_UNITS).catch('days'),
  time: typedText,
})

/**
 * The rules as typed. What is typed for a rule that is off is kept where it can be read and never in the way.
 *
 * @param known The rules as they are.
 */
export const reminderRulesForm = (t: Words, known: readonly NamedRule[]) =>
  z
    .object({
      revision: z.coerce.number().int().positive(),
      rules: z.partialRecord(z.enum(RULE_NAMES), typedRule).default({}),
    })
    .transform(({ revision, rules }, ctx) => {
      const read: Array<[RuleName, Omit<ReminderRule, 'since'>]> = []
      for (const now of known) {
        const { name } = now
        const typed = rules[name]
        if (!typed) continue
        const { isOn, unit } = typed
        const most = unit === 'days' ? MOST_DAYS : MOST_HOURS
        const amountText = latinDigits(typed.amount)
        const amount = /^\d{1,3}$/.test(amountText) ? Number(amountText) : -1
        const fits = amount >= 0 && amount <= most && (unit === 'days' || amount > 0)
        if (!isOn) {
          read.push([name, { ...withoutName(now), isOn, ...(fits ? { amount, unit } : {}) }])
          continue
        }
        if (!fits) problem(ctx, ruleField(name, 'amount'), t(`reminders.${unit}-wrong`, { most }))
        const time =
          unit === 'days' ? readTime(ctx, t, ruleField(name, 'time'), typed.time) : now.time
        if (!fits || time === undefined) continue
        read.push([name, { isOn, amount, unit, time }])
      }
      return { revision, rules: new Map(read) }
    })

const withoutName = ({ amount, unit, time }: Omit<NamedRule, 'name' | 'isOn'>) => ({
  amount,
  unit,
  time,
})

/** The rules as their form shows them. */
export function typedOfReminderRules(rules: readonly NamedRule[]): Record<string, string[]> {
  return Object.fromEntries(
    rules.flatMap(({ name, isOn, amount, unit, time }): Array<[string, string[]]> => [
      [ruleField(name, 'isOn'), isOn ? ['on'] : []],
      [ruleField(name, 'amount'), [String(amount)]],
      [ruleField(name, 'unit'), [unit]],
      [ruleField(name, 'time'), [time]],
    ]),
  )
}

import { Temporal } from 'temporal-polyfill'
import { rulesOf, type NamedRule } from './reminder-rules.ts'

/** A date, as far as rules count from it. */
export interface RuledDate {
  startsAt: Date
  endsAt: Date
  repliesCloseAt: Date
  /** IANA name; days and times are those of the event's place. */
  timeZone: string
}

/**
 * When a rule writes about a date: before it begins, before its replies close, or after its end. Days are
 * days on the wall at the rule's time, whatever the clocks do between; hours are hours that pass.
 */
export function ruleTime(
  date: RuledDate,
  rule: Pick<NamedRule, 'aim' | 'amount' | 'unit' | 'time'>,
): Date {
  const from = { before: date.startsAt, unanswered: date.repliesCloseAt, thanks: date.endsAt }[
    rule.aim
  ]
  const towards = rule.aim === 'thanks' ? 1 : -1
  if (rule.unit === 'hours') return new Date(from.getTime() + towards * rule.amount * 3_600_000)
  const at = Temporal.Instant.fromEpochMilliseconds(from.getTime())
    .toZonedDateTimeISO(date.timeZone)
    .toPlainDate()
    .add({ days: towards * rule.amount })
    .toZonedDateTime({ timeZone: date.timeZone, plainTime: Temporal.PlainTime.from(rule.time) })
  return new Date(at.epochMilliseconds)
}

/** When those who come are reminded for the last time; null where they are not. */
export function lastReminder(kept: unknown, date: RuledDate): Date | null {
  const times = rulesOf(kept)
    .filter(({ aim, isOn }) => aim === 'before' && isOn)
    .map((rule) => +ruleTime(date, rule))
  return times.length > 0 ? new Date(Math.max(...times)) : null
}

import { afterQuiet, type QuietHours } from './quiet-hours.ts'
import type { NamedRule, RuleName } from './reminder-rules.ts'
import { ruleTime, type RuledDate } from './reminder-time.ts'

/** A date with all that decides whether and when its rules write. */
export interface PlannedDate extends RuledDate {
  revision: number
  cancelledAt: Date | null
  /** When guests were last to be told of another time or place, or replies got another end. */
  movedAt: Date | null
}

/** What has become of a rule for one revision of a date. */
export interface RunOfRule {
  rule: RuleName
  revision: number
  state: 'sent' | 'stopped' | 'passed'
}

export type PlanState =
  /** Will go out at `sendAt`. */
  | 'planned'
  /** Its moment had passed when the rule was set, the event published or the date moved: nobody is written to. */
  | 'missed'
  /** What it would say is no longer so when the quiet hours end. */
  | 'too-late'
  /** An officer stopped it for this date. */
  | 'stopped'

export interface PlannedLetters {
  rule: NamedRule
  state: PlanState
  /** The rule's own moment, and the end of the quiet hours that it lies in. */
  at: Date
  sendAt: Date
}

/** Thanks that come later than this are none. */
const THANKS_DAYS = 14

/**
 * What the rules of an event will still do about one of its dates. A rule that has gone out for this revision
 * of the date is over and left out; so is one that is switched off.
 *
 * @param publishedAt Null: a draft; then the rules count as if it were published now.
 */
export function planOf(
  rules: readonly NamedRule[],
  date: PlannedDate,
  {
    publishedAt,
    quiet,
    runs,
    now,
  }: { publishedAt: Date | null; quiet: QuietHours; runs: readonly RunOfRule[]; now: Date },
): PlannedLetters[] {
  if (date.cancelledAt) return []
  return rules.flatMap((rule): PlannedLetters[] => {
    if (!rule.isOn) return []
    const mine = runs.filter((run) => run.rule === rule.name)
    const ofNow = mine.find(({ revision }) => revision === date.revision)
    if (ofNow?.state === 'sent' || ofNow?.state === 'passed') return []
    const at = ruleTime(date, rule)
    const sendAt = afterQuiet(at, quiet)
    const stands = Math.max(
      rule.since?.getTime() ?? 0,
      (publishedAt ?? now).getTime(),
      date.movedAt?.getTime() ?? 0,
    )
    const isMissed = at.getTime() <= stands || now >= lastMoment(date, rule)
    // It went out before the date moved: nothing was missed.
    if (isMissed && mine.some(({ state }) => state === 'sent')) return []
    const state = ofNow
      ? 'stopped'
      : isMissed
        ? 'missed'
        : sendAt >= lastMoment(date, rule)
          ? 'too-late'
          : 'planned'
    return [{ rule, state, at, sendAt }]
  })
}

/** From here on what a rule says is no longer so. */
export function lastMoment(date: RuledDate, rule: NamedRule): Date {
  if (rule.aim === 'before') return date.startsAt
  if (rule.aim === 'unanswered') return date.repliesCloseAt
  return new Date(ruleTime(date, rule).getTime() + THANKS_DAYS * 86_400_000)
}

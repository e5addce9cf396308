import type { PlannedRow } from '#app/domain/mail/timetable.ts'
import type { NamedRule, RuleName } from '#app/domain/mail/reminder-rules.ts'
import type { PageWords } from '#app/translations/page-words.ts'
import { Button } from '../govuk/button.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** The letter that rules of an aim send. */
export const RULE_PURPOSE = {
  unanswered: 'invitation_reminder',
  before: 'reminder',
  thanks: 'thanks',
} as const

/** "2 days before, at 10:00". */
export function ruleInWords(
  t: PageWords,
  { aim, amount, unit, time }: Pick<NamedRule, 'aim' | 'amount' | 'unit' | 'time'>,
): string {
  return unit === 'days'
    ? t(`reminders.${aim}-days`, { days: amount, time })
    : t(`reminders.${aim}-hours`, { hours: amount })
}

/** What a rule will do about a date, and why not where it will not. */
export function PlannedState({
  plan: { state, at, sendAt },
  timeZone,
}: {
  plan: PlannedRow
  timeZone: string
}) {
  const t = useWords()
  if (state === 'stopped')
    return (
      <>
        <State mark="no">{t('reminders.stopped')}</State>
        <span className="native">{t('reminders.stopped-why')}</span>
      </>
    )
  if (state !== 'planned')
    return (
      <>
        <State mark="no">{t('reminders.not-sent')}</State>
        <span className="native">{t(`reminders.${state}-why`)}</span>
      </>
    )
  return (
    <>
      <State mark="later">{t('letters.scheduled')}</State>
      {sendAt > at && (
        <span className="native">
          {t('reminders.quiet-why', { time: t.date(at, { timeZone, style: 'time' }) })}
        </span>
      )}
    </>
  )
}

/** The ways to steer one rule for one date: stop it, let it go after all, or send it now. */
export function RuleActions({
  plan,
  stops,
  href,
}: {
  plan?: PlannedRow
  /** Letters of a rule that wait in the outbox. */
  stops?: { rule: RuleName; letters: number }
  href: string
}) {
  const t = useWords()
  const rule = plan?.rule.name ?? stops?.rule
  if (!rule) return null
  const name = plan && ruleInWords(t, plan.rule)
  const unseen = name && <span className="govuk-visually-hidden"> ({name})</span>
  const press = (intent: 'stop' | 'resume' | 'send', words: string) => (
    <Button kind="secondary" small name="intent" value={intent}>
      {words}
      {unseen}
    </Button>
  )
  return (
    <form method="post" action={href} className="row">
      <input type="hidden" name="rule" value={rule} />
      {stops && press('stop', t('reminders.stop-letters', { letters: stops.letters }))}
      {plan?.state === 'planned' && press('stop', t('reminders.stop'))}
      {plan?.canResume && press('resume', t('reminders.resume'))}
      {plan?.canSend &&
        plan.state !== 'too-late' &&
        press('send', t('reminders.send-now', { letters: plan.whom.byEmail + plan.whom.byText }))}
    </form>
  )
}

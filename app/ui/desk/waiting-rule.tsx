import type { RuleShown } from '#app/domain/events/waiting-rules.ts'
import { useWords } from '../words.tsx'

/** How a date's waiting list decides, in four sentences. */
export function WaitingRule({ rule, timeZone }: { rule: RuleShown; timeZone: string }) {
  const t = useWords()
  const at = t.date(rule.endsAt, { timeZone, style: 'dateTime' })
  return (
    <>
      {t('waiting.rule-order')} {t('waiting.rule-passed', { times: rule.overtakesAllowed })}{' '}
      {rule.promotion === 'offer'
        ? t('waiting.rule-offer', { hours: Math.round(rule.offerMinutes / 60) })
        : t('waiting.rule-at_once')}{' '}
      {t(rule.isOver ? 'waiting.rule-over' : 'waiting.rule-until', { at })}
    </>
  )
}

import type { EventKind } from '#app/domain/events/kinds.ts'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import { Alarm } from './alarm.tsx'
import { TextCostLine, type TextCostFacts } from './text-cost-line.tsx'

/** How many hear by e-mail, and how many must be rung. */
export interface TellingFacts {
  byEmail: number
  byText: number
  toRing: number
}

/** Whom a move or a cancellation reaches, how, and who is left out: said before it is done. */
export function TellingWords({
  telling: { byEmail, byText, toRing },
  cost,
  what,
  kind,
  eventId,
  dates,
}: {
  telling: TellingFacts
  /** Of the texts among them. */
  cost: TextCostFacts
  what: 'move' | 'cancel'
  kind: EventKind
  eventId: string
  dates: number
}) {
  const t = useWords()
  const families = byEmail + byText + toRing
  return (
    <Alarm kind="note" title={t(`telling.${what}`, { families, kind: partiesOf(kind) })}>
      {dates > 1 && <span className="block">{t('telling.dates', { dates })}</span>}
      {families > 0 && (
        <span className="block">
          {t('telling.by-email', { families: byEmail })}{' '}
          {byText > 0 && (
            <>
              {t('telling.by-text', { families: byText })} <TextCostLine cost={cost} />{' '}
            </>
          )}
          {toRing > 0 && (
            <>
              {t('telling.to-ring', { families: toRing })}{' '}
              <a href={`/desk/events/${eventId}/call-list`}>{t('telling.call-list')}</a>
            </>
          )}
        </span>
      )}
      <span className="block">{t('telling.who')}</span>
    </Alarm>
  )
}

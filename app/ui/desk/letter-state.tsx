import type { TimetablePurpose } from '#app/domain/mail/timetable.ts'
import { POINTLESS, type Pointless } from '#app/domain/mail/letter-fate.ts'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

/** The states of a letter, in the order in which a list counts them. */
export const LETTER_STATES = [
  'failed',
  'bounced',
  'sending',
  'queued',
  'by_hand',
  'sent',
  'kept',
  'handed_over',
  'cancelled',
] as const
export type LetterState = (typeof LETTER_STATES)[number]

export const LETTER_MARKS: Record<LetterState, Mark> = {
  queued: 'later',
  sending: 'here',
  sent: 'yes',
  kept: 'rule',
  failed: 'bad',
  bounced: 'bad',
  cancelled: 'no',
  by_hand: 'maybe',
  handed_over: 'yes',
}

export type LetterPurpose = TimetablePurpose

/** The state of one letter, and why where that is not plain. */
export function LetterStateCell({
  state,
  lastError,
  channel,
  whole = false,
}: {
  state: LetterState
  lastError: string | null
  channel: 'email' | 'text'
  /** On the letter's own page: say also what a list of many would say in every row. */
  whole?: boolean
}) {
  const t = useWords()
  const plain = !whole && (state === 'kept' || state === 'by_hand')
  const why = useWhy({ state, lastError, channel })
  return (
    <>
      <State mark={LETTER_MARKS[state]}>{t(`letters.state-${state}`)}</State>
      {why && !plain && <span className="native">{why}</span>}
    </>
  )
}

/** Why a letter is where it is, in a sentence for an officer. */
function useWhy({
  state,
  lastError,
  channel,
}: {
  state: LetterState
  lastError: string | null
  channel: 'email' | 'text'
}): string | undefined {
  const t = useWords()
  if (state === 'by_hand') return t('letters.why-by-hand')
  const isText = channel === 'text'
  if (state === 'kept') return t(isText ? 'letters.why-kept-text' : 'letters.why-kept')
  if (!lastError) return undefined
  const [word = '', ...rest] = lastError.split(' ')
  const code = rest.join(' ')
  if (isPointless(lastError)) return t(`letters.why-${lastError}`)
  if (lastError === 'not-written') return t('letters.why-not-written')
  if (isFailure(lastError)) return t(`letters.why-${lastError}`)
  if (word === 'later') return t(isText ? 'letters.why-text-later' : 'letters.why-later', { code })
  if (word === 'gave-up')
    return t(isText ? 'letters.why-text-gave-up' : 'letters.why-gave-up', { code })
  return t(isText ? 'letters.why-text-refused' : 'letters.why-refused', { code: lastError })
}

const FAILURES = ['permanent-failure', 'temporary-failure', 'technical-failure'] as const
const isFailure = (word: string): word is (typeof FAILURES)[number] =>
  FAILURES.some((one) => one === word)
const isPointless = (word: string): word is Pointless => POINTLESS.some((one) => one === word)

/** How many letters are in which state; the first state that has any shows its mark. */
export function LetterCountsCell({ counts }: { counts: Partial<Record<LetterState, number>> }) {
  const t = useWords()
  const present = LETTER_STATES.filter((state) => (counts[state] ?? 0) > 0)
  return (
    <>
      {present.map((state) => (
        <div key={state}>
          <State mark={LETTER_MARKS[state]}>
            {t(`letters.count-${state}`, { letters: counts[state] ?? 0 })}
          </State>
        </div>
      ))}
    </>
  )
}

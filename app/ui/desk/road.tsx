import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'

export interface Milestone {
  text: ReactNode
  /** When it was or is due, and how far it is: "38 of 43, was due 4 June". */
  note?: ReactNode
  /** `now` is where the work stands; `late` the same past its date. At most one of them on a road. */
  state: 'done' | 'now' | 'late' | 'ahead'
}

/** The milestones to the day, in order. */
export function Road({ milestones }: { milestones: Milestone[] }) {
  const t = useWords()
  return (
    <ol className="road">
      {milestones.map(({ text, note, state }, index) => (
        <li
          // Milestones keep their order; their words may repeat.
          key={index}
          className={state === 'ahead' ? undefined : `is-${state}`}
          aria-current={state === 'now' || state === 'late' ? 'step' : undefined}
        >
          <b>
            {text}
            {state === 'done' && <Unseen>{t('desk.road-done')}</Unseen>}
            {state === 'late' && <Unseen>{t('desk.road-late')}</Unseen>}
          </b>
          {note && <span>{note}</span>}
        </li>
      ))}
    </ol>
  )
}

/** What the mark shows to the eye. */
function Unseen({ children }: { children: string }) {
  return <span className="govuk-visually-hidden">, {children}</span>
}

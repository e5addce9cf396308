import type { ReactNode } from 'react'

export interface DotsProps {
  /** People or places in each state; together at most `MOST`, else only the words are shown. */
  filled?: number
  open?: number
  waiting?: number
  back?: number
  /** The same in words. */
  children: ReactNode
}

/** More than these cannot be counted at a glance. */
const MOST = 20
const STEP = 14

/** A small whole number of people, one dot each. */
export function Dots({ filled = 0, open = 0, waiting = 0, back = 0, children }: DotsProps) {
  const kinds = [
    ...Array<string>(filled).fill('filled'),
    ...Array<string>(open).fill('open'),
    ...Array<string>(waiting).fill('waiting'),
    ...Array<string>(back).fill('back'),
  ]
  const width = kinds.length * STEP
  return (
    <span className="dots">
      {kinds.length > 0 && kinds.length <= MOST && (
        <svg viewBox={`0 0 ${width} ${STEP}`} aria-hidden="true" focusable="false">
          {kinds.map((kind, index) => (
            <circle key={index} className={`dot--${kind}`} cx={index * STEP + 7} cy="7" r="5" />
          ))}
        </svg>
      )}
      <span>{children}</span>
    </span>
  )
}

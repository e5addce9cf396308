import type { ReactNode } from 'react'

const LINE = { fill: 'none', stroke: 'currentColor' } as const

/** A shape for each kind of state, so that it survives print, forced colours and colour blindness. */
const MARKS = {
  yes: <path {...LINE} strokeWidth="2.2" d="m2 6.5 3 3 5-7" />,
  maybe: <path {...LINE} strokeWidth="2" d="M1 8c1.5-5 3.5-5 5-2s3.5 3 5-2" />,
  no: <path {...LINE} strokeWidth="2.2" d="M2 6h8" />,
  wait: <path fill="currentColor" d="M2 1.5h8L6.7 6 10 10.5H2L5.3 6Z" />,
  here: <circle fill="currentColor" cx="6" cy="6" r="4.5" />,
  later: (
    <path
      {...LINE}
      strokeWidth="1.5"
      d="M6 1.3a4.7 4.7 0 1 0 0 9.4 4.7 4.7 0 0 0 0-9.4ZM6 3.3V6l2 1.2"
    />
  ),
  rule: (
    <path
      fill="currentColor"
      d="M1.5 5H3V3.8a3 3 0 0 1 6 0V5h1.5v6h-9ZM4.5 5h3V3.8a1.5 1.5 0 0 0-3 0Z"
    />
  ),
  bad: <path fill="currentColor" d="M6 1 11.5 11H.5Z" />,
  none: <circle {...LINE} strokeWidth="1.8" cx="6" cy="6" r="4" />,
}

/**
 * yes: coming, good, published · maybe: maybe, draft, unnamed · no: not coming · wait: waiting ·
 * here: arrived, going out · later: planned · rule: kept by a rule · bad: needs you, failed ·
 * none: nothing known yet.
 */
export type Mark = keyof typeof MARKS

/** The state of one thing: its mark and a word. Counts are not states. */
export function State({ mark, children }: { mark: Mark; children: ReactNode }) {
  return (
    <span className={`state state--${mark}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true" focusable="false">
        {MARKS[mark]}
      </svg>
      <span>{children}</span>
    </span>
  )
}

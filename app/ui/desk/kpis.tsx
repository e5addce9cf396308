import type { ReactNode } from 'react'

export interface Kpi {
  label: ReactNode
  value: ReactNode
}

/** A few figures that belong together, each with its word. */
export function Kpis({ figures }: { figures: Kpi[] }) {
  return (
    <dl className="kpis">
      {figures.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Words and their values, one a line. */
export function Pairs({ pairs }: { pairs: Kpi[] }) {
  return (
    <dl className="pairs">
      {pairs.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

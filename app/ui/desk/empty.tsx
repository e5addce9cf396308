import type { ReactNode } from 'react'

/** Says what will be here, and offers the one way to begin. */
export function Empty({ children, actions }: { children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

import type { ReactNode } from 'react'
import { classes } from '../govuk/field.tsx'

export interface AlarmProps {
  /** What is so: "3 letters came back". */
  title: ReactNode
  /** `bad` is wrong now, `note` wants a look, `done` says what has just happened and how to undo it. */
  kind?: 'bad' | 'note' | 'done'
  children?: ReactNode
  /** The way out: buttons or links. */
  actions?: ReactNode
}

/** One thing about this page, with the way out. Errors of a form belong in its summary. */
export function Alarm({ title, kind = 'bad', children, actions }: AlarmProps) {
  const className = classes('alarm', kind !== 'bad' && `alarm--${kind}`)
  const content = (
    <>
      <h2>{title}</h2>
      {children && <p>{children}</p>}
      {actions && <div className="row">{actions}</div>}
    </>
  )
  if (kind !== 'done') return <div className={className}>{content}</div>
  return (
    // What has happened is news: it takes the focus, so that it is read first.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <div className={className} tabIndex={-1} autoFocus>
      {content}
    </div>
  )
}

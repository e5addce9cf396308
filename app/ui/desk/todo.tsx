import type { ReactNode } from 'react'
import { LinkButton } from '../govuk/button.tsx'

export interface TodoItem {
  id: string
  title: ReactNode
  /** `late` and `today` are marked; the words of `when` say so too. */
  urgency: 'late' | 'today' | 'later'
  /** "Due Friday 4 June." */
  when?: ReactNode
  /** For whom it matters, and what hangs on it. */
  why?: ReactNode
  href: string
  /** A verb with its object: "Settle 5 names". */
  action: ReactNode
}

export interface TodoProps {
  items: TodoItem[]
  /** The first is the next thing to do: its button is the page's green one. */
  firstIsNext?: boolean
}

/** What needs somebody: each with its date and one button, the most pressing first. */
export function Todo({ items, firstIsNext }: TodoProps) {
  return (
    <ol className="todo">
      {items.map(({ id, urgency, title, when, why, href, action }, index) => (
        <li key={id} className={urgency === 'later' ? undefined : `is-${urgency}`}>
          <div>
            <h3>{title}</h3>
            {(when || why) && (
              <p>
                {when && <span className="todo__when">{when}</span>} {why}
              </p>
            )}
          </div>
          <div>
            <LinkButton href={href} kind={firstIsNext && index === 0 ? undefined : 'secondary'}>
              {action}
            </LinkButton>
          </div>
        </li>
      ))}
    </ol>
  )
}

import type { ReactNode } from 'react'
import { classes } from './field.tsx'

export interface SummaryAction {
  href: string
  /** "Change"; the hidden part says what: "the number of children". */
  text: ReactNode
  hidden?: ReactNode
}

export interface SummaryRow {
  key: ReactNode
  value: ReactNode
  actions?: SummaryAction[]
}

/** Questions with their answers, to be checked before they are sent. */
export function SummaryList({ rows }: { rows: SummaryRow[] }) {
  const anyActions = rows.some(({ actions = [] }) => actions.length > 0)
  return (
    <dl className="govuk-summary-list">
      {rows.map(({ key, value, actions = [] }, index) => {
        const bare = anyActions && actions.length === 0
        return (
          <div
            className={classes(
              'govuk-summary-list__row',
              bare && 'govuk-summary-list__row--no-actions',
            )}
            // The rows of one answer never change their order between two renderings.
            key={index}
          >
            <dt className="govuk-summary-list__key">{key}</dt>
            <dd className="govuk-summary-list__value">{value}</dd>
            <Actions actions={actions} />
          </div>
        )
      })}
    </dl>
  )
}

function Actions({ actions }: { actions: SummaryAction[] }) {
  const [only, ...more] = actions
  if (!only) return null
  return (
    <dd className="govuk-summary-list__actions">
      {more.length === 0 ? (
        <Action {...only} />
      ) : (
        <ul className="govuk-summary-list__actions-list">
          {actions.map((action) => (
            <li className="govuk-summary-list__actions-list-item" key={action.href}>
              <Action {...action} />
            </li>
          ))}
        </ul>
      )}
    </dd>
  )
}

function Action({ href, text, hidden }: SummaryAction) {
  return (
    <a className="govuk-link" href={href}>
      {text}
      {hidden && <span className="govuk-visually-hidden"> {hidden}</span>}
    </a>
  )
}

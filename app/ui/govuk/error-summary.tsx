import { errorsInOrder, fieldId, type FormState } from '../form-state.ts'
import { useWords } from '../words.tsx'

export interface ErrorSummaryProps {
  state?: FormState
  /** The fields in the order of the page; `startsOn.day` for a date. */
  names: string[]
}

/** What is wrong with the form, above it, each line leading to its field; nothing when nothing is. */
export function ErrorSummary({ state, names }: ErrorSummaryProps) {
  const t = useWords()
  const errors = errorsInOrder(state, names)
  if (errors.length === 0) return null
  return (
    // Focus goes here as the page opens, without script: an alert that is there from the start is not announced.
    // oxlint-disable-next-line jsx-a11y/no-autofocus
    <div className="govuk-error-summary" tabIndex={-1} autoFocus>
      <div role="alert">
        <h2 className="govuk-error-summary__title">{t('form.problem')}</h2>
        <div className="govuk-error-summary__body">
          <ul className="govuk-list govuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={field ?? ''}>
                {field ? <a href={`#${fieldId(field)}`}>{message}</a> : message}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

import type { NeedKind } from '#app/domain/events/kinds.ts'
import { all, type FormState } from '../form-state.ts'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

export interface NeedBoxesProps {
  needs: readonly NeedKind[]
  form: FormState
  /** What is asked beside a need that is ticked; undefined: nothing. */
  detail: (need: NeedKind) => string | undefined
}

/** Needs to tick, with what is to be said beside each; inside a fieldset whose hint is `needs-hint`. */
export function NeedBoxes({ needs, form, detail }: NeedBoxesProps) {
  const t = useWords()
  const ticked = all(form, 'needs') ?? []
  return (
    <>
      <p className="govuk-hint" id="needs-hint">
        {t('reply-form.needs-hint')}
      </p>
      <div className="govuk-checkboxes">
        {needs.map((need) => {
          const label = detail(need)
          return (
            <div key={need}>
              <div className="govuk-checkboxes__item">
                <input
                  className="govuk-checkboxes__input"
                  type="checkbox"
                  id={`need-${need}`}
                  name="needs"
                  value={need}
                  defaultChecked={ticked.includes(need)}
                />
                <label className="govuk-label govuk-checkboxes__label" htmlFor={`need-${need}`}>
                  {t(`need.${need}`)}
                </label>
              </div>
              {label !== undefined && (
                <div className="govuk-checkboxes__conditional">
                  <TextField name={`detail.${need}`} label={label} state={form} />
                </div>
              )}
            </div>
          )
        })}
      </div>
    </>
  )
}

import { useWords } from '../words.tsx'
import { first } from '../form-state.ts'
import { classes, FieldNotes, fieldOf, FormGroup, type FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

export interface DateFieldsProps extends Omit<FieldProps, 'defaultValue'> {
  /** The date before anybody typed, as `2027-06-26`. */
  defaultDate?: string
  /** A date of birth may be filled in by the browser. */
  birthday?: boolean
}

const PARTS = [
  { part: 'day', words: 'form.day', width: 2 },
  { part: 'month', words: 'form.month', width: 2 },
  { part: 'year', words: 'form.year', width: 4 },
] as const

/**
 * A date in three boxes, sent as `name.day`, `name.month` and `name.year`. An error of the whole date
 * (`name`) marks all three, an error of a part that part alone.
 */
export function DateFields(props: DateFieldsProps) {
  const t = useWords()
  const { name, state } = props
  const wrongParts = PARTS.filter(({ part }) => state?.errors[`${name}.${part}`])
  const partError = wrongParts.map(({ part }) => state?.errors[`${name}.${part}`])[0]
  const whole = props.error ?? state?.errors[name]
  const field = fieldOf({ ...props, error: whole ?? partError })
  const [year, month, day] =
    props.defaultDate?.split('-').map((digits) => `${Number(digits)}`) ?? []
  const defaults = { day, month, year }
  return (
    <FormGroup error={field.error}>
      <Fieldset {...props} legend={props.label} describedBy={field.describedBy}>
        <FieldNotes field={field} hint={props.hint} />
        <div className="govuk-date-input" id={field.id}>
          {PARTS.map(({ part, words, width }) => (
            <div className="govuk-date-input__item" key={part}>
              <div className="govuk-form-group">
                <label
                  className="govuk-label govuk-date-input__label"
                  htmlFor={`${field.id}-${part}`}
                >
                  {t(words)}
                </label>
                <input
                  className={classes(
                    'govuk-input',
                    'govuk-date-input__input',
                    `govuk-input--width-${width}`,
                    (whole || state?.errors[`${name}.${part}`]) && 'govuk-input--error',
                  )}
                  id={`${field.id}-${part}`}
                  name={`${name}.${part}`}
                  type="text"
                  dir="ltr"
                  inputMode="numeric"
                  autoComplete={props.birthday ? `bday-${part}` : 'off'}
                  defaultValue={first(state, `${name}.${part}`) ?? defaults[part]}
                />
              </div>
            </div>
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  )
}

import { classes, FieldLabel, FieldNotes, fieldOf, FormGroup, type FieldProps } from './field.tsx'

export interface SelectProps extends FieldProps {
  options: SelectOption[]
  autoComplete?: string
}

export interface SelectOption {
  value: string
  label: string
  /** For a language written in its own script. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  disabled?: boolean
}

/** One of many. For two to seven answers take `Radios`. */
export function Select(props: SelectProps) {
  const field = fieldOf(props)
  return (
    <FormGroup error={field.error}>
      <FieldLabel {...props} htmlFor={field.id} />
      <FieldNotes field={field} hint={props.hint} />
      <select
        className={classes('govuk-select', field.error && 'govuk-select--error')}
        id={field.id}
        name={props.name}
        defaultValue={field.value}
        autoComplete={props.autoComplete}
        aria-describedby={field.describedBy}
      >
        {props.options.map((option) => (
          <option
            key={option.value}
            value={option.value}
            lang={option.lang}
            dir={option.dir}
            disabled={option.disabled}
          >
            {option.label}
          </option>
        ))}
      </select>
    </FormGroup>
  )
}

import { Fragment, type ReactNode } from 'react'
import { all } from '../form-state.ts'
import { classes, FieldNotes, fieldOf, FormGroup, Hint, type FieldProps } from './field.tsx'
import { Fieldset } from './fieldset.tsx'

/** One answer of a question. */
export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
  /** Fields that matter only with this answer. The style sheet folds them away until it is chosen. */
  conditional?: ReactNode
  /** The language of the label, where it is not the page's. */
  lang?: string
  dir?: 'ltr' | 'rtl'
  disabled?: boolean
  /** A word such as "or" that stands above this answer. */
  divider?: ReactNode
}

export interface RadiosProps extends FieldProps {
  options: Choice[]
  /** Smaller marks, for dense desk forms. */
  small?: boolean
  /** Short answers beside each other. */
  inline?: boolean
}

/** One of few. `label` is the legend. */
export function Radios(props: RadiosProps) {
  const { value } = fieldOf(props)
  return <Choices {...props} type="radio" chosen={value === undefined ? [] : [value]} />
}

export interface CheckboxesProps extends Omit<FieldProps, 'label' | 'defaultValue'> {
  /** The legend. Without it there is one box and no group. */
  label?: ReactNode
  options: Choice[]
  /** The values ticked before anybody chose. */
  defaultValues?: string[]
  small?: boolean
}

/** Any of several, or one box on its own. */
export function Checkboxes({ defaultValues = [], label, ...props }: CheckboxesProps) {
  const chosen = all(props.state, props.name) ?? defaultValues
  return <Choices {...props} label={label} type="checkbox" chosen={chosen} />
}

interface ChoicesProps extends Omit<FieldProps, 'label'> {
  label?: ReactNode
  type: 'radio' | 'checkbox'
  options: Choice[]
  chosen: string[]
  small?: boolean
  inline?: boolean
}

function Choices({ label, type, chosen, options, small, inline, ...props }: ChoicesProps) {
  const field = fieldOf({ ...props, label })
  const block = type === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  const modifiers = [small && `${block}--small`, inline && `${block}--inline`]
  const content = (
    <>
      <FieldNotes field={field} hint={props.hint} />
      <div className={classes(block, ...modifiers)}>
        {options.map((option, index) => {
          // A divider takes a number, too, as in govuk-frontend.
          const place = index + options.slice(0, index + 1).filter(({ divider }) => divider).length
          const id = place === 0 ? field.id : `${field.id}-${place + 1}`
          const hintId = option.hint ? `${id}-item-hint` : undefined
          const describedBy = classes(!label && field.describedBy, hintId) || undefined
          return (
            <Fragment key={option.value}>
              {option.divider && <div className={`${block}__divider`}>{option.divider}</div>}
              <div className={`${block}__item`}>
                <input
                  className={`${block}__input`}
                  id={id}
                  name={props.name}
                  type={type}
                  value={option.value}
                  defaultChecked={chosen.includes(option.value)}
                  disabled={option.disabled}
                  aria-describedby={describedBy}
                />
                <label
                  className={`govuk-label ${block}__label`}
                  htmlFor={id}
                  lang={option.lang}
                  dir={option.dir}
                >
                  {option.label}
                </label>
                {option.hint && (
                  <Hint id={hintId} className={`${block}__hint`}>
                    {option.hint}
                  </Hint>
                )}
              </div>
              {option.conditional && (
                <div className={`${block}__conditional`} id={`conditional-${id}`}>
                  {option.conditional}
                </div>
              )}
            </Fragment>
          )
        })}
      </div>
    </>
  )
  return (
    <FormGroup error={field.error}>
      {label ? (
        <Fieldset {...props} legend={label} describedBy={field.describedBy}>
          {content}
        </Fieldset>
      ) : (
        content
      )}
    </FormGroup>
  )
}

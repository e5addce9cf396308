import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { fieldId, first, type FormState } from '../form-state.ts'

/** What every field takes. Words are ready for the reader; the value and the error come from `state`. */
export interface FieldProps {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** What was typed and what is wrong; found by `name`. */
  state?: FormState
  /** The value before anybody typed. */
  defaultValue?: string
  /** Only where the message does not come from `state`. */
  error?: string
  /** Only where the name would not make a unique id. */
  id?: string
  /** Marks the label with "(optional)". */
  optional?: boolean
  /** Size of the label or legend. */
  size?: 's' | 'm' | 'l'
  /** The label is the heading of this rank, for a page with one question. */
  heading?: 1 | 2
}

/** A field's own share of the form's state. */
export interface Field {
  id: string
  value: string | undefined
  error: string | undefined
  hintId: string | undefined
  errorId: string | undefined
  /** For aria-describedby: the hint, then the error; undefined when there is neither. */
  describedBy: string | undefined
}

export function fieldOf(props: FieldProps): Field {
  const id = props.id ?? fieldId(props.name)
  const error = props.error ?? props.state?.errors[props.name]
  const hintId = props.hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  return {
    id,
    value: first(props.state, props.name) ?? props.defaultValue,
    error,
    hintId,
    errorId,
    describedBy: [hintId, errorId].filter(Boolean).join(' ') || undefined,
  }
}

/** Class names joined by a space; what is false or empty is left out. */
export function classes(...names: Array<string | false | undefined>): string {
  return names.filter(Boolean).join(' ')
}

/** The box around one field, marked when something is wrong. */
export function FormGroup({ error, children }: { error?: string; children: ReactNode }) {
  return (
    <div className={classes('govuk-form-group', error && 'govuk-form-group--error')}>
      {children}
    </div>
  )
}

/** Explains a field before it is filled in; the field names its id in aria-describedby. */
export function Hint({ id, className, children }: HintProps) {
  return (
    <div id={id} className={classes('govuk-hint', className)}>
      {children}
    </div>
  )
}

interface HintProps {
  id?: string
  className?: string
  children: ReactNode
}

/** Says what is wrong with a field; "Error:" is heard, not seen. */
export function ErrorMessage({ id, children }: { id: string; children: ReactNode }) {
  const t = useWords()
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">{t('form.error-prefix')}</span> {children}
    </p>
  )
}

/** Hint and error of a field, in the order in which they are read. */
export function FieldNotes({ field, hint }: { field: Field; hint?: ReactNode }) {
  return (
    <>
      {field.hintId && <Hint id={field.hintId}>{hint}</Hint>}
      {field.errorId && <ErrorMessage id={field.errorId}>{field.error}</ErrorMessage>}
    </>
  )
}

/** The label of one control, as the page's heading where the page asks one thing. */
export function FieldLabel({ htmlFor, ...props }: { htmlFor: string } & LabelProps) {
  const label = (
    <label className={classes('govuk-label', sized('govuk-label', props))} htmlFor={htmlFor}>
      <LabelText {...props} />
    </label>
  )
  if (!props.heading) return label
  const Heading = `h${props.heading}` as const
  return <Heading className="govuk-label-wrapper">{label}</Heading>
}

type LabelProps = Pick<FieldProps, 'label' | 'optional' | 'size' | 'heading'>

/** The label's words, with "(optional)" where nothing need be filled in. */
export function LabelText({ label, optional }: LabelProps) {
  const t = useWords()
  if (!optional) return label
  return (
    <>
      {label} <span className="optional">{t('form.optional')}</span>
    </>
  )
}

/** The modifier of a label or legend for its size. */
export function sized(block: string, { size, heading }: Pick<FieldProps, 'size' | 'heading'>) {
  const chosen = size ?? (heading && 'l')
  return chosen && `${block}--${chosen}`
}

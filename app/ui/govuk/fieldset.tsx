import type { ReactNode } from 'react'
import { classes, LabelText, sized, type FieldProps } from './field.tsx'

export interface FieldsetProps extends Pick<FieldProps, 'optional' | 'size' | 'heading'> {
  legend: ReactNode
  /** Ids of what explains the group. */
  describedBy?: string
  children: ReactNode
}

/** Fields that answer one question together. */
export function Fieldset({ legend, describedBy, children, ...props }: FieldsetProps) {
  const text = <LabelText label={legend} optional={props.optional} />
  const Heading = props.heading ? (`h${props.heading}` as const) : undefined
  return (
    <fieldset className="govuk-fieldset" aria-describedby={describedBy}>
      <legend className={classes('govuk-fieldset__legend', sized('govuk-fieldset__legend', props))}>
        {Heading ? <Heading className="govuk-fieldset__heading">{text}</Heading> : text}
      </legend>
      {children}
    </fieldset>
  )
}

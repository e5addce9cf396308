import type { ReactNode } from 'react'
import { classes } from './field.tsx'

type Kind = 'secondary' | 'warning' | 'inverse'

export interface ButtonProps {
  children: ReactNode
  /** Without a kind it is the green one: the next thing to do, at most one a page. */
  kind?: Kind
  small?: boolean
  /** With a name the form tells which of its buttons was pressed. */
  name?: string
  value?: string
  /** Sends the form elsewhere than the form itself says. */
  formAction?: string
  /** The id of the form, where the button stands outside it. */
  form?: string
  /** Skips the browser's own checks, for "Go back" and "Remove". */
  formNoValidate?: boolean
  formMethod?: 'get' | 'post'
  /** `_blank`: the answer opens beside this page, and what was typed stays. */
  formTarget?: '_blank'
}

/** Sends a form. Its words are a verb with object and number: "Remind 11 families". */
export function Button({ children, kind, small, ...rest }: ButtonProps) {
  return (
    <button type="submit" className={look(kind, small)} {...rest}>
      {children}
    </button>
  )
}

export interface LinkButtonProps {
  href: string
  children: ReactNode
  kind?: Kind
  small?: boolean
}

/** Leads to the page where something is done; it changes nothing by itself, so it is a link. */
export function LinkButton({ href, children, kind, small }: LinkButtonProps) {
  return (
    <a href={href} draggable="false" className={look(kind, small)}>
      {children}
    </a>
  )
}

function look(kind?: Kind, small?: boolean) {
  return classes('govuk-button', kind && `govuk-button--${kind}`, small && 'govuk-button--small')
}

/** Buttons and links that belong to one decision. */
export function ButtonGroup({ children }: { children: ReactNode }) {
  return <div className="govuk-button-group">{children}</div>
}

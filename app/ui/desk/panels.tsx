import type { ReactNode } from 'react'
import { classes } from '../govuk/field.tsx'
import { useWords } from '../words.tsx'

export interface PageHeadProps {
  title: ReactNode
  /** One sentence: what is so. */
  lede?: ReactNode
  actions?: ReactNode
}

/** The head of a page that belongs to no event. */
export function PageHead({ title, lede, actions }: PageHeadProps) {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        {lede && <p>{lede}</p>}
      </div>
      {actions && <div className="row">{actions}</div>}
    </div>
  )
}

export interface BoxProps {
  /** Unique on the page: the heading's id. */
  id: string
  title: ReactNode
  /** Leads to all of it. */
  link?: { href: string; text: ReactNode }
  /** On paper instead of white. */
  paper?: boolean
  /** Without an edge: a part of the page rather than something beside it. */
  plain?: boolean
  children: ReactNode
}

/** A part of a page with its heading. */
export function Box({ id, title, link, paper, plain, children }: BoxProps) {
  return (
    <section
      className={classes(!plain && 'box', paper && 'box--paper') || undefined}
      aria-labelledby={id}
    >
      <div className="box__head">
        <h2 id={id}>{title}</h2>
        {link && <a href={link.href}>{link.text}</a>}
      </div>
      {children}
    </section>
  )
}

/** Answers "why?" in sentences, then the ways to change it. */
export function Why({ children }: { children: ReactNode }) {
  return <div className="why">{children}</div>
}

/** A page that is also printed, with the double rule of ink and gold below its title. */
export function Sheet({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <article className="sheet">
      <h1>{title}</h1>
      <hr className="sheet__rule" />
      {children}
    </article>
  )
}

/** The steps of a longer task; `at` counts from 0. */
export function Steps({ steps, at }: { steps: string[]; at: number }) {
  const t = useWords()
  return (
    <ol className="steps" aria-label={t('desk.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < at ? 'is-done' : undefined}
          aria-current={index === at ? 'step' : undefined}
        >
          {step}
          {index < at && <span className="govuk-visually-hidden">, {t('desk.road-done')}</span>}
        </li>
      ))}
    </ol>
  )
}

import type { ReactNode } from 'react'
import type { OnStageView, StageState } from '#app/domain/ceremonies/on-stage-view.ts'
import type { StageRole } from '#app/domain/ceremonies/stage.ts'
import { Icon } from '../icon.tsx'
import { useWords } from '../words.tsx'
import { CalledCard } from './called-card.tsx'
import { ChildRow } from './child-row.tsx'
import { FindChild } from './find-child.tsx'
import { PressForm } from './press-form.tsx'

export interface OnStageProps {
  path: string
  role: StageRole
  isCancelled: boolean
  timeZone: string
  now: Date
  view: OnStageView
  state: StageState
  /** Made with the page, for devices without script: a form that is sent twice counts once. */
  pressIds: { press: string; back: string; of: string[] }
  sheetHref: string
}

/** Children who follow the next one: a reader looks a little ahead, a marshal sends ten up. */
const AHEAD: Record<StageRole, number> = { reader: 4, marshal: 10 }

/**
 * The page of those beside the stage: whom to call now, how to say it, who follows. All children stand in
 * it; public/stage.js shows those whose turn it is, keeps presses while the network is away, and hears
 * of the other device's. Without script every press is a form.
 */
export function OnStage(props: OnStageProps) {
  const t = useWords()
  const { role, path, view, state, isCancelled } = props
  const [now, next, ...after] = view.row
  const shown = role === 'marshal' ? [next, ...after].slice(0, 10) : after.slice(0, AHEAD.reader)
  return (
    <StageDocument title={t('on-stage.title')} sheetHref={props.sheetHref} withScript>
      <body
        className={`stage stage--${role}`}
        data-stage={path}
        data-role={role}
        data-ahead={AHEAD[role]}
        data-state={JSON.stringify(state)}
      >
        <Top {...props} />
        <main id="main">
          <output className="govuk-visually-hidden" data-said />
          <h1 className="govuk-visually-hidden">{t('on-stage.title')}</h1>
          {isCancelled && <p className="notice">{t('on-stage.cancelled')}</p>}
          <section className="now" aria-label={t('on-stage.now')}>
            {view.children.map((child) => (
              <CalledCard key={child.id} child={child} path={path} isHidden={child !== now} />
            ))}
            <p className="called-name" data-end hidden={now !== undefined}>
              {t('on-stage.all-called')}
            </p>
          </section>
          <section className="after" aria-labelledby="after">
            <h2 id="after">{role === 'marshal' ? t('on-stage.next-ten') : t('on-stage.after')}</h2>
            <ol data-after>
              {shown.map((child) => child && <ChildRow key={child.id} child={child} role={role} />)}
            </ol>
          </section>
          <div className="foot">
            <section className="next" data-next aria-label={t('on-stage.next')}>
              {next && role === 'reader' && <ChildRow child={next} role={role} isNext />}
            </section>
            <PressForm
              id={props.pressIds.press}
              child={now?.id}
              presses={[
                { press: 'not-here', text: t('on-stage.not-here') },
                { press: 'presented', text: t('on-stage.presented'), isMain: true },
              ]}
            />
          </div>
        </main>
        <aside aria-label={t('on-stage.find')}>
          <FindChild view={view} path={path} ids={props.pressIds.of} />
        </aside>
        <ol hidden data-rows>
          {view.children.map((child) => (
            <ChildRow key={child.id} child={child} role={role} />
          ))}
        </ol>
        <footer className="fine">{t('on-stage.keep-private')}</footer>
      </body>
    </StageDocument>
  )
}

function Top({ view, pressIds, timeZone, now }: OnStageProps) {
  const t = useWords()
  const total = view.children.length
  const called = total - view.row.length
  return (
    <header className="top">
      <p className="nums">
        {t.rich('on-stage.count', {
          at: (
            <b key="at" data-count>
              {Math.min(called + 1, total)}
            </b>
          ),
          total: (
            <span key="total" data-total>
              {total}
            </span>
          ),
        })}
      </p>
      <output className="offline" data-offline>
        <span hidden>
          <Icon name="offline" /> {t('on-stage.offline')}
        </span>
      </output>
      <PressForm
        id={pressIds.back}
        child={view.last?.id}
        isBack
        presses={[{ press: 'back', text: t('on-stage.back'), about: view.last?.name }]}
      />
      <p className="nums">
        <time data-clock={timeZone}>{t.date(now, { timeZone, style: 'time' })}</time>
      </p>
    </header>
  )
}

/** A link that was made once and leads nowhere now. */
export function OnStageOver({ sheetHref }: { sheetHref: string }) {
  const t = useWords()
  return (
    <StageDocument title={t('on-stage.over')} sheetHref={sheetHref}>
      <body className="stage stage--over">
        <main id="main">
          <h1>{t('on-stage.over')}</h1>
          <p>{t('on-stage.over-lead')}</p>
        </main>
      </body>
    </StageDocument>
  )
}

function StageDocument({
  title,
  sheetHref,
  withScript,
  children,
}: {
  title: string
  sheetHref: string
  withScript?: boolean
  children: ReactNode
}) {
  const t = useWords()
  return (
    <html lang={t.locale} dir={t.dir}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0c1a33" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={sheetHref} />
        {withScript && <script src="/stage.js" defer />}
      </head>
      {children}
    </html>
  )
}

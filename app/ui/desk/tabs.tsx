import { Icon } from '../icon.tsx'
import { useWords } from '../words.tsx'

export interface Tab {
  href: string
  text: string
  /** How many things on that page need you; nothing else is counted here. */
  needsYou?: number
}

export interface TabsProps {
  /** What the pages belong to, such as the event's name. */
  label: string
  /** The address of the page that is open. */
  at: string
  tabs: Tab[]
}

/** The pages of one thing. On a phone they fold behind the name of the open one. */
export function Tabs({ label, at, tabs }: TabsProps) {
  const t = useWords()
  const open = tabs.find(({ href }) => href === at)
  const needs = tabs.reduce((sum, { needsYou = 0 }) => sum + needsYou, 0)
  return (
    <>
      <nav className="tabs" aria-label={label}>
        <TabList at={at} tabs={tabs} />
      </nav>
      <details className="fold">
        <summary>
          {open?.text ?? t('desk.pages')}
          <Count needsYou={needs} />
          <Icon name="down" />
        </summary>
        <nav aria-label={t('desk.pages')}>
          <TabList at={at} tabs={tabs} />
        </nav>
      </details>
    </>
  )
}

function TabList({ at, tabs }: Pick<TabsProps, 'at' | 'tabs'>) {
  return (
    <ul>
      {tabs.map(({ href, text, needsYou = 0 }) => (
        <li key={href}>
          <a href={href} aria-current={href === at ? 'page' : undefined}>
            {text} <Count needsYou={needsYou} />
          </a>
        </li>
      ))}
    </ul>
  )
}

function Count({ needsYou }: { needsYou: number }) {
  const t = useWords()
  if (needsYou === 0) return null
  return (
    <span className="count">
      {needsYou}
      <span className="govuk-visually-hidden"> {t('desk.need-you', { things: needsYou })}</span>
    </span>
  )
}

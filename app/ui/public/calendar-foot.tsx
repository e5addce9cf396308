import { webcalAddress } from '#app/domain/calendar/links.ts'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'

interface OtherMonth {
  startsAt: Date
  href: string
}

export interface CalendarFootProps {
  more: string | undefined
  before: OtherMonth | undefined
  next: OtherMonth | undefined
  list: string
  /** The list begins somewhere in the middle. */
  isLater: boolean
  timeZone: string
}

/** Where the calendar goes on, and how it comes into one's own. */
export function CalendarFoot({ more, before, next, list, isLater, timeZone }: CalendarFootProps) {
  const t = useWords()
  const { origin } = usePage()
  const feed = `${origin}/calendar.ics`
  const links = [
    ...(isLater ? [{ href: list, text: t('calendar.from-start') }] : []),
    ...[before, next].flatMap((month) =>
      month
        ? [{ href: month.href, text: t.date(month.startsAt, { timeZone, style: 'month' }) }]
        : [],
    ),
    ...(more ? [{ href: more, text: t('calendar.more') }] : []),
  ]
  return (
    <>
      {links.length > 0 && (
        <nav
          className="onward"
          aria-label={before || next ? t('calendar.other-months') : t('calendar.more')}
        >
          {links.map(({ href, text }) => (
            <a key={href} className="govuk-link" href={href}>
              {text}
            </a>
          ))}
        </nav>
      )}
      <p className="subscribe">
        <a className="govuk-link" href={webcalAddress(feed)}>
          <Icon name="calendar" /> {t('calendar.subscribe')}
        </a>
        <br />
        {t('calendar.subscribe-how')} <bdi dir="ltr">{feed}</bdi>
      </p>
    </>
  )
}

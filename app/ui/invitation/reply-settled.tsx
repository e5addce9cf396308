import type { InvitationView, InvitedDate } from '#app/domain/invitations/invitation-view.ts'
import type { CalendarSite } from '#app/domain/calendar/links.ts'
import { Icon } from '../icon.tsx'
import { usePage } from '../page-context.tsx'
import { Qr } from '../qr.tsx'
import { useWords } from '../words.tsx'
import { KeepCode } from './keep-code.tsx'
import { Offer } from './offer.tsx'
import { CountsInWords } from './party-in-words.tsx'
import { Waits } from './waits.tsx'

export interface ReplySettledProps {
  view: Pick<InvitationView, 'event' | 'readOutCode'>
  date: InvitedDate & { reply: NonNullable<InvitedDate['reply']> }
  reference: string
  /** The page's own address, for the code at the door. */
  pageUrl: string
  calendarFile: string
  calendarSites: Partial<Record<CalendarSite, string>>
  changeHref: string
  /** Letters reach this party. */
  hasAddress: boolean
}

const TONE = {
  confirmed: '',
  waiting: ' settled--wait',
  offered: ' settled--wait',
  lapsed: ' settled--no',
  maybe: ' settled--no',
  declined: ' settled--no',
} as const

/** What became of the answer, what happens next, and how to change it. This page can be opened again. */
export function ReplySettled(props: ReplySettledProps) {
  const t = useWords()
  const { date } = props
  const { state, counts } = date.reply
  const comes = state === 'confirmed'
  return (
    <>
      <div className={`settled${TONE[state]}`}>
        <h1>{t(`settled.${state}`)}</h1>
        {date.reply.people > 0 && (
          <p>
            <CountsInWords counts={counts} />
          </p>
        )}
        {state === 'waiting' && <Waits date={date} />}
        {state === 'offered' && <Offer {...props} />}
      </div>
      {comes && <Pass {...props} />}
      {!props.hasAddress && props.view.readOutCode && <KeepCode code={props.view.readOutCode} />}
      {(comes || state === 'waiting') && <AddToCalendar {...props} />}
      <h2 className="govuk-heading-m">{t('settled.what-next')}</h2>
      <NextSteps {...props} />
      {date.door === 'open' && <ChangeOfPlans {...props} />}
    </>
  )
}

function Pass({ reference, pageUrl }: ReplySettledProps) {
  const t = useWords()
  return (
    <div className="pass">
      <Qr text={pageUrl} label={t('settled.code-label', { reference })} />
      <div>
        <p>{t('settled.reference')}</p>
        <b dir="ltr">{reference}</b>
        <p>{t('settled.reference-hint')}</p>
      </div>
    </div>
  )
}

function AddToCalendar({ calendarFile, calendarSites }: ReplySettledProps) {
  const t = useWords()
  const { google, outlook } = calendarSites
  return (
    <>
      <h2 className="govuk-heading-m">{t('settled.add-to-calendar')}</h2>
      <ul className="addto">
        <li>
          <a className="govuk-link" href={calendarFile}>
            <Icon name="calendar" />
            <span>{t('settled.calendar-phone')}</span>
          </a>
        </li>
        {google && (
          <li>
            <a className="govuk-link" href={google} rel="noreferrer">
              <Icon name="calendar" />
              <span>
                <bdi lang="en">Google</bdi>
              </span>
            </a>
          </li>
        )}
        {outlook && (
          <li>
            <a className="govuk-link" href={outlook} rel="noreferrer">
              <Icon name="calendar" />
              <span>
                <bdi lang="en">Outlook</bdi>
              </span>
            </a>
          </li>
        )}
      </ul>
    </>
  )
}

function NextSteps({ view, date, hasAddress }: ReplySettledProps) {
  const t = useWords()
  const { council } = usePage()
  const { startsAt, repliesCloseAt, timeZone, reply } = date
  const day = t.date(startsAt, { timeZone, style: 'day' })
  const time = t.date(startsAt, { timeZone, style: 'time' })
  const closes = t.date(repliesCloseAt, { timeZone, style: 'day' })
  const steps = {
    confirmed: [
      ...(hasAddress ? [t('settled.next-confirmation')] : []),
      ...(hasAddress && view.event.remindsGuests ? [t('settled.next-reminder')] : []),
      t('settled.next-come', { day, time }),
    ],
    waiting: [
      hasAddress ? t('settled.next-waiting-mail') : t('settled.next-waiting-ring'),
      t('settled.next-waiting-stay', { day: closes }),
    ],
    offered: [t('settled.next-offered')],
    lapsed: [t('settled.next-lapsed')],
    maybe: [t('settled.next-maybe', { day: closes }), t('settled.next-maybe-places')],
    declined: [t('settled.next-declined', { day: closes })],
  }[reply.state]
  return (
    <>
      <ol className="next">
        {steps.map((step) => (
          <li key={step}>
            <span>{step}</span>
          </li>
        ))}
      </ol>
      {council.phone && (
        <p className="govuk-body">
          {t.rich('settled.question', {
            phone: (
              <bdi key="phone" dir="ltr" className="nowrap">
                {council.phone}
              </bdi>
            ),
          })}
        </p>
      )}
    </>
  )
}

function ChangeOfPlans({ date, changeHref }: ReplySettledProps) {
  const t = useWords()
  return (
    <>
      <h2 className="govuk-heading-m">{t('settled.plans-changed')}</h2>
      <p className="govuk-body">
        {t('settled.change-until', {
          day: t.date(date.repliesCloseAt, { timeZone: date.timeZone, style: 'day' }),
        })}
      </p>
      <p className="govuk-body">
        <a className="govuk-link" href={changeHref}>
          {t('settled.change')}
        </a>
      </p>
      {date.reply.answer !== 'no' && (
        <p className="govuk-body">
          <a className="govuk-link" href={`${changeHref}&answer=no`}>
            {t('settled.cannot-come')}
          </a>
        </p>
      )}
    </>
  )
}

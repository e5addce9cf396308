import { Fragment } from 'react'
import { spokenName } from '#app/domain/invitations/guest-language.ts'
import type { NeedOfLine } from '#app/domain/invitations/guest-line.ts'
import type { HeadBand } from '#app/domain/invitations/people.ts'
import type { Channel } from '#app/domain/invitations/reply.ts'
import { Icon, type IconName } from '../icon.tsx'
import { useWords } from '../words.tsx'

/** "2 adults, 1 child". */
export function Heads({ heads }: { heads: Partial<Record<HeadBand, number>> }) {
  const t = useWords()
  const told = [
    heads.adult && t('guests.adults', { people: heads.adult }),
    heads.young && t('guests.young', { people: heads.young }),
    heads.child && t('guests.children', { people: heads.child }),
    heads.infant && t('guests.infants', { people: heads.infant }),
    heads.unknown && t('guests.unknown-ages', { people: heads.unknown }),
  ]
  return <>{told.filter(Boolean).join(', ')}</>
}

/** "Arabic interpreter, nut allergy": what a party needs, in a few words, and who of them. */
export function Needs({ needs }: { needs: NeedOfLine[] }) {
  const t = useWords()
  return (
    <>
      {needs.map(({ kind, detail, who }, index) => (
        <span key={`${kind} ${detail}`}>
          {index > 0 && ', '}
          {t(`guests.need-${kind}`)}
          {detail && (
            <>
              {': '}
              <bdi>{kind === 'interpreter' ? spokenName(detail) : detail}</bdi>
            </>
          )}
          {who.length > 0 && (
            <>
              {' ('}
              {who.map(({ name, ageBand }, at) => (
                <Fragment key={at}>
                  {at > 0 && ', '}
                  {name ? <bdi>{name}</bdi> : t(`guests.one-${ageBand}`)}
                </Fragment>
              ))}
              )
            </>
          )}
        </span>
      ))}
    </>
  )
}

const ICONS: Record<Channel, IconName> = {
  link: 'link',
  phone: 'phone',
  paper: 'paper',
  calendar: 'letter',
  group: 'people',
  sign_up: 'globe',
  override: 'people',
}

export interface HeardProps {
  channel: Channel | null
  answeredAt: Date | null
  sentAt: Date | null
  timeZone: string
}

/** Where the answer came from and when, else when they were invited. */
export function Heard({ channel, answeredAt, sentAt, timeZone }: HeardProps) {
  const t = useWords()
  const day = (at: Date) => t.date(at, { timeZone, style: 'dayMonth' })
  if (channel && answeredAt)
    return (
      <span className="heard">
        <Icon name={ICONS[channel]} /> {t(`guests.by-${channel}`, { day: day(answeredAt) })}
      </span>
    )
  return (
    <span className="heard">
      {sentAt ? t('guests.invited-on', { day: day(sentAt) }) : t('guests.not-invited-yet')}
    </span>
  )
}

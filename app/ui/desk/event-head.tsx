import type { ReactNode } from 'react'
import { Icon } from '../icon.tsx'
import { useWords } from '../words.tsx'
import { Tabs, type Tab } from './tabs.tsx'

export interface EventHeadProps {
  /** "Children's ceremony". */
  kind: string
  name: string
  when: ReactNode
  where?: ReactNode
  /** "in 19 days", "today". */
  until?: ReactNode
  /** A `State`: published, draft, cancelled. */
  state: ReactNode
  /** A `DeskPlaces`. */
  places?: ReactNode
  /** The one next step, a button; nothing when nothing waits. */
  next?: ReactNode
  tabs: Tab[]
  /** The address of the open tab. */
  at: string
}

/** What, when, where, how full, what next: the same on every page of an event. */
export function EventHead(props: EventHeadProps) {
  const t = useWords()
  return (
    <div className="event">
      <div className="wide">
        <p className="crumb">
          <a href="/desk/events">{t('desk.events')}</a>
          <span aria-hidden="true"> / </span>
          {props.kind}
        </p>
        <div className="event__row">
          <div>
            <h1>
              <bdi>{props.name}</bdi>
            </h1>
            <div className="event__facts">
              <span>
                <Icon name="calendar" /> {props.when}
              </span>
              {props.where && (
                <span>
                  <Icon name="pin" /> {props.where}
                </span>
              )}
              {props.until && (
                <span>
                  <Icon name="clock" /> <b>{props.until}</b>
                </span>
              )}
              {props.state}
            </div>
          </div>
          {props.places && <div>{props.places}</div>}
          {props.next && <div>{props.next}</div>}
        </div>
        <Tabs label={props.name} at={props.at} tabs={props.tabs} />
      </div>
    </div>
  )
}

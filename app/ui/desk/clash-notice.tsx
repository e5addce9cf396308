import { whenOf } from '#app/translations/when.ts'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'

export interface ClashFacts {
  eventId: string
  title: string
  roomName: string
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** The room is taken: by what, and when. The form below goes on all the same when that is meant. */
export function ClashNotice({ clashes }: { clashes: ClashFacts[] }) {
  const t = useWords()
  return (
    <Alarm kind="note" title={t('when-form.clash-title')}>
      {clashes.map((clash) => (
        <span className="block" key={`${clash.eventId} ${clash.startsAt.toISOString()}`}>
          {t.rich('when-form.clash', {
            title: (
              <a key="title" href={`/desk/events/${clash.eventId}`}>
                <bdi>{clash.title}</bdi>
              </a>
            ),
            room: <bdi key="room">{clash.roomName}</bdi>,
            when: whenOf(t, clash),
          })}
        </span>
      ))}
    </Alarm>
  )
}

/** What was typed, carried along unseen to be sent again. */
export function Carried({
  typed,
  except = [],
}: {
  typed: Record<string, string[]>
  except?: string[]
}) {
  return Object.entries(typed).flatMap(([name, values]) =>
    except.includes(name)
      ? []
      : values.map((value, index) => (
          <input key={`${name} ${index}`} type="hidden" name={name} value={value} />
        )),
  )
}

import type { ReactNode } from 'react'

export interface PlacesProps {
  /** Places in all, people; null where nobody counts them: then the text stands alone. */
  capacity: number | null
  /** People who come. */
  coming: number
  /** Places kept back. */
  reserved?: number
  /** People who may come. They hold no place: the stripes lie over what is free. */
  maybe?: number
  /** People on the waiting list, drawn past the mark. */
  waiting?: number
  big?: boolean
  /** The same in words, for every reader; the line itself is not read out. */
  children: ReactNode
}

/** Width of the drawing in its own units. */
const WIDTH = 300

/** The room as one line, from the reading side. It needs `Stripes` on the page (both frames have it). */
export function Places({ big, children, ...counts }: PlacesProps) {
  return (
    <div className={big ? 'places places--big' : 'places'}>
      {counts.capacity !== null && <Line {...counts} capacity={counts.capacity} />}
      <span className="places__text">{children}</span>
    </div>
  )
}

type Counts = Omit<PlacesProps, 'big' | 'children' | 'capacity'> & { capacity: number }

function Line({ capacity, coming, reserved = 0, maybe = 0, waiting = 0 }: Counts) {
  const taken = coming + reserved
  const room = Math.max(capacity, taken, 1)
  const maybeShown = Math.min(maybe, room - taken)
  // A long queue would squeeze the room to nothing; the words say how long it is.
  const waitingShown = Math.min(waiting, room / 3)
  const scale = WIDTH / (room + waitingShown)
  const at = (people: number) => Math.round(people * scale * 10) / 10
  const edge = at(room)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} 12`}
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="seg-track" width={edge} height="12" />
      <Part className={taken >= capacity ? 'seg-full' : 'seg-yes'} from={0} to={at(coming)} />
      <Part className="seg-reserved" from={at(coming)} to={at(taken)} />
      <Part className="seg-maybe" from={at(taken)} to={at(taken + maybeShown)} />
      {waiting > 0 && (
        <>
          <rect
            className="seg-wait"
            x={edge + 3}
            y="2"
            width={Math.max(WIDTH - edge - 3, 2)}
            height="8"
          />
          <path className="seg-mark" d={`M${edge} -3V15`} />
        </>
      )}
    </svg>
  )
}

function Part({ className, from, to }: { className: string; from: number; to: number }) {
  if (to <= from) return null
  const width = Math.round((to - from) * 10) / 10
  return <rect className={className} x={from} width={width} height="12" />
}

/** The pattern that means "maybe", defined once a page. */
export function Stripes() {
  return (
    <svg className="stripes" width="0" height="0" aria-hidden="true" focusable="false">
      <defs>
        <pattern
          id="stripes"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="stripes__ground" width="5" height="5" />
          <rect className="stripes__line" width="2.2" height="5" />
        </pattern>
      </defs>
    </svg>
  )
}

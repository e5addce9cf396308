import { anglesOf, rosetteOf } from '#app/domain/events/rosette.ts'

/** An event's figure, in the colour of the text around it. Decoration: no reader is told of it. */
export function Rosette({ eventId }: { eventId: string }) {
  const shape = rosetteOf(eventId)
  return (
    <svg
      className="rosette"
      viewBox="-100 -100 200 200"
      fill="none"
      stroke="currentColor"
      strokeWidth="0.7"
      aria-hidden="true"
      focusable="false"
    >
      {anglesOf(shape).map((angle) => (
        <ellipse
          key={angle}
          cx="48"
          rx={shape.length}
          ry={shape.breadth}
          transform={`rotate(${angle})`}
        />
      ))}
    </svg>
  )
}

import type { Seat, Seating } from '#app/domain/ceremonies/seating.ts'
import { useWords } from '../words.tsx'

const STEP = 21
const ROW = 26
const AISLE = 44
const LEFT = 66
const TOP = 96

/** The room from above, drawn; the list of rows beside it says the same. */
export function SeatPlan({ seating: { room, plan } }: { seating: Seating }) {
  const t = useWords()
  const { rows, left, right } = room
  const hasAisle = left > 0 && right > 0
  const width = Math.max(420, LEFT + (left + right) * STEP + (hasAisle ? AISLE : 0) + 66)
  const height = TOP + rows * ROW + 44
  const aisle = LEFT + left * STEP + (hasAisle ? AISLE / 2 : 0)
  const x = ({ side, at }: Seat) =>
    side === 'left'
      ? LEFT + (at - 1) * STEP
      : LEFT + left * STEP + (hasAisle ? AISLE : 0) + (at - 1) * STEP
  const y = ({ row }: Seat) => TOP + (row - 1) * ROW
  return (
    <figure className="seat-figure">
      {/* A wide room is moved sideways on a phone, by finger or by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="seat-view" aria-label={t('seats.picture')} tabIndex={0}>
        <svg
          className="seat-plan"
          viewBox={`0 0 ${width} ${height}`}
          width={width}
          height={height}
          aria-hidden="true"
          focusable="false"
        >
          <rect className="seat-room" x="8" y="8" width={width - 16} height={height - 16} rx="4" />
          <rect className="seat-stage" x={aisle - 105} y="20" width="210" height="34" rx="3" />
          <text className="seat-on" x={aisle} y="42">
            {t('seats.stage')}
          </text>
          <path
            className="seat-route"
            d={`M16 80H${aisle - 105}M${aisle + 105} 80H${width - 16}`}
          />
          <text className="seat-word" x={16} y="72">
            {t('seats.route')}
          </text>
          {hasAisle && <path className="seat-route" d={`M${aisle} ${height - 34}V82`} />}
          {plan.seats.map((seat) => (
            <g key={`${seat.row} ${seat.side} ${seat.at}`}>
              <rect
                className={`seat seat--${kindOf(seat)}`}
                x={x(seat)}
                y={y(seat)}
                width="17"
                height="17"
                rx="3"
              />
              {seat.kind === 'step-free' && (
                <rect
                  className="seat-step"
                  x={x(seat) - 1.5}
                  y={y(seat) - 1.5}
                  width="20"
                  height="20"
                  rx="4"
                />
              )}
              {seat.card && (
                <text className="seat-on" x={x(seat) + 8.5} y={y(seat) + 12.5}>
                  {seat.card}
                </text>
              )}
            </g>
          ))}
          {Array.from({ length: rows }, (_, at) => at + 1).map((row) => (
            <text key={row} className="seat-word" x="24" y={TOP + (row - 1) * ROW + 13}>
              {row}
            </text>
          ))}
          <text className="seat-word seat-word--mid" x={aisle} y={height - 16}>
            {t('seats.doors')}
          </text>
        </svg>
      </section>
      <figcaption>
        <ul className="seat-legend">
          {(['child', 'family', 'step-free', 'civic', 'open'] as const).map((kind) => (
            <li key={kind}>
              <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
                <rect
                  className={`seat seat--${kind === 'step-free' ? 'open' : kind}`}
                  x="2"
                  y="2"
                  width="16"
                  height="16"
                  rx="3"
                />
                {kind === 'step-free' && (
                  <rect className="seat-step" x="1" y="1" width="18" height="18" rx="4" />
                )}
              </svg>
              {t(`seats.${kind}`)}
            </li>
          ))}
        </ul>
      </figcaption>
    </figure>
  )
}

const kindOf = ({ kind, card, family }: Seat): 'child' | 'family' | 'civic' | 'open' =>
  card ? 'child' : family ? 'family' : kind === 'civic' ? 'civic' : 'open'

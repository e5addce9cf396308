import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'

export interface RepliesOfDay {
  /** `2027-06-01` */
  date: string
  /** Short, in words: "1 Jun". */
  label: string
  /** Replies, not people. */
  coming: number
  notComing: number
}

export interface ReplyChartProps {
  /** What is drawn: "Replies to the summer picnic by day". */
  caption: string
  /** In order, without gaps. */
  days: RepliesOfDay[]
}

const WIDTH = 600
const HEIGHT = 130
/** Room for the days below and the numbers above. */
const FLOOR = HEIGHT - 25
const TALLEST = 80
/** Breadth of a letter under a bar, in units of the drawing: wide, and on a phone twice the size. */
const LETTER = 6.4
const PHONE_LETTER = 12.5
const GAP = 10
/** Fewer bars than this tell no more than the table. */
const ENOUGH_DAYS = 3

/** Replies day by day: bars for the eye, the same numbers in a table for everyone. */
export function ReplyChart({ caption, days }: ReplyChartProps) {
  const t = useWords()
  if (days.length < ENOUGH_DAYS) return <ReplyTable caption={caption} days={days} />
  return (
    <figure className="chart" aria-label={caption}>
      <Bars days={days} />
      <p className="small muted">{t('desk.chart-key')}</p>
      <Details summary={t('desk.chart-as-table')}>
        <ReplyTable caption={caption} days={days} />
      </Details>
    </figure>
  )
}

function Bars({ days }: { days: RepliesOfDay[] }) {
  const step = WIDTH / days.length
  const most = Math.max(1, ...days.map((day) => day.coming + day.notComing))
  const tall = (replies: number) => round((replies / most) * TALLEST)
  // Words under every bar only where they have room.
  const letters = Math.max(...days.map(({ label }) => label.length))
  const everyNth = Math.ceil((letters * LETTER + GAP) / step)
  const keepNth = everyNth * Math.ceil((letters * PHONE_LETTER + GAP) / (everyNth * step))
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
      <path className="chart__axis" d={`M0 ${FLOOR + 0.5}H${WIDTH}`} />
      {days.map(({ date, label, coming, notComing }, index) => {
        const bar = { x: round(step * index + step * 0.08), width: round(step * 0.84) }
        const middle = round(step * (index + 0.5))
        const top = round(FLOOR - tall(coming) - tall(notComing))
        const all = coming + notComing
        const kept = index % keepNth === 0
        return (
          <g key={date}>
            <rect {...bar} className="seg-yes" y={FLOOR - tall(coming)} height={tall(coming)} />
            {notComing > 0 && <rect {...bar} className="seg-no" y={top} height={tall(notComing)} />}
            {index % everyNth === 0 && (
              <text className={kept ? 'chart__kept' : undefined} x={middle} y={HEIGHT - 4}>
                {label}
              </text>
            )}
            {all > 0 && step > 18 && (
              <text
                className={kept || all === most ? 'chart__value chart__kept' : 'chart__value'}
                x={middle}
                y={top - 4}
              >
                {all}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

function ReplyTable({ caption, days }: ReplyChartProps) {
  const t = useWords()
  return (
    <table className="grid">
      <caption className="govuk-visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.chart-day')}</th>
          <th scope="col" className="num">
            {t('desk.chart-coming')}
          </th>
          <th scope="col" className="num">
            {t('desk.chart-not-coming')}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ date, label, coming, notComing }) => (
          <tr key={date}>
            <th scope="row">{label}</th>
            <td className="num">{t.number(coming)}</td>
            <td className="num">{t.number(notComing)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const round = (length: number) => Math.round(length * 10) / 10

/** A line of replies as they grew, beside the number itself. Nothing is drawn for fewer than 3 days. */
export function Spark({ values }: { values: number[] }) {
  if (values.length < 3) return null
  const most = Math.max(1, ...values)
  const points = values.map((value, index) => [
    Math.round((index * 720) / (values.length - 1)) / 10,
    Math.round(190 - (value / most) * 170) / 10,
  ])
  const [x, y] = points.at(-1) ?? []
  return (
    <svg className="spark" viewBox="-1 0 78 21" aria-hidden="true" focusable="false">
      <path d={`M${points.map((point) => point.join(' ')).join('L')}`} />
      <circle cx={x} cy={y} r="2.5" />
    </svg>
  )
}

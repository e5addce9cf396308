import { encode } from 'uqr'

/** Light modules around the code: fewer than four and some scanners do not find it. */
const QUIET_ZONE = 4

/**
 * A QR code as one path.
 * @param text What a scanner reads, such as the address of a page.
 * @param label What is said instead of it: "Code for your invitation, COV-7F3K2".
 */
export function Qr({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE })
  return (
    // An inline drawing needs no second request, and no address of an image carries the token.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={pathOf(data)} fill="currentColor" shapeRendering="crispEdges" />
    </svg>
  )
}

/** Each run of dark modules in a row becomes one box. */
function pathOf(rows: boolean[][]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((dark, x) => {
        if (!dark || row[x - 1]) return []
        const end = row.indexOf(false, x)
        const run = (end === -1 ? row.length : end) - x
        return [`M${x} ${y}h${run}v1h-${run}z`]
      }),
    )
    .join('')
}

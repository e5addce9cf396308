import { encode } from 'uqr'

const svg = (box: string, body: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${body}</svg>`

const turned = (shape: string, times: number): string =>
  Array.from(
    { length: times },
    (_, at) => `<g transform="rotate(${((360 / times) * at).toFixed(3)})">${shape}</g>`,
  ).join('')

/** A QR code as one path of horizontal runs: a third of the size of a square for each module. Error correction M. */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const runs = data.flatMap((row, y) =>
    runsOf(row).map(([x, wide]) => `M${x} ${y}h${wide}v1h-${wide}z`),
  )
  return svg(`0 0 ${size} ${size}`, `<path d="${runs.join('')}"/>`)
}

function runsOf(row: boolean[]): [number, number][] {
  const runs: [number, number][] = []
  let from = -1
  for (let x = 0; x <= row.length; x++) {
    if (row[x] && from === -1) from = x
    if (!row[x] && from !== -1) {
      runs.push([from, x - from])
      from = -1
    }
  }
  return runs
}

/** The rosette behind a certificate: ellipses turned round one centre, in one pale colour. */
export function rosette(colour: string): string {
  const rings = [
    [198, 64, 0],
    [188, 58, 3.75],
    [150, 44, 0],
    [104, 36, 5],
    [64, 26, 0],
  ].map(([long, short, by]) => {
    const ellipse = `<ellipse rx="${long}" ry="${short}"/>`
    return `<g transform="rotate(${by})">${turned(ellipse, 24)}</g>`
  })
  return svg(
    '-200 -200 400 400',
    `<g fill="none" stroke="${colour}" stroke-width=".42">${rings.join('')}</g>`,
  )
}

/**
 * The device of a council that gave none: a lantern's eight flames in a ring of beads. It is invented, and
 * deliberately neither a shield nor a crown, so that it is taken for nobody's arms.
 */
export function civicDevice({
  colour,
  accent,
  paper,
}: {
  colour: string
  accent: string
  paper: string
}): string {
  const disc = darkEnough(colour)
  const petal = '<path d="M0-17C7-29 7-42 0-56C-7-42-7-29 0-17Z"/>'
  const ray = '<path d="M0-40V-60"/>'
  const bead = '<circle cy="-80.500" r="2.300"/>'
  return svg(
    '-100 -100 200 200',
    `<circle r="97" fill="${disc}"/>` +
      `<g fill="none" stroke="${accent}"><circle r="90" stroke-width="2.500"/><circle r="71" stroke-width="2.500"/></g>` +
      `<g fill="${accent}">${turned(bead, 32)}</g>` +
      `<g fill="${paper}">${turned(petal, 8)}</g>` +
      `<g fill="none" stroke="${accent}" stroke-width="3" stroke-linecap="round" transform="rotate(22.500)">${turned(ray, 8)}</g>` +
      `<circle r="10" fill="${accent}"/>`,
  )
}

/** A colour on which pale petals show: darkened step by step until white has three times its light (WCAG 1.4.11). */
function darkEnough(colour: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
  for (let keep = 1; keep > 0; keep -= 0.05) {
    const [r = 0, g = 0, b = 0] = parts.map((part) => linear((part * keep) / 255))
    if (1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05) >= 3) {
      return `#${parts
        .map((part) =>
          Math.round(part * keep)
            .toString(16)
            .padStart(2, '0'),
        )
        .join('')}`
    }
  }
  return '#000000'
}

const linear = (part: number): number =>
  part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4

import { done, refused, type Result } from '../result.ts'
import { svgTokens, type SvgToken } from './svg-tokens.ts'

/** `active`: a script, a link, a picture from elsewhere; `letters`: text, which needs a font that the reader may lack. */
export type SvgFault = 'svg-broken' | 'svg-active' | 'svg-letters' | 'svg-heavy'

const ELEMENTS = new Set(
  'svg g defs symbol use path rect circle ellipse line polyline polygon clipPath mask linearGradient radialGradient stop style'.split(
    ' ',
  ),
)
/** Says something of the drawing and draws nothing: left out with all that it holds. */
const SILENT = new Set(['title', 'desc', 'metadata'])
const LETTERS = new Set(['text', 'tspan', 'textPath', 'font', 'glyph'])
const ATTRIBUTES = new Set(
  (
    'id class style transform viewBox preserveAspectRatio width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points ' +
    'pathLength offset gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits version ' +
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit ' +
    'stroke-dasharray stroke-dashoffset opacity color display visibility clip-path clip-rule mask mask-type ' +
    'stop-color stop-opacity vector-effect paint-order shape-rendering color-interpolation overflow'
  ).split(' '),
)
const SVG = 'http://www.w3.org/2000/svg'
const MOST_ELEMENTS = 20_000
const DEEPEST = 60

/**
 * A drawing that only draws: written anew from an allow-list of elements and attributes.
 *
 * What an editor notes beside the drawing is left out; what acts, leads elsewhere or would grow without
 * end is refused, because whoever uploads it should know that it was there.
 */
export function plainSvg(source: string): Result<string, SvgFault> {
  const tokens = svgTokens(source)
  if (!tokens) return refused('svg-broken')
  if (tokens.length > 2 * MOST_ELEMENTS) return refused('svg-heavy')
  const out: string[] = []
  const open: Array<{ name: string; id: string; silent: boolean }> = []
  const uses = { targets: new Set<string>(), within: new Set<string>() }
  let roots = 0
  for (const token of tokens) {
    const here = open.at(-1)
    if (token.is === 'text') {
      if (here?.silent || token.text.trim() === '') continue
      if (here?.name !== 'style') return refused('svg-broken')
      if (!isPlainStyle(token.text)) return refused('svg-active')
      out.push(escaped(token.text))
    } else if (token.is === 'close') {
      if (here?.name !== token.name) return refused('svg-broken')
      open.pop()
      if (!here.silent) out.push(`</${token.name}>`)
    } else {
      const silent = (here?.silent ?? false) || isSilent(token.name)
      if (open.length === 0 && (token.name !== 'svg' || ++roots > 1)) return refused('svg-broken')
      if (open.length > DEEPEST) return refused('svg-heavy')
      const id = token.attributes.find(([name]) => name === 'id')?.[1] ?? ''
      if (!silent) {
        const written = element(token, open.length === 0)
        if (!written.ok) return written
        out.push(written.value)
        if (token.name === 'use') noteUse(token, [...open.map((one) => one.id), id], uses)
      }
      if (!token.empty) open.push({ name: token.name, id, silent })
    }
  }
  if (open.length > 0 || roots !== 1) return refused('svg-broken')
  // A copy of copies of copies grows tenfold at each step.
  if ([...uses.targets].some((target) => uses.within.has(target))) return refused('svg-heavy')
  return done(out.join(''))
}

const isSilent = (name: string) => SILENT.has(name) || name.includes(':')

function element(
  { name, attributes, empty }: Extract<SvgToken, { is: 'open' }>,
  isRoot: boolean,
): Result<string, SvgFault> {
  if (LETTERS.has(name)) return refused('svg-letters')
  if (!ELEMENTS.has(name)) return refused('svg-active')
  const kept: string[] = isRoot ? [` xmlns="${SVG}"`] : []
  const seen = new Set<string>()
  for (const [given, value] of attributes) {
    // Links by the old name are links by the new one.
    const attribute = given === 'xlink:href' ? 'href' : given
    if (seen.has(attribute)) return refused('svg-broken')
    seen.add(attribute)
    if (/^on/i.test(attribute)) return refused('svg-active')
    if (attribute === 'href') {
      if (!/^#[\w.-]+$/.test(value.trim())) return refused('svg-active')
    } else if (attribute === 'xmlns') {
      if (value !== SVG) return refused('svg-active')
      continue
    } else if (!ATTRIBUTES.has(attribute)) continue
    else if (!isPlainStyle(value)) return refused('svg-active')
    kept.push(` ${attribute}="${escaped(value)}"`)
  }
  return done(`<${name}${kept.join('')}${empty ? '/' : ''}>`)
}

function noteUse(
  { attributes }: Extract<SvgToken, { is: 'open' }>,
  around: string[],
  uses: { targets: Set<string>; within: Set<string> },
): void {
  const href = attributes.find(([name]) => name === 'href' || name === 'xlink:href')?.[1]
  if (href) uses.targets.add(href.trim().slice(1))
  for (const id of around) if (id) uses.within.add(id)
}

/** Neither a style nor a value may load, import, hide a character from us, or lead out of the drawing. */
function isPlainStyle(text: string): boolean {
  if (/[@\\<]|\/\*|expression|javascript:|data:|behavior|-moz-binding/i.test(text)) return false
  const links = text.match(/(?:url|image|image-set|src|element|attr|var)\s*\(/gi) ?? []
  const own = text.match(/url\(\s*(["']?)#[\w.-]+\1\s*\)/gi) ?? []
  return links.length === own.length
}

function escaped(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\t|\r|\n/g, ' ')
}

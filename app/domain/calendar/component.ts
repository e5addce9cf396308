import { done, refused, type Result } from '../result.ts'

/** A property of a calendar file: `ATTENDEE;PARTSTAT=ACCEPTED:mailto:amira@example.org`. */
export interface CalendarProperty {
  name: string
  parameters: ReadonlyMap<string, string>
  value: string
}

/** A component of a calendar file with what stands in it. */
export interface CalendarComponent {
  name: string
  properties: CalendarProperty[]
  components: CalendarComponent[]
}

/** What no calendar program writes for one entry: a full history of a time zone has some 150 components. */
const MOST = { characters: 65_536, lines: 5_000, lineCharacters: 16_384, components: 400, depth: 3 }

/**
 * Read the text of a calendar file, strictly: one VCALENDAR, every BEGIN with its END. Nothing is looked
 * up and nothing recurs; the work grows with the length of the text and no faster.
 */
export function readComponents(text: string): Result<CalendarComponent, 'too-large' | 'malformed'> {
  if (text.length > MOST.characters) return refused('too-large')
  if (text.includes('\0')) return refused('malformed')
  const lines = unfolded(text)
  if (lines.length > MOST.lines) return refused('too-large')
  const top: CalendarComponent = { name: '', properties: [], components: [] }
  const open = [top]
  let components = 0
  for (const line of lines) {
    if (line.length > MOST.lineCharacters) return refused('too-large')
    const property = readProperty(line)
    const inside = open.at(-1)
    if (!property || !inside) return refused('malformed')
    if (property.name === 'BEGIN') {
      if ((components += 1) > MOST.components || open.length > MOST.depth)
        return refused('too-large')
      const begun = { name: property.value.trim().toUpperCase(), properties: [], components: [] }
      inside.components.push(begun)
      open.push(begun)
    } else if (property.name === 'END') {
      if (open.length === 1 || inside.name !== property.value.trim().toUpperCase())
        return refused('malformed')
      open.pop()
    } else inside.properties.push(property)
  }
  const [calendar, ...others] = top.components
  const isWhole = open.length === 1 && others.length === 0 && top.properties.length === 0
  return isWhole && calendar?.name === 'VCALENDAR' ? done(calendar) : refused('malformed')
}

/** Lines without their folds (RFC 5545, 3.1), however they end; empty lines are left out. */
function unfolded(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
}

/** Name, parameters and value; quotes around a parameter hide colons and semicolons. */
function readProperty(line: string): CalendarProperty | undefined {
  const pieces = splitOutsideQuotes(line)
  if (!pieces) return undefined
  const [name = '', ...written] = pieces.head
  if (!/^[A-Za-z0-9-]{1,80}$/.test(name)) return undefined
  const parameters = new Map<string, string>()
  for (const one of written) {
    const at = one.indexOf('=')
    if (at > 0)
      parameters.set(one.slice(0, at).toUpperCase(), one.slice(at + 1).replaceAll('"', ''))
  }
  return { name: name.toUpperCase(), parameters, value: pieces.value }
}

function splitOutsideQuotes(line: string): { head: string[]; value: string } | undefined {
  const head: string[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at]
    if (sign === '"') quoted = !quoted
    if (quoted || (sign !== ';' && sign !== ':')) continue
    head.push(line.slice(from, at))
    from = at + 1
    if (sign === ':') return { head, value: line.slice(from) }
  }
  return undefined
}

/** The first property of a name. */
export const propertyOf = (
  { properties }: CalendarComponent,
  name: string,
): CalendarProperty | undefined => properties.find((one) => one.name === name)

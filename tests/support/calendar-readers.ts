import ICAL from 'ical.js'
import nodeIcal from 'node-ical'

/** One entry as a calendar program understands it. */
export interface ReadEntry {
  uid: string
  sequence: number
  stamp: string
  startsAt: string
  endsAt: string
  title: string
  description: string
  place: string
  url: string
  status: string
  organizer: string
  attendees: { address: string; name: string; answer: string; rsvp: string }[]
}

export interface ReadFile {
  method: string
  entries: ReadEntry[]
}

const addressOf = (value: unknown) => String(value ?? '').replace(/^mailto:/i, '')
const instantOf = (date: Date) => date.toISOString()

/** The file as ical.js understands it; times by the file's own VTIMEZONE. Throws for what it must not hold. */
export function readByIcalJs(file: string): ReadFile {
  ICAL.design.strict = true
  const calendar = new ICAL.Component(ICAL.parse(file))
  ICAL.TimezoneService.reset()
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  const entries = calendar.getAllSubcomponents('vevent').map((component): ReadEntry => {
    const text = (name: string) => String(component.getFirstPropertyValue(name) ?? '')
    const time = (name: string) => {
      const value = component.getFirstPropertyValue(name)
      if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`)
      if (value.zone === ICAL.Timezone.localTimezone) throw new Error(`${name} floats`)
      return instantOf(value.toJSDate())
    }
    return {
      uid: text('uid'),
      sequence: Number(component.getFirstPropertyValue('sequence')),
      stamp: time('dtstamp'),
      startsAt: time('dtstart'),
      endsAt: time('dtend'),
      title: text('summary'),
      description: text('description'),
      place: text('location'),
      url: text('url'),
      status: text('status'),
      organizer: addressOf(component.getFirstPropertyValue('organizer')),
      attendees: component.getAllProperties('attendee').map((attendee) => ({
        address: addressOf(attendee.getFirstValue()),
        name: String(attendee.getParameter('cn')),
        answer: String(attendee.getParameter('partstat')),
        rsvp: String(attendee.getParameter('rsvp')),
      })),
    }
  })
  return { method: String(calendar.getFirstPropertyValue('method')), entries }
}

/** A property with parameters is an object in node-ical, one without is its bare value. */
function bare(value: unknown): string {
  const inner = typeof value === 'object' && value !== null && 'val' in value ? value.val : value
  return String(inner ?? '')
}

function parameter(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null || !('params' in value)) return ''
  const parameters: Record<string, unknown> = { ...(value.params as object) }
  return String(parameters[name] ?? '').replace(/^"|"$/g, '')
}

/** The file as node-ical understands it. Throws when it warns. */
export function readByNodeIcal(file: string): ReadFile {
  const warnings: string[] = []
  const warn = console.warn
  console.warn = (...words: unknown[]) => warnings.push(words.join(' '))
  try {
    const read = nodeIcal.sync.parseICS(file)
    const entries = Object.values(read).flatMap((item): ReadEntry[] => {
      if (item?.type !== 'VEVENT') return []
      const attendees = item.attendee === undefined ? [] : [item.attendee].flat()
      return [
        {
          uid: item.uid,
          sequence: Number(item.sequence),
          stamp: instantOf(item.dtstamp),
          startsAt: instantOf(item.start),
          endsAt: instantOf(item.end!),
          title: bare(item.summary),
          description: bare(item.description),
          place: bare(item.location),
          url: bare(item.url),
          status: bare(item.status),
          organizer: addressOf(bare(item.organizer)),
          attendees: attendees.map((attendee) => ({
            address: addressOf(bare(attendee)),
            name: parameter(attendee, 'CN'),
            answer: parameter(attendee, 'PARTSTAT'),
            rsvp: parameter(attendee, 'RSVP'),
          })),
        },
      ]
    })
    const calendar = Object.values(read).find((item) => item?.type === 'VCALENDAR')
    if (warnings.length > 0) throw new Error(warnings.join('\n'))
    return { method: String(calendar && 'method' in calendar ? calendar.method : ''), entries }
  } finally {
    console.warn = warn
  }
}

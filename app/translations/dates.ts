/** How a date or time is written. English examples; other languages use their own order. */
export type DateStyle =
  | 'day' // Saturday 26 June 2027
  | 'dayShort' // Sat 26 June
  | 'dayMonth' // 26 June
  | 'date' // 26 June 2027
  | 'month' // June 2027
  | 'weekday' // Saturday
  | 'weekdayShort' // Sat
  | 'time' // 10:30
  | 'dateTime' // Saturday 26 June 2027 at 10:30

const STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  dayShort: { weekday: 'short', day: 'numeric', month: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  weekdayShort: { weekday: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dateTime: { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' },
}

/**
 * An instant as people of a language write it, on the clock of `timeZone` (an IANA name).
 *
 * Always the Gregorian calendar and Latin digits: Dari and Pashto would else print the Persian year.
 */
export function writeDate(
  intl: string,
  instant: Date,
  { timeZone, style }: { timeZone: string; style: DateStyle },
): string {
  const text = formatterFor(intl, timeZone, style).format(instant)
  // British letters have no comma after the weekday.
  if (intl === 'en-GB') return text.replace(/^(\p{L}+), /u, '$1 ')
  // "2027 р." is one thing: the letter for "year" does not begin a line.
  return intl === 'uk' ? text.replace(' р.', '\u00a0р.') : text
}

// A formatter costs about 40 times its use. Few languages, zones and styles are ever asked for.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(intl: string, timeZone: string, style: DateStyle): Intl.DateTimeFormat {
  const key = `${intl} ${timeZone} ${style}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(intl, {
    ...STYLES[style],
    calendar: 'gregory',
    numberingSystem: 'latn',
    timeZone,
  })
  formatters.set(key, made)
  return made
}

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

interface Pieces {
  weekday: string
  day: string
  month: string
  year: string
  time: string
}

/** The order of a language's date; "dateTime" is the day, then this language's "at". */
interface Order {
  day: (date: Pieces) => string
  date: (date: Pieces) => string
  dayShort: (date: Pieces) => string
  dayMonth: (date: Pieces) => string
  month: (date: Pieces) => string
  at: (date: Pieces) => string
  /** Whose weekdays are used, where they are not the language's own in CLDR. */
  weekdaysOf?: string
}

const dayFirst = (comma: string, at: (date: Pieces) => string): Order => ({
  day: ({ weekday, day, month, year }) => `${weekday}${comma} ${day} ${month} ${year}`,
  date: ({ day, month, year }) => `${day} ${month} ${year}`,
  dayShort: ({ weekday, day, month }) => `${weekday}${comma} ${day} ${month}`,
  dayMonth: ({ day, month }) => `${day} ${month}`,
  month: ({ month, year }) => `${month} ${year}`,
  at,
})

/**
 * Where CLDR 48, which Node 24 carries, has the names but orders them oddly (the year first, a Latin
 * comma, the day after the month in one style only), the names are its, the order is ours.
 */
const ORDERS: Record<string, Order> = {
  'fa-AF': dayFirst('', ({ time }) => ` ساعت ${time}`),
  ps: {
    ...dayFirst('،', ({ time }) => `، ${time} بجې`),
    // CLDR's Pashto word for Saturday also means week. Afghan calendars print the Dari weekdays.
    weekdaysOf: 'fa-AF',
  },
  ti: dayFirst('፣', ({ time }) => ` ሰዓት ${time}`),
  ckb: {
    ...dayFirst('،', ({ time }) => `، کاتژمێر ${time}`),
    day: ({ weekday, day, month, year }) => `${weekday}، ${day}ی ${month}ی ${year}`,
    date: ({ day, month, year }) => `${day}ی ${month}ی ${year}`,
    dayShort: ({ weekday, day, month }) => `${weekday}، ${day}ی ${month}`,
    dayMonth: ({ day, month }) => `${day}ی ${month}`,
    month: ({ month, year }) => `${month}ی ${year}`,
  },
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
  const order = ORDERS[intl]
  if (order) return inOrder(order, intl, instant, { timeZone, style })
  const text = formatterFor(intl, timeZone, style).format(instant)
  // British letters have no comma after the weekday.
  if (intl === 'en-GB') return text.replace(/^(\p{L}+), /u, '$1 ')
  // "2027 р." at the end of a sentence would have two full stops. "2027 року" is one thing: never parted by a line.
  return intl === 'uk' ? text.replace(' р.', '\u00a0року') : text
}

function inOrder(
  order: Order,
  intl: string,
  instant: Date,
  { timeZone, style }: { timeZone: string; style: DateStyle },
): string {
  const write = (language: string, wanted: DateStyle) =>
    formatterFor(language, timeZone, wanted).format(instant)
  const weekdays = order.weekdaysOf ?? intl
  if (style === 'time') return write(intl, style)
  if (style === 'weekday' || style === 'weekdayShort') return write(weekdays, style)
  const parts = formatterFor(intl, timeZone, 'day').formatToParts(instant)
  const piece = (type: string) => parts.find((part) => part.type === type)?.value ?? ''
  const pieces = {
    weekday: write(weekdays, style === 'dayShort' ? 'weekdayShort' : 'weekday'),
    day: piece('day'),
    month: piece('month'),
    year: piece('year'),
    time: write(intl, 'time'),
  }
  return style === 'dateTime' ? `${order.day(pieces)}${order.at(pieces)}` : order[style](pieces)
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

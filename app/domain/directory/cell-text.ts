const WHOLE = /^-?\d+$/
const LAST_TIME_OF_DAY = Date.UTC(1900, 0, 1)
// Excel itself shows no more than this many figures.
const FIGURES = 15

/**
 * A workbook's cell (text, a date, yes or no, nothing) as an officer in Britain sees it: dates as
 * day/month/year. Numbers are text already: `numberText` made them.
 */
export function cellText(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value instanceof Date ? dateText(value) : ''
}

/**
 * A number as a workbook writes it ("4.47700900123E+11", "0.30000000000000004") in full figures:
 * a telephone number kept as a number is never shown as 4.47701E+11.
 */
export function numberText(written: string): string {
  if (WHOLE.test(written)) return written
  const number = Number(written)
  if (!Number.isFinite(number)) return written
  const shown = Number(number.toPrecision(FIGURES))
  if (Number.isInteger(shown)) return BigInt(shown).toString()
  const text = String(shown)
  return text.includes('e') ? shown.toFixed(20).replace(/0+$/, '') : text
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const [day = '', clock = ''] = value.toISOString().split('T')
  const [year = '', month = '', date = ''] = day.split('-')
  const time = clock.slice(0, 5)
  // A time of day alone is stored as a fraction of the day zero.
  if (value.getTime() < LAST_TIME_OF_DAY) return time
  return time === '00:00' ? `${date}/${month}/${year}` : `${date}/${month}/${year} ${time}`
}

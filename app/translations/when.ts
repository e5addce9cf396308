import type { DateStyle, Words } from './translate.ts'

/** What `whenOf` needs of the words: a page's or a letter's. */
type DatedWords = Pick<Words, 'date'> & {
  (key: 'when.day-times', args: { day: string; start: string; end: string }): string
  (key: 'when.from-to', args: { start: string; end: string }): string
}

/**
 * When something is, on the clock of its place: "Saturday 26 June 2027, 14:00 to 17:00", or both
 * days where it runs past midnight.
 */
export function whenOf(
  t: DatedWords,
  { startsAt, endsAt, timeZone }: { startsAt: Date; endsAt: Date; timeZone: string },
): string {
  const write = (at: Date, style: DateStyle) => t.date(at, { timeZone, style })
  if (write(startsAt, 'day') === write(endsAt, 'day'))
    return t('when.day-times', {
      day: write(startsAt, 'day'),
      start: write(startsAt, 'time'),
      end: write(endsAt, 'time'),
    })
  return t('when.from-to', {
    start: write(startsAt, 'dateTime'),
    end: write(endsAt, 'dateTime'),
  })
}

import { offeredLocales, isLocale } from '#app/translations/locales.ts'
import { wordsFor, type Words } from '#app/translations/translate.ts'
import type { Visit } from './visit.server.ts'

/** A calendar file as browsers and calendars take it. Our own text only: nobody's name is in a file name. */
export function calendarAnswer(text: string, { name, isPrivate }: CalendarAnswer): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `${isPrivate ? 'attachment' : 'inline'}; filename="${name}.ics"`,
      'Cache-Control': isPrivate ? 'private, no-store' : 'no-cache',
      ...(isPrivate ? { 'X-Robots-Tag': 'noindex' } : {}),
    },
  })
}

interface CalendarAnswer {
  /** Letters, digits and dashes. */
  name: string
  /** One guest's own entry. */
  isPrivate: boolean
}

/** The language that a feed's address names; English where it names none: calendars ask without a reader. */
export function feedWords({ url, council }: Visit): Words {
  const asked = url.searchParams.get('lang')
  const offered = offeredLocales(council.languages, council.wording)
  return wordsFor(isLocale(asked) && offered.includes(asked) ? asked : 'en', council.wording)
}

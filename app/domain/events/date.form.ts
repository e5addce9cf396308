import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { latinDigits } from '../digits.ts'
import { cleanText } from '../names.ts'
import type { CalendarDate } from '../time.ts'
import {
  isEmpty,
  problem,
  readDay,
  readMoment,
  readTime,
  typedDate,
  typedText,
  type Problems,
  type TypedDate,
} from './date-fields.ts'
import { defaultRepliesCloseAt, type DateOfEvent } from './date-of-event.ts'

/** The fields of one date of an event; spread into the schema of a form that has them. */
export const dateFields = {
  startsOn: typedDate,
  startsAt: typedText,
  endsAt: typedText,
  endsOn: typedDate,
  where: z.enum(['room', 'elsewhere', 'online', 'later']).optional().catch(undefined),
  roomId: typedText,
  place: typedText,
  onlineUrl: typedText,
  placeShown: z.enum(['always', 'confirmed']).default('always'),
  placeShownFromOn: typedDate,
  capacity: typedText,
  repliesOpenOn: typedDate,
  repliesCloseOn: typedDate,
  repliesCloseAt: typedText,
}

/** The same names from top to bottom, for the error summary and for two officers' versions. */
export const DATE_NAMES = [
  'startsOn.day',
  'startsAt',
  'endsAt',
  'endsOn.day',
  'where',
  'roomId',
  'place',
  'onlineUrl',
  'placeShown',
  'placeShownFromOn.day',
  'capacity',
  'repliesCloseOn.day',
  'repliesCloseAt',
  'repliesOpenOn.day',
]

type Typed = z.output<z.ZodObject<typeof dateFields>>
export interface DateContext {
  t: Words
  timeZone: string
  now: Date
}

const MOST_PLACES = 100_000
const LONGEST_PLACE = 300

/** What the fields mean; undefined when something is wrong, which the form then says field by field. */
export function readDate(
  typed: Typed,
  ctx: Problems,
  { t, timeZone, now }: DateContext,
): DateOfEvent | undefined {
  const when = readWhen(typed, ctx, { t, timeZone, now })
  const where = readWhere(typed, ctx)
  const capacity = readCapacity(typed.capacity, ctx)
  const closes = when && readClosing(typed, ctx, { t, timeZone, now, startsAt: when.startsAt })
  const opens = readMidnight(typed.repliesOpenOn, 'repliesOpenOn', ctx, { t, timeZone })
  const shown = readMidnight(typed.placeShownFromOn, 'placeShownFromOn', ctx, { t, timeZone })
  if (!when || !where || capacity === undefined) return undefined
  if (!closes || opens === undefined || shown === undefined) return undefined
  if (opens && opens >= closes)
    return problem(ctx, 'repliesOpenOn', 'when-form.opens-after-closing')
  return {
    ...when,
    ...where,
    timeZone,
    capacity,
    placeShown: typed.placeShown,
    placeShownFromAt: shown,
    repliesOpenAt: opens,
    repliesCloseAt: closes,
  }
}

function readWhen(typed: Typed, ctx: Problems, { t, timeZone }: DateContext) {
  const day = readDay(ctx, t, 'startsOn', typed.startsOn)
  const start = readTime(ctx, t, 'startsAt', typed.startsAt)
  const end = readTime(ctx, t, 'endsAt', typed.endsAt)
  const lastDay = isEmpty(typed.endsOn) ? day : readDay(ctx, t, 'endsOn', typed.endsOn)
  if (!day || start === undefined || end === undefined || !lastDay) return undefined
  const startsAt = readMoment(ctx, t, 'startsAt', { date: day, time: start, timeZone })
  const endsAt = readMoment(ctx, t, 'endsAt', { date: lastDay, time: end, timeZone })
  if (!startsAt || !endsAt) return undefined
  if (endsAt <= startsAt) return problem(ctx, 'endsAt', 'when-form.ends-before-start')
  return { startsAt, endsAt }
}

function readWhere(typed: Typed, ctx: Problems) {
  const onlineUrl = readLink(typed.onlineUrl, ctx)
  if (onlineUrl === undefined) return undefined
  if (typed.where === 'room') {
    const room = z.uuid().safeParse(typed.roomId)
    if (!room.success) return problem(ctx, 'roomId', 'when-form.room-missing')
    return { roomId: room.data, place: null, onlineUrl }
  }
  if (typed.where === 'elsewhere') {
    const { text, tooLong } = cleanText(typed.place, { max: LONGEST_PLACE })
    if (text === '') return problem(ctx, 'place', 'when-form.place-missing')
    if (tooLong) return problem(ctx, 'place', 'when-form.place-too-long')
    return { roomId: null, place: text, onlineUrl }
  }
  if (!typed.where) return problem(ctx, 'where', 'when-form.where-missing')
  if (typed.where === 'online' && onlineUrl === null)
    return problem(ctx, 'onlineUrl', 'when-form.link-missing')
  return { roomId: null, place: null, onlineUrl: typed.where === 'online' ? onlineUrl : null }
}

/** A way in over the web; null where none was typed. */
function readLink(typed: string, ctx: Problems): string | null | undefined {
  if (typed === '') return null
  const link = URL.parse(typed)
  if (!link || link.protocol !== 'https:' || typed.length > 2_000)
    return problem(ctx, 'onlineUrl', 'when-form.link-not-https')
  return link.href
}

function readCapacity(typed: string, ctx: Problems): number | null | undefined {
  if (typed === '') return null
  const text = latinDigits(typed).replaceAll(',', '')
  const people = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (people < 1) return problem(ctx, 'capacity', 'when-form.capacity-not-a-number')
  return people > MOST_PLACES ? problem(ctx, 'capacity', 'when-form.capacity-too-large') : people
}

function readClosing(
  typed: Typed,
  ctx: Problems,
  { t, timeZone, now, startsAt }: DateContext & { startsAt: Date },
): Date | undefined {
  if (isEmpty(typed.repliesCloseOn)) {
    if (typed.repliesCloseAt === '') return defaultRepliesCloseAt({ startsAt, timeZone, now })
    return problem(ctx, 'repliesCloseOn', 'when-form.closing-day-missing')
  }
  const date = readDay(ctx, t, 'repliesCloseOn', typed.repliesCloseOn)
  const typedTime = typed.repliesCloseAt === '' ? '23:59' : typed.repliesCloseAt
  const time = readTime(ctx, t, 'repliesCloseAt', typedTime)
  if (!date || time === undefined) return undefined
  const closes = readMoment(ctx, t, 'repliesCloseAt', { date, time, timeZone })
  if (closes && closes > startsAt)
    return problem(ctx, 'repliesCloseOn', 'when-form.closes-after-start')
  return closes
}

/** The start of a day; null where none was typed. */
function readMidnight(
  typed: TypedDate,
  field: string,
  ctx: Problems,
  { t, timeZone }: Pick<DateContext, 't' | 'timeZone'>,
): Date | null | undefined {
  if (isEmpty(typed)) return null
  const date: CalendarDate | undefined = readDay(ctx, t, field, typed)
  return date && readMoment(ctx, t, field, { date, time: '00:00', timeZone })
}

import { z } from 'zod'
import type { Words } from '#app/translations/translate.ts'
import { latinDigits } from '../digits.ts'
import { instantToWall, parseIsoDate } from '../time.ts'
import {
  clockChangeWords,
  isEmpty,
  isoOf,
  problem,
  readDay,
  typedDate,
  typedText,
  type Problems,
} from './date-fields.ts'
import { daysApart, shiftDate, type DateOfEvent } from './date-of-event.ts'
import { nthsOf } from './describe-recurrence.ts'
import {
  writeOut,
  type RecurrenceEnd,
  type RecurrenceRefused,
  type RecurrenceRule,
} from './recurrence.ts'

/** How an event repeats, as the form asks it; `monthly-last` is the last such weekday of each month. */
export const REPEATS = [
  'never',
  'weekly',
  'fortnightly',
  'monthly',
  'monthly-last',
  'yearly',
] as const

/** The fields of a series; spread into the schema of a form that has them. */
export const repeatFields = {
  every: z.enum(REPEATS).default('never'),
  times: typedText,
  untilOn: typedDate,
}

export const REPEAT_NAMES = ['every', 'times', 'untilOn.day']

type Typed = z.output<z.ZodObject<typeof repeatFields>>

/** Every date of the series, the first included; undefined when something is wrong, which the form then says. */
export function readSeries(
  typed: Typed,
  first: DateOfEvent,
  ctx: Problems,
  t: Words,
): { dates: DateOfEvent[]; rule: RecurrenceRule | null } | undefined {
  if (typed.every === 'never') return { dates: [first], rule: null }
  const ends = readEnd(typed, ctx, t)
  const rule = ends && ruleOf(typed.every, first, ends)
  if (!rule) return undefined
  const { timeZone } = first
  const starts = instantToWall(first.startsAt, timeZone)
  const written = writeOut(rule, { starts, ends: instantToWall(first.endsAt, timeZone), timeZone })
  if (!written.ok) return problem(ctx, fieldOf(written), refusalWords(t, written))
  const dates = written.value.map(({ startsAt, endsAt }) => ({
    ...shiftDate(first, daysApart(first.startsAt, startsAt, timeZone)),
    startsAt,
    endsAt,
  }))
  return { dates, rule }
}

function readEnd(typed: Typed, ctx: Problems, t: Words): RecurrenceEnd | undefined {
  const byDay = !isEmpty(typed.untilOn)
  if (typed.times !== '' && byDay) return problem(ctx, 'times', 'repeat-form.end-twice')
  if (byDay) {
    const until = readDay(ctx, t, 'untilOn', typed.untilOn)
    return until && { until: isoOf(until) }
  }
  if (typed.times === '') return problem(ctx, 'times', 'repeat-form.end-missing')
  const times = latinDigits(typed.times)
  if (!/^\d{1,4}$/.test(times)) return problem(ctx, 'times', 'repeat-form.not-a-count')
  return { times: Number(times) }
}

function ruleOf(
  every: Exclude<Typed['every'], 'never'>,
  first: DateOfEvent,
  ends: RecurrenceEnd,
): RecurrenceRule {
  if (every === 'monthly-last') return { every: 'monthly', nth: 'last', ends }
  if (every !== 'monthly') return { every, ends }
  const day = parseIsoDate(instantToWall(first.startsAt, first.timeZone).date)
  const [nth = 'last'] = day.ok ? nthsOf(day.value) : []
  // A 29th, 30th or 31st is the fifth such weekday, which few months have: "the last" is what is meant.
  return { every: 'monthly', nth, ends }
}

const fieldOf = ({ reason }: RecurrenceRefused): string =>
  reason === 'not-a-count' || reason === 'too-many'
    ? 'times'
    : reason === 'until-before-first'
      ? 'untilOn'
      : 'every'

/** Why a series cannot be written out, with the day that stands in the way. */
export function refusalWords(t: Words, refusal: RecurrenceRefused): string {
  if ('offers' in refusal) return clockChangeWords(t, { ...refusal, ...refusal.wall })
  if ('month' in refusal) {
    const month = t.date(new Date(Date.UTC(refusal.year, refusal.month - 1, 15)), {
      timeZone: 'UTC',
      style: 'month',
    })
    return t('repeat-form.no-such-day', { month })
  }
  return t(`repeat-form.${refusal.reason}`)
}

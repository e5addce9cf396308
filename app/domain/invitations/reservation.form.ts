import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import {
  isEmpty,
  problem,
  readDay,
  readMoment,
  typedDate,
  typedMoment,
  typedText,
  type Problems,
} from '../events/date-fields.ts'
import type { DateContext } from '../events/date.form.ts'
import { cleanText } from '../names.ts'

/** Whom places are kept for; words only where none of the names fits. */
export type KeptForWhom =
  | { keptFor: 'staff' | 'honour' | 'party'; label: null }
  | { keptFor: 'other'; label: string }

/** Those that the form asks about: whose page leads here is known. */
const CHOICES = ['staff', 'honour', 'other'] as const

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const RESERVATION_NAMES = ['keptFor', 'label', 'places', 'untilOn.day']

const MOST_PLACES = 100_000
const LONGEST_LABEL = 120

const fields = {
  revision: z.coerce.number().int().positive().optional(),
  keptFor: z.enum(CHOICES, 'reserve.kept-for-missing').default('other'),
  label: typedText,
  places: typedText,
  untilOn: typedDate,
}

export interface ReservationContext extends DateContext {
  startsAt: Date
  /** One party's own places need no name of theirs. */
  isParty: boolean
}

/** Places to keep aside, as typed. */
export const reservationForm = (context: ReservationContext) =>
  z.object(fields).transform((typed, ctx) => {
    const whom = readWhom(typed, ctx, context)
    const places = readPlaces(typed.places, ctx)
    const untilAt = readUntil(typed.untilOn, ctx, context)
    if (!whom || places === undefined || untilAt === undefined) return z.NEVER
    return { revision: typed.revision ?? 1, ...whom, places, untilAt }
  })

function readWhom(
  { keptFor, label }: { keptFor: (typeof CHOICES)[number]; label: string },
  ctx: Problems,
  { isParty }: ReservationContext,
): KeptForWhom | undefined {
  if (isParty) return { keptFor: 'party', label: null }
  if (keptFor !== 'other') return { keptFor, label: null }
  const { text, tooLong } = cleanText(label, { max: LONGEST_LABEL })
  if (text === '') return problem(ctx, 'label', 'reserve.label-missing')
  if (tooLong) return problem(ctx, 'label', 'reserve.label-too-long')
  return { keptFor, label: text }
}

function readPlaces(typed: string, ctx: Problems): number | undefined {
  const text = latinDigits(typed).replaceAll(',', '')
  const places = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return places >= 1 && places <= MOST_PLACES
    ? places
    : problem(ctx, 'places', 'reserve.places-wrong')
}

function readUntil(
  typed: z.output<typeof typedDate>,
  ctx: Problems,
  { t, timeZone, now, startsAt }: ReservationContext,
): Date | null | undefined {
  if (isEmpty(typed)) return null
  const date = readDay(ctx, t, 'untilOn', typed)
  const until = date && readMoment(ctx, t, 'untilOn', { date, time: '00:00', timeZone })
  if (!until) return undefined
  if (until <= now) return problem(ctx, 'untilOn', 'reserve.until-past')
  return until > startsAt ? problem(ctx, 'untilOn', 'reserve.until-after-start') : until
}

/** A reservation as its form shows it. */
export function typedOfReservation(
  {
    keptFor,
    label,
    places,
    untilAt,
  }: { keptFor: string; label: string | null; places: number; untilAt: Date | null },
  timeZone: string,
): Record<string, string[]> {
  return {
    keptFor: [keptFor],
    label: [label ?? ''],
    places: [String(places)],
    ...typedMoment(untilAt, timeZone, { on: 'untilOn' }),
  }
}

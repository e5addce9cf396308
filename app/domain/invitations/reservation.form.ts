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

/** Whom places are kept for: two that every event knows, or words of the officer's own. */
export const KEPT_FOR = ['staff', 'honour', 'other'] as const
export type KeptFor = (typeof KEPT_FOR)[number]

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const RESERVATION_NAMES = ['keptFor', 'label', 'places', 'untilOn.day']

const MOST_PLACES = 100_000
const LONGEST_LABEL = 120

const fields = {
  revision: z.coerce.number().int().positive().optional(),
  keptFor: z.enum(KEPT_FOR, 'reserve.kept-for-missing').default('other'),
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
    const label = readLabel(typed, ctx, context)
    const places = readPlaces(typed.places, ctx)
    const untilAt = readUntil(typed.untilOn, ctx, context)
    if (label === undefined || places === undefined || untilAt === undefined) return z.NEVER
    return { revision: typed.revision ?? 1, label, places, untilAt }
  })

function readLabel(
  { keptFor, label }: { keptFor: KeptFor; label: string },
  ctx: Problems,
  { t, isParty }: ReservationContext,
): string | undefined {
  if (isParty) return t('reserve.party')
  if (keptFor !== 'other') return t(`reserve.for-${keptFor}`)
  const { text, tooLong } = cleanText(label, { max: LONGEST_LABEL })
  if (text === '') return problem(ctx, 'label', 'reserve.label-missing')
  return tooLong ? problem(ctx, 'label', 'reserve.label-too-long') : text
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
  { label, places, untilAt }: { label: string; places: number; untilAt: Date | null },
  timeZone: string,
  isOneOf: (keptFor: KeptFor, label: string) => boolean,
): Record<string, string[]> {
  const keptFor = KEPT_FOR.find((one) => isOneOf(one, label)) ?? 'other'
  return {
    keptFor: [keptFor],
    label: [keptFor === 'other' ? label : ''],
    places: [String(places)],
    ...typedMoment(untilAt, timeZone, { on: 'untilOn' }),
  }
}

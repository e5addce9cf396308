import { z } from 'zod'
import { clockChangeWords, problem, readTime, typedText } from '../events/date-fields.ts'
import { fixedMinuteOf } from './fixed-time.ts'
import type { ItemContext } from './item.form.ts'

/** Until when the room is booked, as typed: the first such time after the start; empty for none. */
export const bookedForm = ({ t, startsAt, timeZone }: ItemContext) =>
  z.object({ bookedUntil: typedText }).transform(({ bookedUntil }, ctx) => {
    if (bookedUntil === '') return { bookedMinutes: null }
    const time = readTime(ctx, t, 'bookedUntil', bookedUntil)
    if (time === undefined) return z.NEVER
    const fixed = fixedMinuteOf({ time, isBefore: false, startsAt, timeZone })
    if (fixed.ok && fixed.value > 0) return { bookedMinutes: fixed.value }
    const words =
      !fixed.ok && 'offers' in fixed
        ? clockChangeWords(t, { ...fixed, time })
        : t('running.booked-wrong')
    problem(ctx, 'bookedUntil', words)
    return z.NEVER
  })

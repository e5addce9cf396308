import { addDays, instantToWall, wallTimeToInstant, type WallTimeResult } from '../time.ts'
import { done, type Result } from '../result.ts'
import { minutesBetween } from './times.ts'

type NoSuchTime = Exclude<WallTimeResult, { ok: true }>

/**
 * How many minutes after a date's start the clock on its wall shows a time: the first such moment from the
 * start on, or for what is before it the last one before it. Past midnight is the next day.
 *
 * @param time `HH:MM`.
 * @returns Refused where the clocks skip or repeat the time that day.
 */
export function fixedMinuteOf({
  time,
  isBefore,
  startsAt,
  timeZone,
}: {
  time: string
  isBefore: boolean
  startsAt: Date
  timeZone: string
}): Result<number, never> | (NoSuchTime & { date: string }) {
  const onDay = (shift: number) => {
    const { date } = instantToWall(addDays(startsAt, shift, timeZone), timeZone)
    return { date, found: wallTimeToInstant({ date, time, timeZone }) }
  }
  const today = onDay(0)
  if (!today.found.ok) return { ...today.found, date: today.date }
  const isWrongSide = isBefore ? today.found.value >= startsAt : today.found.value < startsAt
  const chosen = isWrongSide ? onDay(isBefore ? -1 : 1) : today
  if (!chosen.found.ok) return { ...chosen.found, date: chosen.date }
  return done(minutesBetween(startsAt, chosen.found.value))
}

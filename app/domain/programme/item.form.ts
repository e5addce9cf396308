import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import {
  clockChangeWords,
  problem,
  readTime,
  typedText,
  type Problems,
} from '../events/date-fields.ts'
import type { Words } from '#app/translations/translate.ts'
import { cleanText } from '../names.ts'
import { instantToWall } from '../time.ts'
import { fixedMinuteOf } from './fixed-time.ts'
import { ITEM_KINDS, MOST_MINUTES, type ItemKind } from './item-kinds.ts'
import { momentAt } from './times.ts'

/** What an officer decides about an item. */
export interface ItemFacts {
  kind: ItemKind
  title: string
  isBefore: boolean
  minutes: number
  secondsEach: number | null
  fixedMinute: number | null
  who: string | null
  cue: string | null
  notes: string | null
  isPrinted: boolean
}

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const ITEM_NAMES = [
  'kind',
  'title',
  'side',
  'length',
  'minutes',
  'secondsEach',
  'timing',
  'fixedAt',
  'who',
  'cue',
  'notes',
  'printed',
]

export interface ItemContext {
  t: Words
  startsAt: Date
  timeZone: string
}

const fields = z.object({
  revision: z.coerce.number().int().positive().optional(),
  kind: z.enum(ITEM_KINDS, 'running.kind-missing'),
  title: typedText,
  side: z.enum(['before', 'after']).default('after'),
  length: z.enum(['minutes', 'each']).default('minutes'),
  minutes: typedText,
  secondsEach: typedText,
  timing: z.enum(['flows', 'fixed']).default('flows'),
  fixedAt: typedText,
  who: typedText,
  cue: typedText,
  notes: typedText,
  printed: z.enum(['on']).optional(),
})

/** An item of a running order, as typed. */
export const itemForm = (context: ItemContext) =>
  fields.transform((typed, ctx): { revision: number; item: ItemFacts } => {
    const isBefore = typed.side === 'before'
    const title = readText(ctx, 'title', typed.title, 160)
    if (title === null) problem(ctx, 'title', 'running.title-missing')
    const each = typed.length === 'each'
    const minutes = each && typed.minutes === '' ? 0 : readMinutes(typed.minutes, ctx)
    const secondsEach = each ? readSeconds(typed.secondsEach, ctx) : null
    const fixedMinute =
      typed.timing === 'fixed' ? readFixed(typed.fixedAt, isBefore, ctx, context) : null
    const who = readText(ctx, 'who', typed.who, 200)
    const cue = readText(ctx, 'cue', typed.cue, 300)
    const notes = readText(ctx, 'notes', typed.notes, 2_000)
    if (!title || minutes === undefined || secondsEach === undefined || fixedMinute === undefined)
      return z.NEVER
    if (who === undefined || cue === undefined || notes === undefined) return z.NEVER
    const isPrinted = typed.printed === 'on'
    const { kind, revision = 1 } = typed
    const item = { kind, title, isBefore, minutes, secondsEach, fixedMinute, who, cue, notes }
    return { revision, item: { ...item, isPrinted } }
  })

function readText(
  ctx: Problems,
  name: string,
  typed: string,
  max: number,
): string | null | undefined {
  const { text, tooLong } = cleanText(typed, { max, lines: name === 'notes' ? 'many' : 'one' })
  if (tooLong) return problem(ctx, name, 'running.text-too-long')
  return text === '' ? null : text
}

const wholeNumber = (typed: string): number | undefined => {
  const text = latinDigits(typed)
  return /^\d{1,4}$/.test(text) ? Number(text) : undefined
}

function readMinutes(typed: string, ctx: Problems): number | undefined {
  const minutes = wholeNumber(typed)
  return minutes !== undefined && minutes <= MOST_MINUTES
    ? minutes
    : problem(ctx, 'minutes', 'running.minutes-wrong')
}

function readSeconds(typed: string, ctx: Problems): number | undefined {
  const seconds = wholeNumber(typed)
  return seconds !== undefined && seconds >= 5 && seconds <= 600
    ? seconds
    : problem(ctx, 'secondsEach', 'running.seconds-wrong')
}

function readFixed(
  typed: string,
  isBefore: boolean,
  ctx: Problems,
  { t, startsAt, timeZone }: ItemContext,
): number | undefined {
  const time = readTime(ctx, t, 'fixedAt', typed)
  if (time === undefined) return undefined
  const fixed = fixedMinuteOf({ time, isBefore, startsAt, timeZone })
  if (fixed.ok) return fixed.value
  if (!('offers' in fixed)) return problem(ctx, 'fixedAt', 'running.fixed-wrong')
  return problem(ctx, 'fixedAt', clockChangeWords(t, { ...fixed, time }))
}

/** An item as its form shows it. */
export function typedOfItem(
  item: ItemFacts,
  { startsAt, timeZone }: Pick<ItemContext, 'startsAt' | 'timeZone'>,
): Record<string, string[]> {
  const { fixedMinute, secondsEach } = item
  return {
    kind: [item.kind],
    title: [item.title],
    side: [item.isBefore ? 'before' : 'after'],
    length: [secondsEach === null ? 'minutes' : 'each'],
    minutes: [String(item.minutes)],
    secondsEach: [secondsEach === null ? '' : String(secondsEach)],
    timing: [fixedMinute === null ? 'flows' : 'fixed'],
    fixedAt: [
      fixedMinute === null ? '' : instantToWall(momentAt(startsAt, fixedMinute), timeZone).time,
    ],
    who: [item.who ?? ''],
    cue: [item.cue ?? ''],
    notes: [item.notes ?? ''],
    printed: item.isPrinted ? ['on'] : [],
  }
}

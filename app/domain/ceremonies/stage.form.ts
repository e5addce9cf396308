import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import { cleanName, cleanText } from '../names.ts'
import type { SayRefused } from './name.form.ts'
import { MOST_ROWS, type RoomSetting } from './seating.ts'
import { STAGE_ORDERINGS } from './stage-order.ts'

const whole = (from: number, to: number) =>
  z
    .string('stage.number')
    .transform((typed) => latinDigits(typed).trim())
    .refine((typed) => /^\d{1,4}$/.test(typed), 'stage.number')
    .transform(Number)
    .refine((number) => number >= from && number <= to, 'stage.number-outside')

const line = (typed: string) => cleanText(typed, { max: 80 }).text

/** How a stage and its room are arranged. */
export const arrangeForm = z.object({
  revision: z.coerce.number().int().min(0),
  ordering: z.enum(STAGE_ORDERINGS, 'stage.ordering-missing'),
  presenters: z
    .string()
    .optional()
    .transform((typed) =>
      (typed ?? '')
        .split(/\r?\n/)
        .map(line)
        .filter((name) => name !== ''),
    )
    .refine((names) => names.length <= 9, 'stage.presenters-many'),
  firstNamesOnly: z
    .string()
    .optional()
    .transform((typed) => typed === 'yes'),
  blankCards: whole(0, 26),
  rows: whole(1, MOST_ROWS),
  left: whole(0, 40),
  right: whole(0, 40),
  civic: whole(0, 80),
  stepFree: whole(0, 20),
  stepFreeRows: whole(0, MOST_ROWS),
})

/** The room among what was read. */
export const roomIn = ({
  rows,
  left,
  right,
  civic,
  stepFree,
  stepFreeRows,
}: RoomSetting): RoomSetting => ({ rows, left, right, civic, stepFree, stepFreeRows })

/** A child who walked in, as it was said at the door. */
export const walkInForm = (say: SayRefused) =>
  z.object({
    name: z.string('names.name-missing').transform((typed, context) => {
      const { name, refused } = cleanName(typed)
      const [first] = refused
      if (first) context.addIssue({ code: 'custom', message: say(first) })
      return name
    }),
    knownAs: z
      .string()
      .optional()
      .transform((typed) => line(typed ?? '') || null),
    pronunciation: z
      .string()
      .optional()
      .transform((typed) => cleanText(typed ?? '', { max: 200 }).text || null),
  })

const yesNo = z
  .enum(['yes', 'no', ''])
  .transform((typed) => (typed === '' ? null : typed === 'yes'))

/** How one child comes on stage. */
export const onStageForm = z.object({
  handshake: yesNo.catch(null),
  isStepFree: yesNo.catch(null),
  presenter: z.coerce.number().int().min(1).max(9).nullable().catch(null),
  byFirstName: z
    .string()
    .optional()
    .transform((typed) => typed === 'yes'),
})

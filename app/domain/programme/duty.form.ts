import { z } from 'zod'
import { latinDigits } from '../digits.ts'
import { problem, typedText, type Problems } from '../events/date-fields.ts'
import { contactFields } from '../invitations/guest.form.ts'
import { rowId } from '../ids.ts'
import { cleanText } from '../names.ts'
import { DUTY_ANSWERS, DUTY_ROLES, type DutyRole } from './duty-roles.ts'

/** What an officer decides about a duty. */
export interface DutyFacts {
  role: DutyRole
  printedTitle: string | null
  asks: string | null
  arriveMinutesBefore: number
  programmeItemId: string | null
  isUnder18: boolean
  isDbsChecked: boolean
}

/** The fields from top to bottom, for the error summary and for two officers' versions. */
export const DUTY_NAMES = [
  'role',
  'programmeItemId',
  'asks',
  'arrive',
  'printedTitle',
  'under18',
  'dbs',
]

const fields = {
  revision: z.coerce.number().int().positive().optional(),
  role: z.enum(DUTY_ROLES, 'staff.role-missing'),
  programmeItemId: typedText,
  asks: typedText,
  arrive: typedText,
  printedTitle: typedText,
  under18: z.enum(['on']).optional(),
  dbs: z.enum(['on']).optional(),
}

function readDuty(typed: z.output<z.ZodObject<typeof fields>>, ctx: Problems): DutyFacts | null {
  const asks = cleanText(typed.asks, { max: 1_000, lines: 'many' })
  if (asks.tooLong) problem(ctx, 'asks', 'running.text-too-long')
  const printed = cleanText(typed.printedTitle, { max: 160 })
  if (printed.tooLong) problem(ctx, 'printedTitle', 'running.text-too-long')
  const minutes = latinDigits(typed.arrive)
  const isRight = /^-?\d{1,3}$/.test(minutes) && Math.abs(Number(minutes)) <= 600
  if (!isRight) problem(ctx, 'arrive', 'staff.arrive-wrong')
  if (asks.tooLong || printed.tooLong || !isRight) return null
  const item = rowId.safeParse(typed.programmeItemId)
  return {
    role: typed.role,
    printedTitle: printed.text || null,
    asks: asks.text || null,
    arriveMinutesBefore: Number(minutes),
    programmeItemId: item.success ? item.data : null,
    isUnder18: typed.under18 === 'on',
    isDbsChecked: typed.dbs === 'on',
  }
}

/** A duty that is there already, as typed. */
export const dutyForm = z.object(fields).transform((typed, ctx) => {
  const facts = readDuty(typed, ctx)
  return facts ? { revision: typed.revision ?? 1, facts } : z.NEVER
})

/** Somebody of the directory on duty. */
export const knownDutyForm = z.object({ ...fields, personId: rowId }).transform((typed, ctx) => {
  const facts = readDuty(typed, ctx)
  return facts ? { who: { personId: typed.personId }, facts } : z.NEVER
})

/** Somebody new on duty. */
export const newDutyForm = z.object({ ...fields, ...contactFields }).transform((typed, ctx) => {
  const facts = readDuty(typed, ctx)
  const { fullName, nativeName, knownAs, email, phone, language } = typed
  const person = { fullName, nativeName, knownAs, email, phone, language }
  return facts ? { who: { person }, facts } : z.NEVER
})

/** An answer, by link or as an officer heard it. */
export const dutyAnswerForm = z
  .object({ answer: z.enum(DUTY_ANSWERS, 'duty.answer-missing'), message: typedText })
  .transform(({ answer, message }, ctx) => {
    const { text, tooLong } = cleanText(message, { max: 1_000, lines: 'many' })
    if (tooLong) problem(ctx, 'message', 'duty.message-too-long')
    return tooLong ? z.NEVER : { answer, message: text || null }
  })

/** A duty as its form shows it. */
export function typedOfDuty(facts: DutyFacts): Record<string, string[]> {
  return {
    role: [facts.role],
    programmeItemId: [facts.programmeItemId ?? ''],
    asks: [facts.asks ?? ''],
    arrive: [String(facts.arriveMinutesBefore)],
    printedTitle: [facts.printedTitle ?? ''],
    under18: facts.isUnder18 ? ['on'] : [],
    dbs: facts.isDbsChecked ? ['on'] : [],
  }
}

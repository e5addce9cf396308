import { z } from 'zod'
import { NEEDS, takesDetail } from '../events/kinds.ts'
import { cleanName, cleanText } from '../names.ts'
import {
  bandsOf,
  parsePeopleField,
  PEOPLE_FIELDS,
  type HeadBand,
  type PeopleField,
} from './people.ts'
import { ANSWERS, type Comer, type Reply } from './reply.ts'
import { whoField, withWhose } from './whose-needs.ts'

const heads = z
  .string()
  .optional()
  .transform((typed, context) => {
    const read = parsePeopleField(typed ?? '')
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: 'guests.heads-wrong' })
    return z.NEVER
  })

function reasonOf(
  { outOfTurn, reason }: { outOfTurn?: 'yes' | undefined; reason: string },
  context: z.core.$RefinementCtx,
): void {
  if (outOfTurn && reason === '')
    context.addIssue({ code: 'custom', path: ['reason'], message: 'guests.reason-missing' })
}

const words = (max: number) =>
  z
    .string()
    .optional()
    .transform((text) => cleanText(text ?? '', { max, lines: 'many' }).text.slice(0, max))

/** How an officer heard an answer, and why it is taken beside the rule. */
const heardFields = {
  channel: z.enum(['phone', 'paper'], 'guests.channel-missing'),
  outOfTurn: z.literal('yes').optional(),
  reason: words(300),
}

/** The same of a host's group, whose answer itself is read as the group's own form. */
export const heardForm = z.object(heardFields).superRefine(reasonOf)

/** An answer that an officer takes on the telephone or reads off paper. */
export const answerForForm = z
  .object({
    ...heardFields,
    answer: z.enum(ANSWERS, 'guests.answer-missing'),
    adults: heads,
    young: heads,
    children: heads,
    infants: heads,
    names: words(4_000),
    needs: z.array(z.enum(NEEDS)).default([]),
    needDetail: words(200),
    interpreter: words(60),
    message: words(2_000),
    who: whoField,
  })
  .superRefine(reasonOf)
  .superRefine(({ answer, ...counts }, context) => {
    const people = PEOPLE_FIELDS.reduce((sum, field) => sum + counts[field], 0)
    if (answer === 'yes' && people === 0)
      context.addIssue({ code: 'custom', path: ['adults'], message: 'guests.nobody-comes' })
  })
export type AnswerFor = z.output<typeof answerForForm>

export const ANSWER_NAMES = [
  'channel',
  'answer',
  ...PEOPLE_FIELDS,
  'names',
  'needs',
  'interpreter',
  'needDetail',
  'message',
  'outOfTurn',
  'reason',
]

/** The answer as the use-case takes it. Names go to the children first, since theirs are the ones that are asked for. */
export function replyOf(given: AnswerFor): Reply {
  const coming = given.answer === 'no' ? [] : bandsOf(given)
  const comers = named(
    coming.map((ageBand) => ({ ageBand })),
    given.names,
  )
  const needs = given.needs.map((kind) => {
    const detail = kind === 'interpreter' ? given.interpreter : given.needDetail
    return takesDetail(kind) && detail ? { kind, detail } : { kind }
  })
  return {
    answer: given.answer,
    comers,
    needs: withWhose(needs, given.who ?? {}, comers),
    ...(given.message && { message: given.message }),
  }
}

/** Whom the names of an officer's form go to, one after the other. */
export const NAMED_IN_TURN: readonly HeadBand[] = ['child', 'infant', 'young', 'unknown', 'adult']

function named(comers: Comer[], text: string): Comer[] {
  const names = text
    .split('\n')
    .map((line) => cleanName(line))
    .flatMap(({ name, refused }) => (name !== '' && refused.length === 0 ? [name] : []))
    .values()
  const turn = NAMED_IN_TURN.flatMap((band) => comers.filter(({ ageBand }) => ageBand === band))
  const called = new Map(turn.map((comer) => [comer, names.next().value]))
  return comers.map((comer) => {
    const name = called.get(comer)
    return name ? { ...comer, name } : comer
  })
}

/** The typed counts by field, for showing an answer that is there already. */
export const countsTyped = (counts: Record<PeopleField, number>): Record<string, string[]> =>
  Object.fromEntries(
    PEOPLE_FIELDS.map((field) => [field, counts[field] > 0 ? [String(counts[field])] : []]),
  )

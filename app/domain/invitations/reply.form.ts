import { z } from 'zod'
import { NEEDS, takesDetail, type NeedKind, type QuestionSet } from '../events/kinds.ts'
import { cleanName, cleanText } from '../names.ts'
import {
  bandsOf,
  countParty,
  NOBODY,
  PEOPLE_FIELDS,
  parsePeopleField,
  type PeopleCounts,
  type PeopleField,
} from './people.ts'
import { ANSWERS, type Comer, type Reply } from './reply.ts'
import { whoField, withWhose } from './whose-needs.ts'

const MOST_IN_A_MESSAGE = 1_000
const MOST_IN_A_DETAIL = 120

/** How messages with arguments are made: the route hands in the reader's words. */
export interface ReplyProblems {
  /** A field of numbers, and why it is none. */
  number: (why: 'not-a-number' | 'below-zero' | 'not-whole' | 'too-many') => string
  overLimit: (limit: number) => string
  tooManyNames: (people: number) => string
  /** A letter that no name has, such as an emoji. */
  nameRefused: (letter: string) => string
  tooLong: (most: number) => string
}

// One for all: a schema is costly to make, and cheap to read with.
const TYPED = z.object({
  answer: z.enum(ANSWERS, { error: 'reply-form.choose-answer' }),
  people: z.union([z.string(), z.partialRecord(z.enum(PEOPLE_FIELDS), z.string())]).optional(),
  names: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  detail: z.partialRecord(z.enum(NEEDS), z.string()).optional(),
  message: z.string().optional(),
  who: whoField,
})

/**
 * The reply form of one invitation: fields `answer`, `people.adults` and the other bands (or plain
 * `people`, a headcount of adults), `names` (one a line), `needs`, `detail.<need>`, `who.<need>` (those
 * whose it is, as `headKeys` names them), `message`.
 *
 * What is left open by the answer is not looked at: a no carries no people, whatever was typed.
 */
export function replyForm(questions: QuestionSet, limit: number, problems: ReplyProblems) {
  return TYPED.transform((typed, context): Reply => {
    const problem = (path: Array<string>, message: string) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const message = questions.message
      ? textOf(typed.message ?? '', MOST_IN_A_MESSAGE, () =>
          problem(['message'], problems.tooLong(MOST_IN_A_MESSAGE)),
        )
      : ''
    const said = { answer: typed.answer, ...(message ? { message } : {}) }
    if (typed.answer === 'no') return { ...said, comers: [], needs: [] }
    const counts = countsOf(typed.people, problem, problems)
    if (counts && (typed.answer === 'yes' || totalOf(counts) > 0))
      checkTotal(counts, limit, problem, problems)
    const names = questions.names === 'none' ? [] : namesOf(typed.names ?? '', problem, problems)
    const comers = counts
      ? withNames(counts, names, questions, (people) =>
          problem(['names'], problems.tooManyNames(people)),
        )
      : []
    const needs = needsOf(typed.needs, typed.detail ?? {}, questions.needs, (need) =>
      problem(['detail', need], problems.tooLong(MOST_IN_A_DETAIL)),
    )
    return { ...said, comers, needs: withWhose(needs, typed.who ?? {}, comers) }
  })
}

/** Tells a field, by its path, what is wrong with it. */
export type Report = (path: string[], message: string) => void

function countsOf(
  typed: string | PeopleTyped | undefined,
  problem: Report,
  problems: ReplyProblems,
): PeopleCounts | undefined {
  const fields: PeopleTyped = typeof typed === 'string' ? { adults: typed } : (typed ?? {})
  const counts = { ...NOBODY }
  let good = true
  for (const field of PEOPLE_FIELDS) {
    const read = parsePeopleField(fields[field] ?? '')
    if (read.ok) counts[field] = read.value
    else {
      good = false
      problem(
        typeof typed === 'string' ? ['people'] : ['people', field],
        problems.number(read.reason),
      )
    }
  }
  return good ? counts : undefined
}

type PeopleTyped = Partial<Record<PeopleField, string>>

const totalOf = (counts: PeopleCounts) =>
  PEOPLE_FIELDS.reduce((sum, field) => sum + counts[field], 0)

function checkTotal(
  counts: PeopleCounts,
  limit: number,
  problem: Report,
  problems: ReplyProblems,
): void {
  const total = countParty(counts, limit)
  if (!total.ok)
    problem(['people'], total.reason === 'nobody' ? 'reply-form.nobody' : problems.overLimit(limit))
}

/** Names as typed, one a line, cleaned. */
export function namesOf(typed: string, problem: Report, problems: ReplyProblems): string[] {
  return typed
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { name, refused } = cleanName(line)
      const [first] = refused
      if (first) problem(['names'], problems.nameRefused(first.letter))
      return name
    })
}

/** Names belong to those of whom they are asked: the children at a ceremony, else everybody in order. */
function withNames(
  counts: PeopleCounts,
  names: string[],
  { names: asked }: QuestionSet,
  tooMany: (people: number) => void,
): Comer[] {
  const bands = bandsOf(counts)
  const named = bands
    .map((band, index) => ({ band, index }))
    .filter(({ band }) => asked !== 'children' || band !== 'adult')
  if (names.length > named.length) tooMany(named.length)
  const nameAt = new Map(named.map(({ index }, order) => [index, names[order]]))
  return bands.map((ageBand, index) => {
    const name = nameAt.get(index)
    return name ? { ageBand, name } : { ageBand }
  })
}

function needsOf(
  typed: string | string[] | undefined,
  detail: Partial<Record<NeedKind, string>>,
  asked: readonly NeedKind[],
  tooLong: (need: NeedKind) => void,
): Reply['needs'] {
  const ticked = new Set(typeof typed === 'string' ? [typed] : (typed ?? []))
  return asked
    .filter((need) => ticked.has(need))
    .map((kind) => {
      const words = takesDetail(kind)
        ? textOf(detail[kind] ?? '', MOST_IN_A_DETAIL, () => tooLong(kind))
        : ''
      return words ? { kind, detail: words } : { kind }
    })
}

/** Words as typed, cleaned. */
export function textOf(typed: string, most: number, tooLong: () => void): string {
  const cleaned = cleanText(typed, { max: most, lines: 'many' })
  if (cleaned.tooLong) tooLong()
  return cleaned.text
}

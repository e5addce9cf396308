import { z } from 'zod'
import { NEEDS, TOLD_BY_GROUPS, type NeedKind, type QuestionSet } from '../events/kinds.ts'
import {
  bandsOf,
  NOBODY,
  PEOPLE_FIELDS,
  parsePeopleField,
  totalPeople,
  type PeopleCounts,
} from './people.ts'
import { GROUP_MOST } from './party.ts'
import { namesOf, textOf, type ReplyProblems, type Report } from './reply.form.ts'
import type { Comer, Reply } from './reply.ts'

const MOST_IN_A_MESSAGE = 1_000
const MOST_IN_A_DETAIL = 120
const MOST_LANGUAGES = 30
/** `all` is how many come, whatever their age. */
const GROUP_FIELDS = ['all', ...PEOPLE_FIELDS] as const

export interface GroupReplyProblems extends ReplyProblems {
  /** More people by age than come at all. */
  moreByAge: (people: number) => string
}

// One for all: a schema is costly to make, and cheap to read with.
const TYPED = z.object({
  people: z.partialRecord(z.enum(GROUP_FIELDS), z.string()).optional(),
  names: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  detail: z.partialRecord(z.enum(NEEDS), z.string()).optional(),
  message: z.string().optional(),
})

/**
 * The reply form of a host's group, headcount first: `people.all` is a whole answer, 0 is a no. What else
 * is known goes along: `people.adults` and the other bands, `detail.interpreter` (a language a line),
 * `detail.pick_up`, `needs` with `detail.<need>` (for how many), `names` (first names, one a line), `message`.
 */
export function groupReplyForm(
  questions: QuestionSet,
  limit: number,
  problems: GroupReplyProblems,
) {
  return TYPED.transform((typed, context): Reply => {
    const problem: Report = (path, message) => {
      context.addIssue({ code: 'custom', path, message })
    }
    const message = questions.message
      ? textOf(typed.message ?? '', MOST_IN_A_MESSAGE, () =>
          problem(['message'], problems.tooLong(MOST_IN_A_MESSAGE)),
        )
      : ''
    const said = message ? { message } : {}
    const counts = countsOf(typed.people ?? {}, limit, problem, problems)
    if (!counts || totalPeople(counts) === 0)
      return { answer: 'no', comers: [], needs: [], ...said }
    const names = namesOf(typed.names ?? '', problem, problems)
    const heads = bandsOf(counts)
    if (names.length > heads.length) problem(['names'], problems.tooManyNames(heads.length))
    return {
      answer: 'yes',
      comers: withNames(heads, names),
      needs: needsOf(typed.needs, typed.detail ?? {}, questions.needs, (need) =>
        problem(['detail', need], problems.tooLong(MOST_IN_A_DETAIL)),
      ),
      ...said,
    }
  })
}

type Typed = Partial<Record<(typeof GROUP_FIELDS)[number], string>>

function countsOf(
  typed: Typed,
  limit: number,
  problem: Report,
  problems: GroupReplyProblems,
): PeopleCounts | undefined {
  const counts: Record<(typeof GROUP_FIELDS)[number], number> = { ...NOBODY, all: 0 }
  let good = true
  for (const field of GROUP_FIELDS) {
    const read = parsePeopleField(typed[field] ?? '', GROUP_MOST)
    if (read.ok) counts[field] = read.value
    else {
      good = false
      problem(['people', field], problems.number(read.reason))
    }
  }
  if (!good) return undefined
  const { all: said, ...byAge } = counts
  const told = totalPeople(byAge)
  const isLeftOut = (typed.all ?? '').trim() === ''
  if (isLeftOut && told === 0) {
    problem(['people', 'all'], 'group.headcount-missing')
    return undefined
  }
  const all = isLeftOut ? told : said
  if (all > limit) problem(['people', 'all'], problems.overLimit(limit))
  if (told > all) {
    problem(['people', 'all'], problems.moreByAge(told))
    return undefined
  }
  return told === all ? byAge : { ...byAge, unknown: all - told }
}

/** Names belong first to those whose age nobody told: a name must not make somebody a child. */
function withNames(heads: Array<Comer['ageBand']>, names: string[]): Comer[] {
  const order = [...heads.keys()].toSorted(
    (one, other) => Number(heads[other] === 'unknown') - Number(heads[one] === 'unknown'),
  )
  const nameAt = new Map(order.map((head, index) => [head, names[index]]))
  return heads.map((ageBand, index) => {
    const name = nameAt.get(index)
    return name ? { ageBand, name } : { ageBand }
  })
}

/** Each language that is interpreted is a need of its own, so that interpreters can be counted. */
function needsOf(
  typed: string | string[] | undefined,
  detail: Partial<Record<NeedKind, string>>,
  asked: readonly NeedKind[],
  tooLong: (need: NeedKind) => void,
): Reply['needs'] {
  const ticked = new Set(typeof typed === 'string' ? [typed] : (typed ?? []))
  return asked.flatMap((kind): Reply['needs'] => {
    const lines = (detail[kind] ?? '').split(kind === 'interpreter' ? /\r\n|\r|\n/ : /$^/)
    const words = lines
      .map((line) => textOf(line, MOST_IN_A_DETAIL, () => tooLong(kind)))
      .filter((line) => line !== '')
    // A language or a place that is written needs no tick beside it.
    if (TOLD_BY_GROUPS.includes(kind) && words.length > 0)
      return [...new Set(words)].slice(0, MOST_LANGUAGES).map((line) => ({ kind, detail: line }))
    if (!ticked.has(kind)) return []
    const [first] = words
    return [first ? { kind, detail: first } : { kind }]
  })
}

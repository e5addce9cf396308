import { problemsOf, type MessageProblem } from '#app/translations/message-shape.ts'

/** A message as the council reads it now. */
interface Known {
  key: string
  english: string
  text: string
  state: 'draft' | 'approved' | 'changed'
}

/** A translation that would replace another. */
export interface PlannedChange {
  key: string
  english: string
  before: string
  after: string
  /** Somebody approved what stands there: it becomes a draft. */
  isApproved: boolean
}

/** What a file would do, before anything is saved. */
export interface ImportPlan {
  changes: PlannedChange[]
  /** Translations that do not fit their English, and why. */
  wrong: Array<{
    key: string
    text: string
    problems: Array<MessageProblem | { problem: 'too-long' }>
  }>
  /** Messages whose English has changed since the file was made. */
  otherEnglish: string[]
  /** Keys that are no message of ours. */
  unknown: string[]
  /** Translations that read as they do now. */
  same: number
  /** Messages that the file leaves open. */
  empty: number
}

/** As long as a message may be that somebody types. */
const LONGEST = 2_000

/**
 * Compare the translations of a file with what stands. A text is taken only where it is of the English of
 * today, and has its arguments, tags and plural forms.
 *
 * @param intl The tag that `Intl` is asked with.
 */
export function planImport(
  entries: ReadonlyArray<{ key: string; english: string; text: string }>,
  messages: readonly Known[],
  { intl }: { intl: string },
): ImportPlan {
  const known = new Map(messages.map((message) => [message.key, message]))
  const plan: ImportPlan = {
    changes: [],
    wrong: [],
    otherEnglish: [],
    unknown: [],
    same: 0,
    empty: 0,
  }
  for (const { key, english, text } of entries) {
    const message = known.get(key)
    if (!message) plan.unknown.push(key)
    else if (text === '') plan.empty += 1
    else if (english !== message.english) plan.otherEnglish.push(key)
    else if (text === message.text) plan.same += 1
    else {
      const problems = text.length > LONGEST ? TOO_LONG : problemsOf(text, { english, intl })
      if (problems.length > 0) plan.wrong.push({ key, text: text.slice(0, 300), problems })
      else
        plan.changes.push({
          key,
          english,
          before: message.text,
          after: text,
          isApproved: message.state === 'approved',
        })
    }
  }
  return plan
}

const TOO_LONG = [{ problem: 'too-long' as const }]

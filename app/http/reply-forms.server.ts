import type { QuestionSet } from '#app/domain/events/kinds.ts'
import { groupReplyForm } from '#app/domain/invitations/group-reply.form.ts'
import { replyForm } from '#app/domain/invitations/reply.form.ts'
import type { Words } from '#app/translations/translate.ts'
import { groupReplyProblems, replyProblems, type LinkPage } from './invitation-visit.server.ts'

type ReplySchema = ReturnType<typeof replyForm> | ReturnType<typeof groupReplyForm>

/** A reader's words live as long as the process: some dozen events that are answered at a time. */
const MOST_KEPT = 200
const kept = new WeakMap<Words, Map<string, ReplySchema>>()

/**
 * The form that an answer is read with, in the reader's words. Kept, because it is the same for all
 * families of an event and making one costs more than reading with it.
 */
export function replySchema(
  linkPage: LinkPage,
  { questions, limit, t }: { questions: QuestionSet; limit: number; t: Words },
): ReplySchema {
  const ofReader = kept.get(t) ?? new Map<string, ReplySchema>()
  kept.set(t, ofReader)
  const key = `${linkPage} ${limit} ${JSON.stringify(questions)}`
  const known = ofReader.get(key)
  if (known) return known
  const made =
    linkPage === 'group'
      ? groupReplyForm(questions, limit, groupReplyProblems(t))
      : replyForm(questions, limit, replyProblems(t))
  if (ofReader.size >= MOST_KEPT) ofReader.clear()
  ofReader.set(key, made)
  return made
}

import type { z } from 'zod'
import { answerForForm, heardForm, replyOf } from '#app/domain/invitations/answer-for.form.ts'
import { groupReplyForm } from '#app/domain/invitations/group-reply.form.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import { parseForm, typedIn, type Read } from './form.server.ts'
import { groupReplyProblems } from './invitation-visit.server.ts'
import type { PartyVisit } from './party-visit.server.ts'

/** An answer as an officer heard it. */
type ToldAnswer = z.output<typeof heardForm> & { reply: Reply }

/** A family's answer by its own form; a host's group answers headcount first, as on its own page. */
export function readAnswer(here: PartyVisit, fields: FormData): Read<ToldAnswer> {
  const t = here.words()
  const { line } = here.party
  if (line.kind !== 'group') {
    const read = parseForm(fields, answerForForm, t)
    return read.ok ? { ...read, value: { ...read.value, reply: replyOf(read.value) } } : read
  }
  const heard = parseForm(fields, heardForm, t)
  const form = groupReplyForm(here.event.questions, line.peopleLimit, groupReplyProblems(t))
  const told = parseForm(fields, form, t)
  if (heard.ok && told.ok) return { ...told, value: { ...heard.value, reply: told.value } }
  const typed = typedIn(fields)
  const errors = Object.assign({}, ...[heard, told].map((one) => (one.ok ? {} : one.state.errors)))
  return { ok: false, state: { typed, errors } }
}

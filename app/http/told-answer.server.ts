import type { z } from 'zod'
import {
  answerForForm,
  countsTyped,
  heardForm,
  NAMED_IN_TURN,
  replyOf,
} from '#app/domain/invitations/answer-for.form.ts'
import type { GuestAnswer } from '#app/domain/invitations/answers.ts'
import { groupReplyForm } from '#app/domain/invitations/group-reply.form.ts'
import { typedOfGroup } from '#app/domain/invitations/group-typed.ts'
import type { GuestLine } from '#app/domain/invitations/guest-line.ts'
import { namesInTurn, type KnownHead } from '#app/domain/invitations/known-party.ts'
import { countBands } from '#app/domain/invitations/people.ts'
import type { Answer, Reply } from '#app/domain/invitations/reply.ts'
import { whoseTyped } from '#app/domain/invitations/whose-needs.ts'
import type { FormState } from '#app/ui/form-state.ts'
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

/** The answer that stands, or who a party is by an earlier one, as the officer's form begins with it. */
export function answerBefore(
  line: GuestLine,
  comers: readonly KnownHead[],
): { before: FormState; whose: FormState['typed'] } {
  const isGroup = line.kind === 'group'
  const counts = countBands(comers.map(({ ageBand }) => ageBand))
  const names = isGroup
    ? comers.flatMap(({ name }) => name ?? [])
    : namesInTurn(comers, NAMED_IN_TURN)
  const detail = (interpreter: boolean) =>
    line.needs.find(({ kind, detail: told }) => told && (kind === 'interpreter') === interpreter)
  const { needs, message } = line
  const answer = ANSWERED[line.answer]
  return {
    before: {
      errors: {},
      typed: {
        ...(isGroup && line.channel ? typedOfGroup({ counts, names, needs, message }) : {}),
        answer: answer ? [answer] : [],
        ...countsTyped(counts),
        names: [names.join('\n')],
        needs: needs.map(({ kind }) => kind),
        interpreter: [detail(true)?.detail ?? ''],
        needDetail: [detail(false)?.detail ?? ''],
        message: [message ?? ''],
      },
    },
    whose: whoseTyped(
      needs.map(({ kind, who }) => ({ kind, who: who.map(({ at }) => at) })),
      comers,
    ),
  }
}

const ANSWERED: Record<GuestAnswer, Answer | ''> = {
  coming: 'yes',
  waiting: 'yes',
  maybe: 'maybe',
  no: 'no',
  none: '',
  withdrawn: '',
}

import { asksWhose } from '#app/domain/invitations/whose-needs.ts'
import type { Reply, ReplyState } from '#app/domain/invitations/reply.ts'
import type { FormState } from '#app/ui/form-state.ts'
import { typedIn } from './form.server.ts'
import type { PartyVisit } from './party-visit.server.ts'
import { takeReply } from './take-reply.server.ts'
import { readAnswer } from './told-answer.server.ts'

/** What became of an answer that an officer heard. */
export type Told =
  | { kept: ReplyState }
  | { form: FormState }
  /** Whose the needs are is asked on a page of its own. */
  | { asked: { reply: Reply; typed: FormState['typed'] } }

/** Keep an answer that was told on the telephone or on paper, or say at which field it is stuck. */
export async function keepTold(here: PartyVisit, fields: FormData): Promise<Told> {
  const { db, scope, occurrence, now } = here
  const t = here.words()
  const read = readAnswer(here, fields)
  if (fields.get('step') === 'edit') return { form: { typed: typedIn(fields), errors: {} } }
  if (!read.ok) return { form: read.state }
  const { typed } = read
  const { channel, reason, outOfTurn, reply } = read.value
  const isLate = now >= occurrence.repliesCloseAt
  if (isLate && reason === '')
    return { form: { typed, errors: { reason: t('guests.reason-missing') } } }
  const isGroup = here.party.line.kind === 'group'
  if (!isGroup && !fields.has('step') && asksWhose(reply)) return { asked: { reply, typed } }
  const override =
    isLate || outOfTurn ? { override: { reason, outOfTurn: outOfTurn === 'yes' } } : {}
  const taken = await takeReply(db, {
    ...scope,
    occurrenceId: occurrence.id,
    channel: override.override ? 'override' : channel,
    reply,
    ...override,
  })
  if (taken.ok) return { kept: taken.value.state }
  const people = isGroup ? 'people.all' : 'adults'
  const field = ['too-many-people', 'nobody-comes'].includes(taken.reason) ? people : ''
  return { form: { typed, errors: { [field]: t(`guests.refused-${taken.reason}`) } } }
}

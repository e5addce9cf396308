import type { QuestionSet } from '../events/kinds.ts'
import type { PartyKind } from '../invitations/party.ts'
import type { HeadBand } from '../invitations/people.ts'
import type { Comer } from '../invitations/reply.ts'

/** A party, as far as a bare yes depends on it. */
export interface BareYes {
  invitation: { peopleLimit: number }
  party: { kind: PartyKind }
  event: { questions: QuestionSet }
  contact: { fullName: string } | null
  /** At most two: more are not looked at. */
  members: Array<{ ageBand: HeadBand; name: string }>
}

/**
 * Who comes when somebody says no more than yes: the one person who is invited. Undefined where it may be
 * more than one, of several ages, or a host's group: then how many come has to be asked.
 */
export function wholeParty({
  invitation,
  party,
  event,
  contact,
  members,
}: BareYes): Comer[] | undefined {
  if (invitation.peopleLimit > 1 || party.kind === 'group' || members.length > 1) return undefined
  const [member] = members
  const ageBand = member?.ageBand ?? 'adult'
  const name = member?.name ?? contact?.fullName
  const { names } = event.questions
  const isNamed = names === 'delegates' || (names === 'children' && ageBand !== 'adult')
  return [{ ageBand, ...(isNamed && name ? { name } : {}) }]
}

import { groupClosesAt } from '../invitations/cut-off.server.ts'
import { isProof } from './proof-subjects.server.ts'
import { topicOf } from './mail-topics.ts'
import { isAboutInvitation } from './letter-purposes.ts'
import { pointlessBecause, type Pointless } from './letter-fate.ts'
import type { LetterRow } from './letter-held.server.ts'
import type { InvitationSubject } from './letter-invitations.server.ts'

/** Why a guest's letter should not go out any more, as things are now; by whatever way it goes. */
export function fateOf(
  { purpose, channel }: Pick<LetterRow, 'purpose' | 'channel'>,
  subject: InvitationSubject,
  { hasAddress, now }: { hasAddress: boolean; now: Date },
): Pointless | undefined {
  const { invitation, occurrence, event, reply } = subject
  if (!isAboutInvitation(purpose)) return 'gone'
  // Whoever ended the link does not want it sent again.
  if (isProof(purpose) && !subject.proof?.path) return 'revoked'
  const topic = topicOf(purpose)
  return pointlessBecause({
    purpose,
    hasAddress,
    isRevoked: invitation.revokedAt !== null,
    isCancelled: occurrence.cancelledAt !== null,
    isPublished: event.publishedAt !== null,
    startsAt: occurrence.startsAt,
    endsAt: occurrence.endsAt,
    repliesCloseAt: groupClosesAt(occurrence.repliesCloseAt, subject.allotted),
    replyState: reply?.state,
    isOvertaken: subject.isOvertaken,
    proofIsOpen: subject.proof?.isOpen ?? false,
    isStopped:
      channel === 'email' && subject.stopping?.topics.some((one) => one === topic) === true,
    wanted: event.letters,
    now,
  })
}

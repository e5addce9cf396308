import type { GuestLetter } from '#emails/letter-data.ts'
import type { ReplyState } from '../invitations/reply.ts'
import type { LetterPurpose } from './outbox.server.ts'

/** Which letter a row of the outbox becomes, as the answer stands now. */
export function letterKind(
  purpose: LetterPurpose,
  replyState: ReplyState | undefined,
): GuestLetter {
  switch (purpose) {
    case 'invitation_reminder':
      return 'invitation-reminder'
    case 'place_confirmed':
      return 'place-confirmed'
    case 'place_offered':
      return 'place-offered'
    case 'offer_ended':
      return 'offer-ended'
    case 'reminder':
      return 'reminder'
    case 'thanks':
      return 'thanks'
    case 'event_changed':
      return 'event-changed'
    case 'event_cancelled':
      return 'event-cancelled'
    case 'withdrawn':
      return 'withdrawn'
    case 'finish_reply':
      return 'finish-reply'
    case 'proof':
      return 'proof'
    case 'proof_reminder':
      return 'proof-reminder'
    case 'reply':
      if (replyState === 'confirmed') return 'reply-yes'
      if (replyState === 'waiting' || replyState === 'offered') return 'waiting'
      return replyState === 'maybe' ? 'reply-maybe' : 'reply-no'
    default:
      return 'invitation'
  }
}

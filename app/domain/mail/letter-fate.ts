import type { ReplyState } from '../invitations/reply.ts'

/** Why a letter was not sent after all. */
export const POINTLESS = [
  'stopped',
  'overtaken',
  'answered',
  'closed',
  'revoked',
  'event-cancelled',
  'over',
  'address-gone',
  'not-wanted',
  'unsubscribed',
  'gone',
] as const
export type Pointless = (typeof POINTLESS)[number]

/** The latest rule and the days in which its letters may still go. */
const THANKS_LAST_MS = 90 * 86_400_000

/** What a letter is about, at the moment when its turn comes. */
export interface LetterSituation {
  purpose:
    | 'invitation'
    | 'invitation_reminder'
    | 'reply'
    | 'place_confirmed'
    | 'place_offered'
    | 'offer_ended'
    | 'reminder'
    | 'thanks'
    | 'event_changed'
    | 'event_cancelled'
    | 'withdrawn'
    | 'finish_reply'
    | 'proof'
    | 'proof_reminder'
  hasAddress: boolean
  isRevoked: boolean
  isCancelled: boolean
  isPublished: boolean
  startsAt: Date
  endsAt: Date
  repliesCloseAt: Date
  replyState: ReplyState | undefined
  /** A later letter about the same thing is in the outbox or has gone out. */
  isOvertaken: boolean
  /** Names or photographs of the family's children are still to be settled. */
  proofIsOpen: boolean
  /** The reader wants no letters of this kind by e-mail. */
  isStopped: boolean
  /** The letters that this event sends. */
  wanted: readonly string[]
  now: Date
}

/** Thanks are for when it is over; a reminder of the day says nothing once the day has begun. */
function endOf({ purpose, startsAt, endsAt }: LetterSituation): Date {
  if (purpose === 'reminder') return startsAt
  return purpose === 'thanks' ? new Date(endsAt.getTime() + THANKS_LAST_MS) : endsAt
}

const OF_EVENT = {
  reply: 'reply_received',
  place_confirmed: 'place_confirmed',
} as const

/**
 * Why a letter should not go out any more; undefined when it should. Minutes or days may lie between
 * the moment when it was posted and its turn: nobody shall read what is no longer so.
 */
export function pointlessBecause(situation: LetterSituation): Pointless | undefined {
  const { purpose, now } = situation
  if (!situation.hasAddress) return 'address-gone'
  if (now >= endOf(situation)) return 'over'
  // Also of a cancelled date: those who are no longer invited do not hear of the cancellation.
  if (purpose === 'withdrawn') return situation.isRevoked ? undefined : 'overtaken'
  if (situation.isRevoked) return 'revoked'
  if (purpose === 'event_cancelled') return situation.isCancelled ? undefined : 'overtaken'
  if (situation.isCancelled) return 'event-cancelled'
  if (situation.isOvertaken) return 'overtaken'
  if (!isWanted(situation)) return 'not-wanted'
  if (situation.isStopped) return 'unsubscribed'
  return outOfDate(situation)
}

function outOfDate({
  purpose,
  proofIsOpen,
  replyState,
  repliesCloseAt,
  isPublished,
  now,
}: LetterSituation): Pointless | undefined {
  if (purpose === 'place_confirmed' || purpose === 'reminder' || purpose === 'thanks')
    return replyState === 'confirmed' ? undefined : 'overtaken'
  if (purpose === 'place_offered') return replyState === 'offered' ? undefined : 'overtaken'
  if (purpose === 'offer_ended') return replyState === 'lapsed' ? undefined : 'overtaken'
  if (purpose === 'reply') return replyState ? undefined : 'overtaken'
  if (purpose === 'event_changed') return undefined
  if (!isPublished) return 'gone'
  if (purpose === 'proof' || purpose === 'proof_reminder')
    return proofIsOpen ? undefined : 'answered'
  // Whoever declined and then says yes in the calendar still has to say how many come.
  if (replyState && purpose !== 'finish_reply') return 'answered'
  return now >= repliesCloseAt ? 'closed' : undefined
}

function isWanted({ purpose, replyState, wanted }: LetterSituation): boolean {
  if (purpose === 'reply' && replyState === 'waiting') return wanted.includes('waiting')
  if (purpose === 'reply' || purpose === 'place_confirmed')
    return wanted.includes(OF_EVENT[purpose])
  return true
}

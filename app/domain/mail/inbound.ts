/** What a message that came by mail is, as far as it is about a letter or an invitation of ours. */
export const INBOUND_KINDS = ['reply', 'counter', 'bounce', 'letter'] as const
export type InboundKind = (typeof INBOUND_KINDS)[number]

/**
 * What became of it. `asked`: a yes that leaves something open was answered by a letter; `review`: an
 * officer decides.
 */
export const INBOUND_DECISIONS = ['applied', 'asked', 'review', 'dropped'] as const
export type InboundDecision = (typeof INBOUND_DECISIONS)[number]

/** Why a message waits for an officer, or was laid aside. */
export const INBOUND_REASONS = [
  'another-address',
  'another-sender',
  'not-authentic',
  'other-time-proposed',
  'other-time-answered',
  'delegated',
  'unclear',
  'brings-others',
  'crossed',
  'replies-closed',
  'not-open-yet',
  'no-room-for-more',
  'written',
  'unproven-return',
  'overtaken',
  'same-answer',
  'revoked',
  'cancelled',
  'over',
  'for-now',
  'by-officer',
] as const
export type InboundReason = (typeof INBOUND_REASONS)[number]

/** What guests may stop by themselves: letters that are not about an answer of their own. */
export const MAIL_TOPICS = ['invitations', 'reminders'] as const
export type MailTopic = (typeof MAIL_TOPICS)[number]

/** What one council makes of a message; undefined when it is about nothing of its own. */
export type TakenHere = { kind: InboundKind; outcome: InboundDecision | 'repeated' } | undefined

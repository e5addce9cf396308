import type { MailTopic } from './inbound.ts'

const TOPICS: Record<string, MailTopic> = {
  invitation: 'invitations',
  invitation_reminder: 'invitations',
  reminder: 'reminders',
  thanks: 'reminders',
}

/**
 * What a letter is about, as far as a guest may stop letters of its kind. Undefined for letters about the
 * guest's own answer, and for news of a date that they answered to: those always go out.
 */
export const topicOf = (purpose: string): MailTopic | undefined => TOPICS[purpose]

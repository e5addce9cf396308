/** The letters that a council can word, with the sentences of each from top to bottom; the first is its subject. */
export const LETTER_MESSAGES = {
  invitation: ['letter.invitation-subject', 'letter.invitation-lead', 'letter.invitation-how'],
  'invitation-reminder': [
    'letter.unanswered-subject',
    'letter.unanswered-lead',
    'letter.invitation-how',
  ],
  'reply-yes': ['letter.yes-subject', 'letter.yes-lead', 'letter.you-can-change'],
  'reply-maybe': ['letter.maybe-subject', 'letter.maybe-lead', 'letter.maybe-no-place'],
  'reply-no': ['letter.no-subject', 'letter.no-lead', 'letter.no-again'],
  waiting: [
    'letter.waiting-subject',
    'letter.waiting-lead',
    'letter.waiting-next',
    'letter.you-can-change',
  ],
  'place-offered': ['letter.offered-subject', 'letter.offered-lead', 'letter.offered-next'],
  'offer-ended': ['letter.lapsed-subject', 'letter.lapsed-lead', 'letter.lapsed-next'],
  'place-confirmed': ['letter.confirmed-subject', 'letter.confirmed-lead', 'letter.confirmed-keep'],
  reminder: ['letter.reminder-subject', 'letter.reminder-lead', 'letter.confirmed-keep'],
  thanks: ['letter.thanks-subject', 'letter.thanks-lead', 'letter.thanks-next'],
  'event-changed': ['letter.changed-subject', 'letter.changed-lead', 'letter.changed-stands'],
  'event-cancelled': [
    'letter.cancelled-subject',
    'letter.cancelled-lead',
    'letter.cancelled-nothing',
  ],
  withdrawn: ['letter.withdrawn-subject', 'letter.withdrawn-lead', 'letter.withdrawn-next'],
} as const

export type WordedLetter = keyof typeof LETTER_MESSAGES

export const isWordedLetter = (name: string | undefined): name is WordedLetter =>
  name !== undefined && Object.hasOwn(LETTER_MESSAGES, name)

export const WORDED_LETTERS = Object.keys(LETTER_MESSAGES).filter(isWordedLetter)

/** Every sentence that some letter has. */
export const LETTER_KEYS: ReadonlySet<string> = new Set(Object.values(LETTER_MESSAGES).flat())

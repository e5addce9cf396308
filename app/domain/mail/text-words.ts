import type { Words } from '#app/translations/translate.ts'

/** Letters that there is a text of. Who answers on their page sees what became of it there. */
export const TEXT_PURPOSES = [
  'invitation',
  'invitation_reminder',
  'reminder',
  'event_changed',
  'event_cancelled',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'withdrawn',
  'proof',
  'proof_reminder',
] as const
export type TextPurpose = (typeof TEXT_PURPOSES)[number]

export const textPurpose = (purpose: string): TextPurpose | undefined =>
  TEXT_PURPOSES.find((one) => one === purpose)

/** What a text tells. */
export interface TextTold {
  purpose: TextPurpose
  /** The title that says nothing about the guest. */
  outsideTitle: string
  startsAt: Date
  timeZone: string
  councilName: string
  /** The guest's own page. */
  link: string
  /** The council's telephone, which may be empty. */
  phone: string
  /** Of places that are offered: until when. */
  expiresAt?: Date | undefined
}

/** Nothing to open any more: the council's telephone instead. */
const WITHOUT_LINK: readonly TextPurpose[] = ['event_cancelled', 'withdrawn']

/**
 * A text, in the guest's language: what, when, who writes, and the link on a line of its own, so that it
 * stays whole in writing from right to left. Neither the place nor a name: a text is read over shoulders.
 */
export function textIn(t: Words, told: TextTold): string {
  const { purpose, outsideTitle, councilName, link, phone } = told
  const at = (instant: Date) => momentIn(t, instant, told.timeZone)
  const args = { title: outsideTitle.replace(/\s+/gu, ' '), when: at(told.startsAt) }
  const said =
    purpose === 'place_offered'
      ? t('text.place-offered', { ...args, until: at(told.expiresAt ?? told.startsAt) })
      : t(KEYS[purpose], args)
  const lines = WITHOUT_LINK.includes(purpose)
    ? [said, ...(phone === '' ? [] : [t('text.questions', { phone })]), councilName]
    : [said, link, councilName]
  return lines.join('\n')
}

const KEYS = {
  invitation: 'text.invitation',
  invitation_reminder: 'text.invitation-reminder',
  reminder: 'text.reminder',
  event_changed: 'text.event-changed',
  event_cancelled: 'text.event-cancelled',
  place_confirmed: 'text.place-confirmed',
  offer_ended: 'text.offer-ended',
  withdrawn: 'text.withdrawn',
  proof: 'text.proof',
  proof_reminder: 'text.proof-reminder',
} as const

/** A day and a time as a text has room for: "Sat 26 June at 10:30". */
function momentIn(t: Words, instant: Date, timeZone: string): string {
  return t('text.when', {
    day: t.date(instant, { timeZone, style: 'dayShort' }),
    time: t.date(instant, { timeZone, style: 'time' }),
  })
}

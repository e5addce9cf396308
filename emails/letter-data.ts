import type { Theme } from '#app/domain/councils/theme.ts'
import type { Locale } from '#app/translations/locales.ts'
import type { CouncilWording } from '#app/translations/wording.ts'

/** Every letter that a guest may get; each has a file of its name. */
export const GUEST_LETTERS = [
  'invitation',
  'invitation-reminder',
  'reply-yes',
  'reply-maybe',
  'reply-no',
  'waiting',
  'place-offered',
  'offer-ended',
  'place-confirmed',
  'reminder',
  'thanks',
  'event-changed',
  'event-cancelled',
  'withdrawn',
  'finish-reply',
  'proof',
  'proof-reminder',
] as const

export type GuestLetter = (typeof GUEST_LETTERS)[number]

/** Who writes. The sender's name is the council's, never a team's: that would tell who the reader is. */
export interface LetterCouncil {
  name: string
  /** For the English half, where the name above is in another language. */
  nameInEnglish?: string | undefined
  phone?: string | undefined
  /** Lines of the postal address. */
  address?: readonly string[] | undefined
  theme: Theme
  /** The council's own wording; the words as Herald brings them when not given. */
  wording?: CouncilWording | undefined
}

export interface LetterOccurrence {
  startsAt: Date
  endsAt: Date
  /** IANA name. */
  timeZone: string
  /** Lines of the place. Without it the letter says that the page will show the place. */
  place?: readonly string[] | undefined
  /** The way in stands on the guest's page only, so that a forwarded letter opens no door. */
  online?: boolean | undefined
  /** Of a group: its own last day, where that is earlier. */
  repliesCloseAt: Date
  /** Places that are kept for a host's group. */
  keptForGroup?: number | undefined
}

/** All that a guest's letter says, as plain data. Everything in it may hold any text. */
export interface GuestLetterData {
  /** The guest's language; English follows below when it is another. */
  locale: Locale
  council: LetterCouncil
  recipient: {
    /** As the guest is greeted; without it the letter says hello. */
    name?: string | undefined
  }
  event: {
    /** For the inside of the letter. */
    title: string
    /** Neutral: for the subject and the preview, which others may see. */
    outsideTitle: string
    summary?: string | undefined
  }
  /** The same in English, for the English half, where the event's words are in another language. */
  eventInEnglish?: GuestLetterData['event'] | undefined
  /** The dates this letter is about: every date of an invitation, the one date of a reply. */
  occurrences: readonly LetterOccurrence[]
  links: {
    /** The guest's own page. */
    reply: string
    /** Where the guest says that they want no more letters about this event. */
    stop?: string | undefined
  }
  answer?: { people: number; reference?: string | undefined } | undefined
  /** Until when places that came free are held for a waiting party. */
  offer?: { expiresAt: Date } | undefined
  /** Of a changed date: how it was. The first of `occurrences` says how it is now. */
  before?: LetterOccurrence | undefined
  /** Why an event was cancelled or changed, in an officer's own words. */
  reason?: string | undefined
  /** What an officer wants guests to know on the day: parking, weather, what to bring. */
  note?: string | undefined
  /** Whether a calendar entry goes with the letter. */
  calendarAttached?: boolean | undefined
}

export interface SignInLetterData {
  locale: Locale
  council: LetterCouncil
  link: string
  expiresAt: Date
  timeZone: string
}

/** The letter with a nominator's link. */
export interface NominateLetterData {
  locale: Locale
  council: LetterCouncil
  /** Who is written to. */
  name: string
  event: string
  link: string
  closesAt: Date
  timeZone: string
}

/** A letter ready to post. `subject` is one line without control characters. */
export interface ComposedLetter {
  subject: string
  html: string
  text: string
}

import type { AgeBand } from '../invitations/people.ts'
import type { ConsentStanding, PhotoLevel } from './photo-consent.ts'

/** A child as the guardian's pages show it. */
export interface GuardiansChild {
  honoureeId: string
  occurrenceId: string
  /** As it is printed. */
  printed: string
  /** As the family writes it. */
  name: string
  printedName: string | null
  native: string | null
  nativeLanguage: string | null
  pronunciation: string | null
  knownAs: string | null
  ageBand: AgeBand | null
  revision: number
  state: 'unprintable' | 'new' | 'correction' | 'approved'
  /** The letters that cannot be printed. */
  letters: string[]
  /** The version that was approved last, and when; it may not be the newest. */
  approved: { revision: number; at: Date; name: string } | null
  /** When a voice that says the name was kept, if there is one. */
  voice: { seconds: number | null; at: Date } | null
  photo: {
    mark: PhotoLevel
    standing: ConsentStanding
    guardian: PhotoLevel | null
    child: PhotoLevel | 'too-young' | null
    at: Date | null
    wordingVersion: number | null
  }
}

/** A family's children at one event, or one child, as the link opens them. */
export interface GuardiansPage {
  linkId: string
  language: string
  event: {
    title: string
    outsideTitle: string
    summary: string
    texts: Record<string, Partial<{ title: string; outsideTitle: string; summary: string }>>
  }
  /** The date of the first of them that is still to come, else of the last. */
  date: { startsAt: Date; timeZone: string }
  /** Names can be settled until their ceremony is over. */
  isOpen: boolean
  children: GuardiansChild[]
  /** The other page of the same family, where its link was given out. */
  otherPath: string | null
}

import type { AgeBand } from '../invitations/people.ts'
import type { ConsentStanding, PhotoLevel } from './photo-consent.ts'

/** A child on a list about photographs. */
export interface PhotographedChild {
  honoureeId: string
  /** As it is printed. */
  name: string
  native: string | null
  nativeLanguage: string | null
  knownAs: string | null
  party: string | null
  mark: PhotoLevel
}

/** What one person said about photographs. */
export interface SaidView {
  level: PhotoLevel
  at: Date
  withdrawnAt: Date | null
  wordingVersion: number
}

/** A child with what was said, as the desk's page shows it. */
export interface PhotoStandingView extends PhotographedChild {
  standing: ConsentStanding
  ageBand: AgeBand | null
  guardian: SaidView | null
  self: SaidView | null
  isTooYoung: boolean
}

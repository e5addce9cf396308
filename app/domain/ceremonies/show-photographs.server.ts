import type { findPhotoStandings } from './find-photo-lists.server.ts'
import type { PhotoStandingView } from './photo-lists.ts'
import type { Said } from './photo-consent.ts'

type Standing = Awaited<ReturnType<typeof findPhotoStandings>>[number]

/** What was said of a child for a page: what it shows, and nothing that it does not. */
export function showPhotoStanding({ child, consent }: Standing): PhotoStandingView {
  const { guardian, self } = consent
  return {
    ...child,
    standing: consent.standing,
    ageBand: consent.ageBand,
    guardian: saidOf(guardian),
    self: saidOf(self),
    isTooYoung: guardian?.childTooYoung ?? false,
  }
}

const saidOf = (said: Said | undefined): PhotoStandingView['guardian'] =>
  said
    ? {
        level: said.level,
        at: said.at,
        withdrawnAt: said.withdrawnAt,
        wordingVersion: said.wordingVersion,
      }
    : null

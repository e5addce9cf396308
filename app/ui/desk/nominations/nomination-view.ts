import type { NominatedBy, NominationState } from '#app/domain/nominations/nomination.ts'
import type { GuardianKnown } from '#app/domain/nominations/twins.ts'
import type { Mark } from '../../state.tsx'
import { tabHref, type EventFacts } from '../event-page.tsx'

/** A nomination as the desk's pages are told of it. */
export interface NominationView {
  id: string
  state: NominationState
  by: NominatedBy | null
  sameAs: { id: string; name: string } | null
  child: { personId: string; name: string; isListed: boolean } | null
  childName: string
  printedName: string | null
  knownAs: string | null
  guardianName: string | null
  guardianEmail: string | null
  guardianPhone: string | null
  throughUs: boolean
  language: string
  school: string | null
  revision: number
  declinedReason: string | null
  honoureeId: string | null
  createdAt: Date
  /** An officer said of somebody that it is another child. */
  apart: boolean
}

/** Two that may be one child. */
export interface PairView {
  left: NominationView
  right:
    | ({ kind: 'nomination' } & NominationView)
    | {
        kind: 'child'
        personId: string
        name: string
        guardian: GuardianKnown
        isListed: boolean
        startsAt: Date
      }
  name: 'written' | 'sound' | 'maybe'
  guardian: 'same' | 'different' | 'unknown'
}

export const NOMINATION_MARKS: Record<NominationState, Mark> = {
  received: 'later',
  accepted: 'yes',
  same: 'here',
  declined: 'no',
  withdrawn: 'no',
}

/** An address below the nominations of an event; in a series it keeps to the date that is open. */
export function nominationsHref(
  event: Pick<EventFacts, 'id' | 'on' | 'dates'>,
  path = '',
  query: Record<string, string> = {},
): string {
  const [base = '', on] = tabHref(event, 'nominations').split('?')
  const search = new URLSearchParams({ ...(on ? { on: event.on } : {}), ...query })
  return `${base}${path}${search.size > 0 ? `?${search}` : ''}`
}

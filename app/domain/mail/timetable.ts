import type { LetterCounts } from './mailing-view.ts'
import type { PlanState } from './reminder-plan.ts'
import type { SendingBy } from './reach.ts'
import type { TextGroup, Ways } from './text-cost.ts'
import type { NamedRule, RuleName } from './reminder-rules.ts'

/** The purposes of letters that a timetable tells of. */
export type TimetablePurpose =
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
  | 'nominate'
  | 'duty'
  | 'proof'
  | 'proof_reminder'
  | 'sign_in'
  | 'test'

/** The letters of one kind that a date has sent or is sending. */
export interface LettersOfKind {
  purpose: TimetablePurpose
  /** The rule that sent them; null where nobody but an event or an officer did. */
  rule: RuleName | null
  /** Languages of the parties, each once. */
  languages: string[]
  counts: LetterCounts
  /** When the first was posted, and when the last went out. */
  firstAt: Date
  lastSentAt: Date | null
}

/** A rule on the timetable of a date: what it will still do, and to whom as things are now. */
export interface PlannedRow {
  rule: NamedRule
  state: PlanState
  at: Date
  sendAt: Date
  whom: Ways & { by: SendingBy; groups: TextGroup[]; languages: string[] }
  /** An officer may send it now: what it says is so, and somebody can be written to. */
  canSend: boolean
  /** Stopped, and its time is still to come. */
  canResume: boolean
}

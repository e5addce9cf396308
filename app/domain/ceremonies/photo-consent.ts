import type { AgeBand } from '../invitations/people.ts'

/** What may be done with photographs of a child, from nothing to everything; each holds those before it. */
export const PHOTO_LEVELS = ['none', 'family', 'channels', 'press'] as const
export type PhotoLevel = (typeof PHOTO_LEVELS)[number]

/** Who says it: a guardian for the child, and the child. */
export const CONSENT_GIVERS = ['guardian', 'self'] as const
export type ConsentGiver = (typeof CONSENT_GIVERS)[number]

/**
 * The version of the words that are agreed to (`consent.level-*`, `consent.holds-until`, `consent.child-hint` of the
 * translations). Raise it with their meaning: what was agreed to before then counts no longer, and is
 * asked for again.
 */
export const CONSENT_WORDING_VERSION = 1

/** One thing that was said about photographs of one child at one event. */
export interface Said {
  as: ConsentGiver
  level: PhotoLevel
  /** The guardian said that the child is too young to say. */
  childTooYoung: boolean
  wordingVersion: number
  at: Date
  withdrawnAt: Date | null
}

/** Whom it was said about. */
export interface Photographed {
  /** Null where nobody told it. */
  ageBand: AgeBand | null
  /** Forgotten: whatever was said, nobody is photographed. */
  isErased?: boolean
}

/**
 * Why a child may be photographed as it may: `said` by all who had to; `silent`: nobody said anything;
 * `outdated`: to words that have changed since; `withdrawn`; `child-silent`: the guardian said yes, and
 * the child, who is old enough, nothing.
 */
export type ConsentStanding = 'said' | 'silent' | 'outdated' | 'withdrawn' | 'child-silent'

export interface PhotoConsent {
  mark: PhotoLevel
  standing: ConsentStanding
  /** What each said last, whether it counts or not. */
  guardian: Said | undefined
  self: Said | undefined
}

/** The lower of two levels. */
export const lowerLevel = (one: PhotoLevel, other: PhotoLevel): PhotoLevel =>
  PHOTO_LEVELS.indexOf(one) <= PHOTO_LEVELS.indexOf(other) ? one : other

/** Whether photographs of a child with this mark may be used so. `none` allows nothing at all. */
export const allows = (mark: PhotoLevel, use: Exclude<PhotoLevel, 'none'>): boolean =>
  PHOTO_LEVELS.indexOf(mark) >= PHOTO_LEVELS.indexOf(use)

/**
 * How a child may be photographed, and why. Until someone says yes, the answer is no: the guardian
 * must have said it, to the words as they stand, and so must the child from eleven on; a younger child
 * may say it too, unless the guardian says that it is too young. The lower of the two counts. What
 * cannot be read as a yes is a no.
 *
 * @param at The moment that is asked about; what was said or withdrawn after it does not count. Now, when left out.
 */
export function photoConsent(
  said: readonly Said[],
  { ageBand, isErased = false }: Photographed,
  at?: Date,
): PhotoConsent {
  const until = at ? said.filter((one) => one.at <= at).map((one) => asOf(one, at)) : said
  const guardian = newest(until, 'guardian')
  const last = newest(until, 'self')
  const self = last && guardian && isSpokenFor(last, guardian) ? undefined : last
  const none = (standing: ConsentStanding): PhotoConsent => ({
    mark: 'none',
    standing,
    guardian,
    self,
  })
  if (isErased || !guardian) return none('silent')
  if (guardian.withdrawnAt || self?.withdrawnAt) return none('withdrawn')
  if (isOutdated(guardian) || (self && isOutdated(self))) return none('outdated')
  if (self)
    return { mark: lowerLevel(guardian.level, self.level), standing: 'said', guardian, self }
  const isAsked = ageBand === 'young' || ageBand === 'adult' || !guardian.childTooYoung
  // A guardian's no needs nobody else's.
  if (isAsked && guardian.level !== 'none') return none('child-silent')
  return { mark: guardian.level, standing: 'said', guardian, self }
}

/** The mark alone: what stands on a stage card and decides every list. */
export const photoMark = (said: readonly Said[], child: Photographed, at?: Date): PhotoLevel =>
  photoConsent(said, child, at).mark

/**
 * Whether photographs that were allowed while they were taken are allowed no longer, or less: then
 * somebody has to take some down.
 *
 * @param from The moment from which photographs may have been taken or used.
 * @param clearedAt Until when an officer has taken down what had to be.
 */
export function mustTakeDown(
  said: readonly Said[],
  child: Photographed,
  { from, clearedAt, now }: { from: Date; clearedAt: Date | null; now: Date },
): boolean {
  if (now < from) return false
  const start = clearedAt && clearedAt > from ? clearedAt : from
  const changes = said
    .flatMap((one) => [one.at, ...(one.withdrawnAt ? [one.withdrawnAt] : [])])
    .filter((moment) => moment > start && moment <= now)
  const highest = [start, ...changes]
    .map((moment) => photoMark(said, child, moment))
    .reduce((one, other) => (lowerLevel(one, other) === one ? other : one))
  const current = photoMark(said, child, now)
  return lowerLevel(current, highest) === current && current !== highest
}

const isOutdated = ({ wordingVersion }: Said): boolean => wordingVersion !== CONSENT_WORDING_VERSION

/** What the child said was taken back when the guardian said, for it, that it is too young to say. */
const isSpokenFor = ({ withdrawnAt }: Said, guardian: Said): boolean =>
  guardian.childTooYoung && withdrawnAt !== null && guardian.at >= withdrawnAt

const asOf = (one: Said, at: Date): Said =>
  one.withdrawnAt && one.withdrawnAt > at ? { ...one, withdrawnAt: null } : one

function newest(said: readonly Said[], giver: ConsentGiver): Said | undefined {
  return said
    .filter((one) => one.as === giver)
    .reduce<Said | undefined>(
      (last, one) => (last && last.at.getTime() > one.at.getTime() ? last : one),
      undefined,
    )
}

import type { TimetablePurpose } from './timetable.ts'

/** Letters that are about no invitation: their subject is a link, a nominator, a duty, a date that is tried. */
type AboutNoInvitation = 'sign_in' | 'nominate' | 'duty' | 'test'

/** Whether a letter goes to a guest, about an invitation. */
export function isAboutInvitation(
  purpose: TimetablePurpose,
): purpose is Exclude<TimetablePurpose, AboutNoInvitation> {
  return purpose !== 'sign_in' && purpose !== 'nominate' && purpose !== 'duty' && purpose !== 'test'
}

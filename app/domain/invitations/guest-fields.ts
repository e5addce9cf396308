/** What a guest list may tell of a family or a delegate. Nothing else is ever taken from a file. */
export const GUEST_FIELDS = [
  'name',
  'first-name',
  'last-name',
  'native-name',
  'known-as',
  'email',
  'phone',
  'language',
  'people',
  'adults',
  'young',
  'children',
  'infants',
  'child-names',
  'school',
  'organisation',
  'job-title',
] as const
export type GuestField = (typeof GUEST_FIELDS)[number]

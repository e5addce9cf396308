/** What an organisation is. The words of the database's own check. */
export const ORGANISATION_KINDS = [
  'council',
  'register_office',
  'law_centre',
  'charity',
  'school',
  'university',
  'network',
  'faith',
  'arts',
  'health',
  'business',
  'host',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

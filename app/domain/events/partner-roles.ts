/** What an organisation is to an event. */
export const PARTNER_ROLES = [
  'host',
  'co_host',
  'funder',
  'nominator',
  'speaker',
  'supporter',
] as const
export type PartnerRole = (typeof PARTNER_ROLES)[number]

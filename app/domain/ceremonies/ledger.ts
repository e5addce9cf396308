/** Why a certificate was printed once more. A closed list, so that nothing about a child is typed here. */
export const REPRINT_REASONS = ['printer', 'damaged', 'lost', 'not_received'] as const
export type ReprintReason = (typeof REPRINT_REASONS)[number]

/** Why a certificate was revoked. */
export const REVOKE_REASONS = ['issued_by_mistake', 'withdrawn', 'wrong_details'] as const
export type RevokeReason = (typeof REVOKE_REASONS)[number]

/**
 * A serial of a council’s year, such as `2027-0042`: short, and like no reference of the Home Office.
 *
 * @param number Counts from 1 in each year.
 */
export const serialOf = (year: number, number: number): string =>
  `${year}-${String(number).padStart(4, '0')}`

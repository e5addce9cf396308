/** What forgetting a party would take, to be read before it is done. */
export interface Forgetting {
  /** Records of people that would be erased. */
  people: number
  /** People who also belong to another party, and would stay known there. */
  stay: number
  certificates: number
  /** Dates still to come, and the people who hold places there or wait for them. */
  comes: Array<{ startsAt: Date; timeZone: string; people: number }>
}

/** An allocation: places that are kept for one invitation. `held` is what it has not used. */
export interface Allocation {
  reservationId: string
  places: number
  held: number
  /** As the row told it. */
  heldBefore: number
}

export const allocationOf = ({
  id,
  places,
  held,
}: {
  id: string
  places: number
  held: number
}): Allocation => ({ reservationId: id, places, held, heldBefore: held })

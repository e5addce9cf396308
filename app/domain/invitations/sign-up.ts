/** A large family, or a caseworker's group; more ring the council. */
const MOST = 15

/** The most people of one sign-up: never more than the room holds, or they would wait for ever. */
export function mostInSignUp(capacity: number | null): number {
  return capacity === null ? MOST : Math.min(MOST, capacity)
}

/** What an occurrence says about who may know its place, and from when. */
export interface PlaceRule {
  placeShown: 'always' | 'confirmed'
  placeShownFromAt: Date | null
}

/** Whether a reader may know where: always, from a moment on, or only with a place of their own. */
export function isPlaceShown(
  { placeShown, placeShownFromAt }: PlaceRule,
  { isConfirmed, now }: { isConfirmed: boolean; now: Date },
): boolean {
  if (placeShownFromAt && now < placeShownFromAt) return false
  return placeShown === 'always' || isConfirmed
}

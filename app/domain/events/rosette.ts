/** How a rosette is drawn: one ellipse, turned round its middle. Lengths are in a field of 200 by 200. */
export interface RosetteShape {
  /** How many ellipses make one turn. */
  petals: number
  /** Half the length of one. */
  length: number
  /** Half its breadth. */
  breadth: number
}

/**
 * The rosette of an event: the same for the same id wherever it is drawn (page, letter, certificate),
 * and seldom that of its neighbour.
 */
export function rosetteOf(id: string): RosetteShape {
  let mix = 0x811c9dc5
  for (const letter of id) mix = Math.imul(mix ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return {
    petals: 24 + 2 * (mix % 9),
    length: 40 + ((mix >>> 8) % 9),
    breadth: 12 + ((mix >>> 16) % 11),
  }
}

/** The angles in degrees at which the ellipse is set, to one decimal. */
export function anglesOf({ petals }: RosetteShape): number[] {
  return Array.from({ length: petals }, (_, index) => Math.round((3600 / petals) * index) / 10)
}

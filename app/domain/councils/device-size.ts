/** What a device may be at most: the browser, the letter and the press all decode it. */
export const MOST_DEVICE_BYTES = 2 * 1024 * 1024
/** Pixels on either side. */
export const MOST_DEVICE_PIXELS = 4_000

export type PictureFault = 'broken' | 'too-many-pixels'

export const fits = (width: number, height: number): boolean =>
  width <= MOST_DEVICE_PIXELS && height <= MOST_DEVICE_PIXELS

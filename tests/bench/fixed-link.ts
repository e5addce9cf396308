/** Looks like a link's token, and is nobody's. */
export const FIXED_LINK = 'abcdefghijklmnopqrstuvwxyz'

/** What stands in a running order, in the field's words (docs/domain.md 1). */
export const ITEM_KINDS = [
  'doors',
  'registration',
  'welcome',
  'speech',
  'poem',
  'music',
  'video',
  'presentation',
  'anthem',
  'photograph',
  'activity',
  'refreshments',
  'break',
  'other',
] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** An item lasts at least a moment of no length (a cue) and at most a working day. */
export const MOST_MINUTES = 600

/** A running order holds so many items at most. */
export const MOST_ITEMS = 80

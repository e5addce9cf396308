import type { LetterChannel } from '../mail/reach.ts'

/** A family whose children stand on a ceremony's list, as the desk asks it. */
export interface FamilyToAsk {
  /** Of the family, or of the child who comes with none. */
  key: string
  /** Null: one child, who comes with no family on the list. */
  label: string | null
  language: string
  hasLink: boolean
  /** When a letter about names was sent last, and whether it was a reminder. */
  lastAt: Date | null
  isReminded: boolean
  /** How a letter goes; null: it has to be handed over. */
  channel: LetterChannel | null
  names: Array<{ honoureeId: string; name: string; nameIsOpen: boolean; photosAreOpen: boolean }>
  isOpen: boolean
  /** Open, and not asked about yet: the rest are reminded. */
  isFresh: boolean
}

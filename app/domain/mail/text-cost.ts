import type { SendingBy } from './reach.ts'
import { partsOf } from './text-parts.ts'

/** Parties that are alike in how they can be reached, in what language, and about what. */
export interface TextGroup {
  language: string
  hasEmail: boolean
  hasMobile: boolean
  /** They have had the invitation: they are reminded of it. */
  isReminded: boolean
  /** Of a host organisation, whose page has an address of its own. */
  isGroup: boolean
  parties: number
}

/** How many letters a way of sending writes, and how many texts. */
export interface Ways {
  byEmail: number
  byText: number
  byHand: number
}

/** What texts cost, before they are sent. */
export interface TextCost {
  texts: number
  parts: number
  /** Hundredths of a penny. */
  price: number
}

/** Who of an audience hears how, when it is sent this way. */
export function waysOf(groups: TextGroup[], by: SendingBy): Ways {
  const ways = { byEmail: 0, byText: 0, byHand: 0 }
  for (const group of groups) {
    if (isTexted(group, by)) ways.byText += group.parties
    else if (group.hasEmail) ways.byEmail += group.parties
    else ways.byHand += group.parties
  }
  return ways
}

const isTexted = ({ hasEmail, hasMobile }: TextGroup, by: SendingBy): boolean =>
  hasMobile && (by === 'text' || (by === 'either' && !hasEmail))

/**
 * What the texts among them cost. All parties of a language get the same text but for the link, and links
 * are of one length.
 *
 * @param textFor The text, with a link as long as a real one.
 * @param pricePerPart Hundredths of a penny.
 */
export function costOfTexts(
  groups: TextGroup[],
  by: SendingBy,
  textFor: (about: { language: string; isReminded: boolean; isGroup: boolean }) => string,
  pricePerPart: number,
): TextCost {
  const texted = groups.filter((group) => isTexted(group, by))
  const texts = texted.reduce((sum, { parties }) => sum + parties, 0)
  const parts = texted.reduce(
    (sum, group) => sum + group.parties * partsOf(textFor(group)).parts,
    0,
  )
  return { texts, parts, price: parts * pricePerPart }
}

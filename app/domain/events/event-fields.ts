import type { EventFormat, EventLetter, EventPaper, QuestionSet, Visibility } from './kinds.ts'

/** Title, outside title and summary in another language; what is missing is read in English. */
export interface EventTexts {
  title?: string
  outsideTitle?: string
  summary?: string
}

/** What officers decide about an event as a whole; when and where stand on its dates. */
export interface EventFields {
  format: EventFormat
  title: string
  outsideTitle: string
  summary: string
  texts: Record<string, EventTexts>
  visibility: Visibility
  languages: string[]
  facts: string[]
  questions: QuestionSet
  letters: EventLetter[]
  paper: EventPaper[]
}

/** What a guest can count on at an event, as codes. */
export const EVENT_FACTS = [
  'step_free',
  'hearing_loop',
  'quiet_space',
  'prayer_space',
  'children',
  'halal',
  'vegetarian',
  'no_alcohol',
  'free',
] as const

/** What a venue offers, as codes. */
export const ACCESS_FACTS = [
  'step_free',
  'lift',
  'accessible_toilet',
  'hearing_loop',
  'parking',
  'bus_stop',
  'quiet_space',
  'prayer_space',
  'baby_change',
] as const

const SLUG_LENGTH = 60

/** A title as a part of an address: "summer-picnic". Empty where nothing of it can be written in ASCII. */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return plain.length <= SLUG_LENGTH ? plain : plain.slice(0, SLUG_LENGTH).replace(/-[^-]*$/, '')
}

// What is printed for the day itself, beside certificates: cards, labels and lists.
import type { CouncilLook, Written } from './written.ts'

/** How a thing that the reader and the marshal need at a glance is drawn: a no is a solid block. */
export interface CardMark {
  mark: 'yes' | 'no' | 'unsaid'
  words: string
}

export interface CallerCardJob {
  title: string
  locale: string
  cards: (CallerCard | BlankCard)[]
}

export interface CallerCard {
  /** Null: a box in which the number is written by hand. */
  number: string | null
  /** As it is read out. */
  name: Written
  native: Written | null
  /** In syllables, the loud ones apart. */
  said: { text: string; loud: boolean }[]
  knownAs: string | null
  /** Small, in the upper corner. */
  family: string
  /** Lines above the marks: brothers and sisters. */
  below: string[]
  handshake: CardMark
  photo: CardMark
  blank: null
}

/** A card for a child who comes unannounced: a letter, a colour, and lines to write on. */
export interface BlankCard {
  blank: { letter: string; colour: string; colourName: string; lines: string[]; boxes: string[] }
}

export interface NameCardJob {
  title: string
  locale: string
  /** `place`: 90 by 110 mm, folded to stand, four a page; `label`: 63 by 38 mm, 21 a page. */
  form: 'place' | 'label'
  look: Pick<CouncilLook, 'colour' | 'accent'>
  cards: { name: Written; native: Written | null; below: string }[]
}

export interface DayListJob {
  title: string
  subtitle: string
  locale: string
  lead: string
  notice: string
  /** "Page {page} of {pages}". */
  pages: string
  groups: {
    heading: string
    lead: string
    /** Of the columns: number, name, note, box. */
    heads: [string, string, string, string]
    ticks: boolean
    rows: { number: string; name: Written; native: Written | null; note: string }[]
  }[]
}

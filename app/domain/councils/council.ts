import type { CouncilWording, Drafts } from '#app/translations/wording.ts'
import type { Theme } from './theme.ts'

/** The council as pages, letters and papers need it. */
export interface Council {
  id: string
  host: string | null
  name: string
  /** The council's name in other languages, by locale; `name` where there is none. */
  names: Record<string, string>
  prefix: string
  timeZone: string
  languages: string[]
  /** What guests read of words that no speaker has approved. */
  drafts: Drafts
  /** Another with every change of the council's own wording. */
  wordingMark: string
  /** Its own wording of guests' words. */
  wording: CouncilWording
  theme: Theme
  deviceFileId: string | null
  phone: string
  address: string
  /** Families with a mobile and no e-mail get texts. */
  texts: boolean
  /** What a part of a text costs, in hundredths of a penny. */
  textPrice: number
  mailFromName: string
  mailFromAddress: string
  /** The clock's own letters wait from the evening until the morning, as `HH:MM` on the council's clock. */
  quietFrom: string
  quietUntil: string
  demo: boolean
  revision: number
}

/** The council's name as the reader's language writes it. */
export function councilName(council: Pick<Council, 'name' | 'names'>, locale: string): string {
  return council.names[locale] ?? council.name
}

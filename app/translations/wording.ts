import { GUEST_WORDS, TRANSLATIONS } from './tables.ts'

/** What guests read of a message that no speaker has approved: the draft, or English. */
export const DRAFTS = ['shown', 'english'] as const
export type Drafts = (typeof DRAFTS)[number]

/** A message as a council words it, or approved it as it came. */
export interface OwnMessage {
  /** ICU MessageFormat; fits the English of today. */
  text: string
  isApproved: boolean
}

/** A council's own wording of guests' words. Never changed: a change makes another. */
export interface CouncilWording {
  /** Names the council and the change: part of the key of whatever is kept made with it. */
  mark: string
  drafts: Drafts
  /** By language, by key. */
  languages: ReadonlyMap<string, ReadonlyMap<string, OwnMessage>>
}

/** The words as Herald brings them: every translation is a draft, and drafts are shown. */
export const AS_IT_COMES: CouncilWording = { mark: '', drafts: 'shown', languages: new Map() }

/** How a message reads for guests of a council, and whether it is English that stands in for a draft. */
export function messageFor(
  wording: CouncilWording,
  language: string,
  key: string,
): { text: string; isEnglish: boolean } | undefined {
  const english = GUEST_WORDS[key]
  if (english === undefined || !TRANSLATIONS[language]) return undefined
  const own = wording.languages.get(language)?.get(key)
  if (wording.drafts === 'english' && !own?.isApproved) return { text: english, isEnglish: true }
  const text = own?.text ?? TRANSLATIONS[language][key]
  return text === undefined ? { text: english, isEnglish: true } : { text, isEnglish: false }
}

/** How many of a language's messages no speaker has approved, for this council. */
export function draftsIn(wording: CouncilWording, language: string): number {
  if (!TRANSLATIONS[language]) return 0
  const approved = [...(wording.languages.get(language)?.values() ?? [])]
  return Object.keys(GUEST_WORDS).length - approved.filter(({ isApproved }) => isApproved).length
}

/**
 * Whether guests may be offered a language: where drafts are not shown, some message must be approved, else
 * the page would be English under another name.
 */
export function isSpoken(wording: CouncilWording, language: string): boolean {
  if (wording.drafts === 'shown' || !TRANSLATIONS[language]) return true
  return draftsIn(wording, language) < Object.keys(GUEST_WORDS).length
}

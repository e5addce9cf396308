import { GUEST_WORDS, TRANSLATIONS } from './tables.ts'

/** What guests read of a message that no speaker has approved: the draft, or English. */
export const DRAFTS = ['shown', 'english'] as const
export type Drafts = (typeof DRAFTS)[number]

/** A message as a council words it, or approved it as it came. */
export interface OwnMessage {
  /** ICU MessageFormat; fits the English of today. */
  text: string
  isApproved: boolean
  /** A sentence of a letter, which a council may word in English, too. */
  ofLetter?: true
}

/** A council's own wording of guests' words. Never changed: a change makes another. */
export interface CouncilWording {
  /** Names the council and the change: part of the key of whatever is kept made with it. */
  mark: string
  drafts: Drafts
  /** By language, by key. */
  languages: ReadonlyMap<string, ReadonlyMap<string, OwnMessage>>
  /** Its letters' sentences by kind of event, by language, by key. */
  letters?: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, string>>>
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
  if (english === undefined) return undefined
  const own = wording.languages.get(language)?.get(key)
  if (language === 'en' && own?.ofLetter) return { text: own.text, isEnglish: false }
  if (!TRANSLATIONS[language]) return undefined
  if (wording.drafts === 'english' && !own?.isApproved) return { text: english, isEnglish: true }
  const text = own?.text ?? TRANSLATIONS[language][key]
  return text === undefined ? { text: english, isEnglish: true } : { text, isEnglish: false }
}

/**
 * The wording that letters about events of a kind are written in. What a council words for its letters stands
 * as it is: no second person approves it, as none approves what an officer writes into an event.
 */
export function letterWording(wording: CouncilWording, kind: string): CouncilWording {
  const own = wording.letters?.get(kind)
  return own ? withSentences(wording, kind, own) : wording
}

/** A wording with sentences of letters over it. */
function withSentences(
  wording: CouncilWording,
  name: string,
  own: ReadonlyMap<string, ReadonlyMap<string, string>>,
): CouncilWording {
  const known = made.get(own)
  if (known?.base === wording) return known.worded
  const languages = new Map(wording.languages)
  for (const [language, texts] of own) {
    const messages = new Map(languages.get(language))
    for (const [key, text] of texts) messages.set(key, { text, isApproved: true, ofLetter: true })
    languages.set(language, messages)
  }
  const worded = { ...wording, mark: `${wording.mark} ${name}`, languages }
  made.set(own, { base: wording, worded })
  return worded
}

/** The same with sentences that are only tried. */
export const triedWording = (
  wording: CouncilWording,
  language: string,
  texts: ReadonlyMap<string, string>,
): CouncilWording =>
  withSentences(wording, JSON.stringify([language, ...texts]), new Map([[language, texts]]))

const made = new WeakMap<object, { base: CouncilWording; worded: CouncilWording }>()

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

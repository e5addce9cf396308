import type { Locale } from '#app/translations/locales.ts'
import { linkTokenOf, TOKEN_BYTES } from '../access/tokens.ts'
import { textAbout } from './compose-text.server.ts'
import type { HeldAt } from './letter-held.server.ts'
import type { SendingBy } from './reach.ts'
import { costOfTexts, type TextCost, type TextGroup } from './text-cost.ts'
import { partsOf } from './text-parts.ts'
import type { TextPurpose } from './text-words.ts'
import { letterLocales, type Writer } from './writer.ts'

type About = Pick<HeldAt, 'event' | 'occurrence'>
type Sender = Pick<Writer, 'council' | 'origin'>

/** A link as long as every other, that opens nothing. */
const SAMPLE_TOKEN = linkTokenOf(new Uint8Array(TOKEN_BYTES))

/** What texts to these parties cost, counted from the words that they will have. */
export function estimateTexts(
  about: About,
  groups: TextGroup[],
  {
    by,
    purposeOf,
    ...sender
  }: Sender & { by: SendingBy; purposeOf: (group: { isReminded: boolean }) => TextPurpose },
): TextCost {
  return costOfTexts(
    groups,
    by,
    ({ language, isReminded, isGroup }) =>
      sampleText(about, { purpose: purposeOf({ isReminded }), language, isGroup }, sender),
    sender.council.textPrice,
  )
}

/** A text as it will be read, in one language. */
export interface SampleText {
  language: Locale
  text: string
  parts: number
}

/** The text in every language that its readers have, to be read before it is sent. */
export function sampleTexts(
  about: About,
  { purpose, languages }: { purpose: TextPurpose; languages: string[] },
  sender: Sender,
): SampleText[] {
  return letterLocales(sender.council, languages).map((language) => {
    const text = sampleText(about, { purpose, language, isGroup: false }, sender)
    return { language, text: text.replace(SAMPLE_TOKEN, '…'), ...partsOf(text) }
  })
}

const sampleText = (
  about: About,
  { isGroup, ...given }: { purpose: TextPurpose; language: string; isGroup: boolean },
  { council, origin }: Sender,
): string =>
  textAbout(
    about,
    { ...given, link: `${origin}/${isGroup ? 'group' : 'i'}/${SAMPLE_TOKEN}` },
    { council },
  )

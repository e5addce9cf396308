import { EVENT_KINDS } from '#app/domain/events/kinds.ts'
import { councilName, type Council } from '#app/domain/councils/council.ts'
import { isWordedLetter, type WordedLetter } from '#app/domain/wording/letter-messages.ts'
import { LETTER_MESSAGES } from '#app/domain/wording/letter-messages.ts'
import { problemsIn, sentencesOf } from '#app/domain/wording/letter-wording.server.ts'
import { offeredLocales, type Locale } from '#app/translations/locales.ts'
import type { Words } from '#app/translations/translate.ts'
import { letterWording, triedWording } from '#app/translations/wording.ts'
import { fieldOfSentence } from '#app/ui/desk/letter-words-fields.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import type { ComposedLetter } from '#emails/letter-data.ts'
import { sampleLetter } from '#emails/samples.ts'
import { composeLetter } from '#emails/render.tsx'
import { notFound } from './answer.server.ts'
import { officer } from './guard.server.ts'
import type { Asked } from './visit.server.ts'

/** An officer at one letter's words: which letter, of which kind of event, in which language. */
export async function letterWordsVisit({
  params,
  ...asked
}: Asked & { params: { kind?: string | undefined; letter?: string | undefined } }) {
  const here = await officer(asked, 'translations.edit')
  const kind = EVENT_KINDS.find((known) => known === params.kind)
  if (!kind || !isWordedLetter(params.letter)) throw notFound()
  const languages = offeredLocales(here.council.languages, here.council.wording)
  const wanted = here.url.searchParams.get('language') ?? 'en'
  const language = languages.find((tag) => tag === wanted)
  if (!language) throw notFound()
  return { here, languages, which: { kind, letter: params.letter, language } }
}

/** The sentences as their form shows them. */
export const typedOfSentences = (sentences: ReturnType<typeof sentencesOf>): FormState['typed'] =>
  Object.fromEntries(
    sentences.map(({ key, standard, own }) => [fieldOfSentence(key), [own ?? standard]]),
  )

/** What is wrong with typed sentences, in words, by field. */
export function sentenceErrors(
  t: Words,
  texts: ReadonlyMap<string, string>,
  which: { letter: WordedLetter; language: Locale },
): FormState['errors'] {
  return Object.fromEntries(
    [...problemsIn(texts, which)].map(([key, problems]) => [
      fieldOfSentence(key),
      problems
        .map((one) =>
          'what' in one
            ? t(`letter-words.problem-${one.problem}`, { what: one.what })
            : t(`letter-words.problem-${one.problem}`),
        )
        .join('. '),
    ]),
  )
}

/** A sample family's letter in the council's own words, with sentences that are only tried over them. */
export function sampleOf(
  council: Council,
  {
    kind,
    letter,
    language,
    tried = new Map(),
  }: {
    kind: string
    letter: WordedLetter
    language: Locale
    tried?: ReadonlyMap<string, string>
  },
): ComposedLetter {
  const sample = sampleLetter(letter, language)
  const known = new Map(
    LETTER_MESSAGES[letter].flatMap((key) => {
      const text = tried.get(key)
      return text === undefined ? [] : [[key, text] as const]
    }),
  )
  const wording = letterWording(council.wording, kind)
  return composeLetter(letter, {
    ...sample,
    links: { reply: sample.links.reply },
    council: {
      name: councilName(council, language),
      nameInEnglish: councilName(council, 'en'),
      phone: council.phone,
      address: council.address.split('\n'),
      theme: council.theme,
      wording: known.size > 0 ? triedWording(wording, language, known) : wording,
    },
  })
}

import { renderToStaticMarkup } from 'react-dom/server'
import type { Theme } from '#app/domain/councils/theme.ts'
import type { Locale } from '#app/translations/locales.ts'
import { pageWords, type PageWords } from '#app/translations/page-words.ts'
import { wordsFor } from '#app/translations/translate.ts'
import type { CouncilWording } from '#app/translations/wording.ts'
import type { LetterDraft, LetterPart } from './draft.ts'
import { Frame } from './frame.tsx'
import { lettersLanguages } from './languages.ts'
import type { ComposedLetter } from './letter-data.ts'

/** Longer subjects are cut: no mail program shows them, and some servers refuse them. */
const SUBJECT_LETTERS = 200
const RULE = '-'.repeat(40)

/**
 * A letter in the reader's language and in English, in its frame, with its placeholders still in it.
 *
 * @param write Writes the letter in one language.
 * @param preview What stands beside the subject in a list of mail; the subject again when not given.
 */
export function assembleLetter(
  locale: Locale,
  {
    council,
    theme,
    wording,
    write,
    preview,
  }: {
    council: LetterDraft['council']
    theme: Theme
    wording?: CouncilWording | undefined
    write: (t: PageWords) => LetterPart
    preview?: (t: PageWords) => string
  },
): ComposedLetter {
  const [own, english] = lettersLanguages(locale, wording).map((language) => {
    const t = pageWords(wordsFor(language, wording))
    return { t, ...write(t) }
  })
  if (!own) throw new Error('a letter in no language')
  const subject = subjectLine(own.subject)
  const html = renderToStaticMarkup(
    <Frame
      theme={theme}
      council={council}
      subject={subject}
      preview={preview?.(own.t) ?? subject}
      own={{ t: own.t, body: own.html }}
      english={english && { t: english.t, body: english.html }}
    />,
  )
  const blocks = [
    council.name,
    english ? english.t('letter.english-below') : '',
    ...own.text,
    own.t.showsDrafts ? own.t('frame.draft-notice') : '',
    ...(english ? [RULE, ...english.text] : []),
    [RULE, council.name, ...(council.address ?? [])].join('\n'),
  ]
  return {
    subject,
    html: `<!DOCTYPE html>${html}`,
    text: `${blocks.filter(Boolean).join('\n\n')}\n`,
  }
}

/** One line, with the isolates that `inSentence` set and without any other control. */
function subjectLine(text: string): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
  const letters = [...line]
  if (letters.length <= SUBJECT_LETTERS) return line
  return `${letters.slice(0, SUBJECT_LETTERS - 1).join('')}…`
}

import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { TextArea } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

/** The form's name of a sentence: a key's dots are parts of a name to a form. */
export const fieldOfSentence = (key: string): string => `texts.${key.replaceAll('.', '~')}`

export interface LetterWordsFieldsProps {
  language: { tag: string; dir: 'ltr' | 'rtl' }
  sentences: Array<{ key: string; standard: string; own?: string | undefined }>
  state: FormState
  /** Where the letter is shown as guests get it. */
  previewHref: string
}

/** A letter's sentences, to be worded: each beside how it reads without that. */
export function LetterWordsFields(props: LetterWordsFieldsProps) {
  const { language, sentences, state, previewHref } = props
  const t = useWords()
  const hasOwn = sentences.some(({ own }) => own !== undefined)
  return (
    <form method="post" className="narrow" noValidate data-tries="">
      {sentences.map(({ key, standard }, index) => (
        <TextArea
          key={key}
          name={fieldOfSentence(key)}
          label={t('letter-words.sentence', { place: index })}
          hint={
            <>
              {index === 0 && <>{t('letter-words.subject-hint')} </>}
              {t('letter-words.standard')}{' '}
              <bdi lang={language.tag} dir={language.dir}>
                {standard}
              </bdi>
            </>
          }
          rows={3}
          lang={language.tag}
          state={state}
        />
      ))}
      <ButtonGroup>
        <Button name="step" value="save">
          {t('letter-words.save')}
        </Button>
        <Button name="step" value="preview" kind="secondary">
          {t('letter-words.preview')}
        </Button>
        <Button
          name="step"
          value="preview"
          kind="secondary"
          formAction={previewHref}
          formTarget="_blank"
        >
          {t('letter-words.open')}
        </Button>
        {hasOwn && (
          <Button name="step" value="reset" kind="secondary">
            {t('letter-words.reset')}
          </Button>
        )}
      </ButtonGroup>
    </form>
  )
}

/** The letter as its reader gets it: the subject, then the text part. */
export function LetterReads({
  letter,
  language,
}: {
  letter: { subject: string; text: string }
  language: { tag: string }
}) {
  const t = useWords()
  return (
    <Box id="reads" title={t('letter-words.reads')} paper>
      <p>{t('letter-words.sample')}</p>
      <div data-reads="">
        <p>
          {t('letters.subject')}:{' '}
          <b>
            <bdi lang={language.tag}>{letter.subject}</bdi>
          </b>
        </p>
        {letter.text.split(/\n\n+/).map((part, index) => (
          // English stands below another language: each part runs its own way.
          <p key={index} dir="auto" className="prewrap">
            {part.trim()}
          </p>
        ))}
      </div>
    </Box>
  )
}

import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { SummaryList } from '../govuk/summary-list.tsx'
import { TextArea } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

export interface MessageFormProps {
  language: { tag: string; dir: 'ltr' | 'rtl' }
  message: {
    english: string
    englishBefore?: string | undefined
    text: string
    cameAs?: string | undefined
    state: 'draft' | 'approved' | 'changed'
    author: string | null
    approver: string | null
  }
  /** The reader worded it, and so cannot approve it. */
  isOwn: boolean
  state?: FormState | undefined
}

/** English and its translation side by side: read it, word it, approve it. */
export function MessageForm({ language, message, isOwn, state }: MessageFormProps) {
  const t = useWords()
  const { english, englishBefore, text, cameAs, author, approver } = message
  const rows = [
    { key: t('translations.english'), value: <bdi>{english}</bdi> },
    ...(englishBefore
      ? [{ key: t('translations.english-before'), value: <bdi>{englishBefore}</bdi> }]
      : []),
    {
      key: t.language(language.tag),
      value: (
        <bdi lang={language.tag} dir={language.dir}>
          {text}
        </bdi>
      ),
    },
    ...(cameAs
      ? [
          {
            key: t('translations.came-as'),
            value: (
              <bdi lang={language.tag} dir={language.dir}>
                {cameAs}
              </bdi>
            ),
          },
        ]
      : []),
    {
      key: t('translations.author'),
      value: author ? <bdi>{author}</bdi> : t('translations.herald'),
    },
    ...(approver ? [{ key: t('translations.approver'), value: <bdi>{approver}</bdi> }] : []),
  ]
  return (
    <>
      <Box id="side-by-side" title={t('translations.now')}>
        <SummaryList rows={rows} />
        {isOwn && message.state !== 'approved' && <p>{t('translations.own')}</p>}
        {message.state !== 'approved' && !isOwn && (
          <form method="post">
            <p>{t('translations.approve-lead')}</p>
            <input type="hidden" name="text" value={text} />
            <Button name="step" value="approve">
              {t('translations.approve')}
            </Button>
          </form>
        )}
      </Box>
      <Box id="word" title={t('translations.word')}>
        <form method="post" noValidate>
          <TextArea
            name="text"
            label={t('translations.text', { language: t.language(language.tag) })}
            hint={t('translations.text-hint')}
            defaultValue={text}
            state={state}
            rows={5}
            lang={language.tag}
            dir="auto"
          />
          <ButtonGroup>
            <Button name="step" value="save">
              {t('translations.save')}
            </Button>
            {cameAs && (
              <Button name="step" value="forget" kind="secondary">
                {t('translations.forget')}
              </Button>
            )}
          </ButtonGroup>
        </form>
      </Box>
    </>
  )
}

import { Button } from '../govuk/button.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'
import { BulkBar, Chooser } from './bulk-bar.tsx'
import { Grid } from './grid.tsx'

export type MessageStateName = 'draft' | 'approved' | 'changed'

export interface MessageInGrid {
  key: string
  english: string
  text: string
  state: MessageStateName
  author: string | null
  /** The key, and a mark of the text as it is read here. */
  choice: string
}

const MARKS: Record<MessageStateName, Mark> = { draft: 'maybe', approved: 'yes', changed: 'bad' }

/** A message's state as a mark and a word. */
export function MessageState({ state }: { state: MessageStateName }) {
  const t = useWords()
  return <State mark={MARKS[state]}>{t(`translations.state-${state}`)}</State>
}

/** English and translation side by side; the chosen ones can be approved. */
export function MessageGrid({
  action,
  caption,
  language,
  messages,
}: {
  action: string
  caption: string
  language: { tag: string; dir: 'ltr' | 'rtl' }
  messages: MessageInGrid[]
}) {
  const t = useWords()
  return (
    <Chooser action={action}>
      <Grid
        caption={caption}
        rows={messages}
        rowKey={({ choice }) => choice}
        choose={{
          name: 'message',
          label: ({ key }) => t('translations.choose', { key }),
          offered: ({ state }) => state !== 'approved',
        }}
        columns={[
          {
            key: 'key',
            head: t('translations.key'),
            kind: 'name',
            cell: ({ key }) => (
              <a href={`/desk/translations/${language.tag}/${key}`}>
                <bdi dir="ltr">{key}</bdi>
              </a>
            ),
          },
          {
            key: 'english',
            head: t('translations.english'),
            label: t('translations.english'),
            cell: ({ english }) => <bdi>{english}</bdi>,
          },
          {
            key: 'text',
            head: t.language(language.tag),
            label: t.language(language.tag),
            cell: ({ text }) => (
              <bdi lang={language.tag} dir={language.dir}>
                {text}
              </bdi>
            ),
          },
          {
            key: 'state',
            head: t('translations.state'),
            kind: 'corner',
            cell: ({ state }) => <MessageState state={state} />,
          },
        ]}
      />
      <BulkBar label={t('translations.with-chosen')}>
        <Button kind="secondary">{t('translations.approve-chosen')}</Button>
      </BulkBar>
    </Chooser>
  )
}

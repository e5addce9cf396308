import { Button } from '../govuk/button.tsx'
import { Select } from '../govuk/select.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

export interface ReminderPreviewProps {
  /** Where letters are shown. */
  href: string
  on: string
  /** Languages that the council's letters are written in. */
  languages: string[]
  readers: Array<{ invitationId: string; label: string }>
}

/** Read a letter before it goes: whose, and in which language. It opens beside this page. */
export function ReminderPreview({ href, on, languages, readers }: ReminderPreviewProps) {
  const t = useWords()
  return (
    <Box id="read" title={t('reminders.read')} paper>
      <form method="get" action={href} target="_blank">
        <input type="hidden" name="on" value={on} />
        <Select
          name="kind"
          label={t('letters.letter')}
          options={(['invitation_reminder', 'reminder', 'thanks'] as const).map((value) => ({
            value,
            label: t(`letters.kind-${value}`),
          }))}
        />
        <Select
          name="guest"
          label={t('reminders.reader')}
          options={[
            { value: '', label: t('reminders.reader-sample') },
            ...readers.map(({ invitationId, label }) => ({ value: invitationId, label })),
          ]}
        />
        <Select
          name="language"
          label={t('letters.language')}
          options={languages.map((tag) => ({ value: tag, label: t.language(tag) }))}
        />
        <p className="muted">{t('reminders.read-what')}</p>
        <Button kind="secondary">{t('reminders.read-button')}</Button>
      </form>
    </Box>
  )
}

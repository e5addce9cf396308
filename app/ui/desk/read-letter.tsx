import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Box } from './panels.tsx'

/** What the preview must know beside what is typed; it stands inside the form of that id. */
export function PreviewFacts({
  kind,
  on,
}: {
  kind: 'event_changed' | 'event_cancelled'
  on: string
}) {
  return (
    <>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="on" value={on} />
    </>
  )
}

/** The letter that a move or a cancellation sends, to be read in each language before anything is done. */
export function ReadLetter({
  eventId,
  languages,
  form,
}: {
  eventId: string
  languages: string[]
  /** The form whose fields, as typed, the letter is written from. */
  form: string
}) {
  const t = useWords()
  if (languages.length === 0) return null
  return (
    <Box id="letter" title={t('date-page.letter')} paper>
      <p>{t('date-page.letter-read', { languages: languages.length })}</p>
      <div className="row">
        {languages.map((language) => (
          <Button
            key={language}
            kind="secondary"
            small
            form={form}
            formAction={`/desk/events/${eventId}/letters/preview`}
            formMethod="get"
            formTarget="_blank"
            formNoValidate
            name="language"
            value={language}
          >
            {t('date-page.letter-in', { language: t.language(language) })}
          </Button>
        ))}
      </div>
    </Box>
  )
}

import { tabHref, type EventFacts } from '../desk/event-page.tsx'
import { Box } from '../desk/panels.tsx'
import { LinkButton, ButtonGroup } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

/** The roll for the door, and letters for those without e-mail. */
export function OtherPaper({ event, hasLetters }: { event: EventFacts; hasLetters: boolean }) {
  const t = useWords()
  return (
    <Box id="other-paper" title={t('print.other')}>
      <p>{t('print.other-lead')}</p>
      <ButtonGroup>
        <LinkButton
          href={`/desk/events/${event.id}/guests/roll.pdf?on=${event.on}`}
          kind="secondary"
        >
          {t('print.roll')}
        </LinkButton>
        {hasLetters && (
          <LinkButton href={tabHref(event, 'letters')} kind="secondary">
            {t('print.letters')}
          </LinkButton>
        )}
      </ButtonGroup>
    </Box>
  )
}

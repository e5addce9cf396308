import { EVENT_KINDS } from '#app/domain/events/kinds.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { BackLink } from '../govuk/prose.tsx'
import { OfficerPage } from '../officer-page.tsx'
import { useWords } from '../words.tsx'

/** The first question about a new event; a link's worth of form, since it changes nothing. */
export function ChooseKind() {
  const t = useWords()
  return (
    <OfficerPage title={t('events.new-title')} at="/desk/events">
      <BackLink href="/desk/events">{t('events.title')}</BackLink>
      <form method="get" className="narrow">
        <Radios
          name="kind"
          label={t('events.kind')}
          heading={1}
          defaultValue="welcome"
          options={EVENT_KINDS.map((kind) => ({
            value: kind,
            label: t(`event.kind-${kind}`),
            hint: t(`events.kind-hint-${kind}`),
          }))}
        />
        <Button>{t('events.kind-continue')}</Button>
      </form>
    </OfficerPage>
  )
}

import { EXPORT_COLUMNS, USUAL_COLUMNS } from '#app/domain/attendance/export-columns.ts'
import { LIST_VIEWS } from '#app/domain/invitations/answers.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/choices.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.export' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts, url } = await eventVisit({ request, context, params }, 'guests.export')
  const ids = (url.searchParams.get('ids') ?? '').split(',').filter(Boolean)
  return { facts, ids: ids.slice(0, 60) }
}

/** Which columns, which families, which kind of file. Only what is ticked is in the file. */
export default function Download() {
  const t = useWords()
  const { facts, ids } = useLoaderData<typeof loader>()
  return (
    <EventPage event={facts} tab="guests" title={t('export.title')}>
      <p className="crumb">
        <a href={guestsPath(facts)}>{t('guests.title')}</a>
      </p>
      <h2>{t('export.title')}</h2>
      <form
        method="get"
        action={`/desk/events/${facts.id}/guests/download/file`}
        className="narrow"
      >
        {facts.dates.length > 1 && <input type="hidden" name="on" value={facts.on} />}
        {ids.length > 0 ? (
          <>
            <input type="hidden" name="ids" value={ids.join(',')} />
            <p>{t('export.chosen', { families: ids.length, kind: partiesOf(facts.kind) })}</p>
          </>
        ) : (
          <Select
            name="answer"
            label={t('export.which', { kind: partiesOf(facts.kind) })}
            defaultValue="everyone"
            options={LIST_VIEWS.map((view) => ({ value: view, label: t(`guests.view-${view}`) }))}
          />
        )}
        <Checkboxes
          name="column"
          label={t('export.columns')}
          hint={t('export.columns-hint')}
          small
          state={{ typed: { column: [...USUAL_COLUMNS] }, errors: {} }}
          options={EXPORT_COLUMNS.map((column) => ({
            value: column,
            label: t(`export.column-${column}`),
          }))}
        />
        <p className="hint">{t('export.recorded')}</p>
        <ButtonGroup>
          <Button kind="secondary" name="format" value="xlsx">
            {t('export.xlsx')}
          </Button>
          <Button kind="secondary" name="format" value="csv">
            {t('export.csv')}
          </Button>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

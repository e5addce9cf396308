import type { StageEntry } from '#app/domain/ceremonies/stage.ts'
import { Grid } from '../desk/grid.tsx'
import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import type { StageHrefs } from './hrefs.ts'
import { MoveButtons, StageMarks, StageName } from './stage-marks.tsx'

/** The order as a list: for forty children and more, and for phones. */
export function StageRows({
  entries,
  presenters,
  hrefs,
}: {
  entries: StageEntry[]
  presenters: string[]
  hrefs: StageHrefs
}) {
  const t = useWords()
  const rows = entries.map((entry, at) => ({ entry, at: at + 1 }))
  return (
    <Grid
      caption={<span className="govuk-visually-hidden">{t('stage.title')}</span>}
      rows={rows}
      rowKey={({ entry }) => entry.id}
      columns={[
        {
          key: 'place',
          kind: 'corner',
          head: t('stage.place'),
          label: t('stage.place'),
          cell: ({ entry, at }) => (
            <span id={`c-${entry.id}`} className="nums">
              {at}
            </span>
          ),
        },
        {
          key: 'card',
          head: t('on-stage.card-word'),
          label: t('on-stage.card-word'),
          cell: ({ entry }) => <b className="nums">{entry.card ?? t('stage.no-card')}</b>,
        },
        {
          key: 'name',
          kind: 'name',
          head: t('names.child'),
          cell: ({ entry }) => <StageName entry={entry} href={hrefs.child(entry.id)} />,
        },
        {
          key: 'family',
          head: t('names.family-head'),
          label: t('names.family-head'),
          cell: ({ entry }) => <bdi>{entry.partyLabel ?? t('stage.no-family')}</bdi>,
        },
        {
          key: 'marks',
          head: t('stage.marks'),
          cell: ({ entry }) => <StageMarks entry={entry} presenters={presenters} />,
        },
        {
          key: 'move',
          head: t('stage.move'),
          cell: ({ entry, at }) => (
            <form method="post" className="stage-to">
              <input type="hidden" name="as" value="rows" />
              <MoveButtons entry={entry} at={at} total={entries.length} />
              <label className="govuk-visually-hidden" htmlFor={`to-${entry.id}`}>
                {t('stage.move-to', { name: entry.name })}
              </label>
              <input
                type="text"
                className="govuk-input govuk-input--width-2"
                id={`to-${entry.id}`}
                name="to"
                inputMode="numeric"
                autoComplete="off"
                dir="ltr"
              />
              <Button name="move" value={entry.id} kind="secondary" small>
                {t('stage.move-button')}
                <span className="govuk-visually-hidden"> {entry.name}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}

import { State } from '../../state.tsx'
import { useWords } from '../../words.tsx'
import { Grid, type GridProps } from '../grid.tsx'
import { NOMINATION_MARKS, nominationsHref, type NominationView } from './nomination-view.ts'
import type { EventFacts } from '../event-page.tsx'
import { Button } from '../../govuk/button.tsx'

/** The nominations of a ceremony: who, from whom, how the family is reached, what became of it. */
export function NominationGrid({
  event,
  rows,
  caption,
}: {
  event: EventFacts
  rows: NominationView[]
  caption: GridProps<NominationView>['caption']
}) {
  const t = useWords()
  return (
    <Grid
      caption={caption}
      rows={rows}
      rowKey={({ id }) => id}
      choose={{
        name: 'nominations',
        label: ({ childName }) => t('nominations.choose', { name: childName }),
        offered: ({ state }) => state === 'received',
      }}
      columns={[
        {
          key: 'name',
          kind: 'name',
          head: t('nominations.child'),
          cell: (row) => (
            <>
              <a href={nominationsHref(event, `/${row.id}`)}>
                <bdi>{row.childName}</bdi>
              </a>
              {row.printedName && (
                <span className="native">
                  <bdi>{row.printedName}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'from',
          head: t('nominations.fact-from'),
          label: t('nominations.fact-from'),
          cell: ({ by }) => <bdi>{by?.name ?? t('nominations.by-desk')}</bdi>,
        },
        {
          key: 'guardian',
          head: t('nominations.fact-guardian'),
          label: t('nominations.fact-guardian'),
          cell: (row) => (
            <>
              <bdi>{row.by?.isGuardian ? row.by.name : row.guardianName}</bdi>
              <span className="native">
                {row.throughUs ? (
                  t('nominations.through-us')
                ) : (
                  <bdi>{row.guardianEmail ?? row.guardianPhone}</bdi>
                )}
              </span>
            </>
          ),
        },
        {
          key: 'language',
          head: t('nominations.fact-language'),
          label: t('nominations.fact-language'),
          cell: ({ language }) => t.language(language),
        },
        {
          key: 'state',
          kind: 'corner',
          head: t('nominations.state'),
          cell: (row) => <NominationState row={row} />,
        },
      ]}
    />
  )
}

/** The state of a nomination; of one that is another's child, whose, with the way back. */
function NominationState({ row }: { row: NominationView }) {
  const t = useWords()
  const into = row.sameAs?.name ?? row.child?.name
  return (
    <>
      <State mark={NOMINATION_MARKS[row.state]}>{t(`nominations.state-${row.state}`)}</State>
      {into && row.state !== 'accepted' && (
        <span className="native">
          {t.rich('nominations.same-as', { name: <bdi key="name">{into}</bdi> })}{' '}
          <Button name="again" value={row.id} kind="secondary" small>
            {t('nominations.undo')}
            <span className="govuk-visually-hidden">
              {' '}
              <bdi>{row.childName}</bdi>
            </span>
          </Button>
        </span>
      )}
    </>
  )
}

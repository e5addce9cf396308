import { nameKey, type NameView } from '#app/domain/ceremonies/name-view.ts'
import { BulkBar, Chooser } from '../desk/bulk-bar.tsx'
import { Dots } from '../desk/dots.tsx'
import { Grid } from '../desk/grid.tsx'
import { Button, LinkButton } from '../govuk/button.tsx'
import { usePage } from '../page-context.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'
import { NameLine, NameState } from './name-line.tsx'

export interface OpenNamesProps {
  names: NameView[]
  settled: number
  hrefs: NameHrefs
}

/** The names that wait for an officer. The list shrinks; an empty one unlocks printing. */
export function OpenNames({ names, settled, hrefs }: OpenNamesProps) {
  const t = useWords()
  const { council } = usePage()
  const isOdd = (name: NameView) => name.state === 'unprintable'
  const plain = names.filter((name) => !isOdd(name))
  return (
    <section aria-labelledby="open-names">
      <div className="names-head">
        <div>
          <h2 id="open-names">{t('names.to-settle', { open: names.length })}</h2>
          <p>{names.length > 0 ? t('names.lead') : t('names.all-settled')}</p>
        </div>
        <Dots filled={settled} open={names.length}>
          {t('names.so-far', { approved: settled, open: names.length })}
        </Dots>
      </div>
      {names.length > 0 && (
        <Chooser>
          <Grid
            caption={<span className="govuk-visually-hidden">{t('names.open-caption')}</span>}
            rows={names}
            rowKey={nameKey}
            choose={{
              name: 'names',
              label: (name) => t('names.choose', { name: name.printed }),
              offered: (name) => !isOdd(name),
            }}
            columns={[
              {
                key: 'name',
                kind: 'name',
                head: t('names.as-printed'),
                cell: (name) => <NameLine name={name} href={hrefs.name(name)} />,
              },
              { key: 'open', head: t('names.open'), cell: (name) => <NameState name={name} /> },
              {
                key: 'since',
                head: t('names.since'),
                label: t('names.since'),
                cell: (name) =>
                  t.date(name.since, { timeZone: council.timeZone, style: 'dayMonth' }),
              },
              {
                key: 'do',
                head: <span className="govuk-visually-hidden">{t('names.do')}</span>,
                cell: (name) =>
                  isOdd(name) ? (
                    <LinkButton href={hrefs.name(name)} kind="secondary" small>
                      {t('names.give-spelling')}
                    </LinkButton>
                  ) : (
                    <Button name="approve" value={nameKey(name)} kind="secondary" small>
                      {t('names.approve')}
                      <span className="govuk-visually-hidden">
                        {' '}
                        <bdi>{name.printed}</bdi>
                      </span>
                    </Button>
                  ),
              },
            ]}
          />
          {plain.length > 0 && (
            <BulkBar label={t('names.with-chosen')}>
              <Button name="do" value="approve" kind="inverse" small>
                {t('names.approve-chosen')}
              </Button>
            </BulkBar>
          )}
        </Chooser>
      )}
    </section>
  )
}

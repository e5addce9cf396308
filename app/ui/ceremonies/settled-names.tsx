import type { NameView } from '#app/domain/ceremonies/name-view.ts'
import { Grid } from '../desk/grid.tsx'
import { Details } from '../govuk/prose.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'
import { NameLine } from './name-line.tsx'

export interface SettledNamesProps {
  names: NameView[]
  hrefs: NameHrefs
  /** Shown at once, where nothing else is left to look at. */
  open: boolean
}

/** The names that are approved and locked, with the number of the certificate. */
export function SettledNames({ names, hrefs, open }: SettledNamesProps) {
  const t = useWords()
  return (
    <Details summary={t('names.settled', { approved: names.length })} open={open}>
      <Grid
        caption={<span className="govuk-visually-hidden">{t('names.settled-caption')}</span>}
        rows={names}
        rowKey={({ honoureeId }) => honoureeId}
        columns={[
          {
            key: 'name',
            kind: 'name',
            head: t('names.as-printed'),
            cell: (name) => <NameLine name={name} href={hrefs.name(name)} />,
          },
          {
            key: 'certificate',
            head: t('names.certificate'),
            label: t('names.certificate'),
            cell: ({ serial }) =>
              serial ? <bdi dir="ltr">{serial}</bdi> : t('names.no-certificate'),
          },
        ]}
      />
    </Details>
  )
}

import type { LedgerView } from '#app/domain/ceremonies/print-view.ts'
import { Grid } from '../desk/grid.tsx'
import { Box } from '../desk/panels.tsx'
import { usePage } from '../page-context.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

export const LEDGER_MARKS: Record<LedgerView['state'], Mark> = {
  valid: 'yes',
  replaced: 'no',
  revoked: 'bad',
}

/** Every certificate that was ever issued for the ceremony, by serial. */
export function Ledger({ lines }: { lines: LedgerView[] }) {
  const t = useWords()
  const { timeZone } = usePage().council
  return (
    <Box id="ledger" title={t('print.ledger')} plain>
      <Grid
        caption={t('print.ledger-caption', { certificates: lines.length })}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'serial',
            kind: 'name',
            head: t('print.number'),
            cell: ({ id, serial }) => (
              <a href={`/desk/certificates/${id}`}>
                <bdi dir="ltr">{serial}</bdi>
              </a>
            ),
          },
          {
            key: 'name',
            head: t('print.name'),
            cell: ({ name }) => (name ? <bdi>{name}</bdi> : t('print.erased')),
          },
          {
            key: 'state',
            head: t('print.state'),
            cell: ({ state }) => (
              <State mark={LEDGER_MARKS[state]}>{t(`print.state-${state}`)}</State>
            ),
          },
          {
            key: 'issued',
            head: t('print.issued'),
            label: t('print.issued'),
            cell: ({ issuedAt }) => t.date(issuedAt, { timeZone, style: 'date' }),
          },
          {
            key: 'times',
            kind: 'number',
            head: t('print.times'),
            label: t('print.times'),
            cell: ({ printedTimes }) => t.number(printedTimes),
          },
        ]}
      />
    </Box>
  )
}

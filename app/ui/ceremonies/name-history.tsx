import type { VersionView } from '#app/domain/ceremonies/name-view.ts'
import { Grid } from '../desk/grid.tsx'
import { usePage } from '../page-context.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** Every version of a name, the newest first: what it was, why it changed, when it was approved. */
export function NameHistory({ versions }: { versions: VersionView[] }) {
  const t = useWords()
  const { timeZone } = usePage().council
  const day = (at: Date) => t.date(at, { timeZone, style: 'dateTime' })
  return (
    <Grid
      caption={t('names.history', { versions: versions.length })}
      rows={versions}
      rowKey={({ revision }) => String(revision)}
      columns={[
        {
          key: 'name',
          kind: 'name',
          head: t('names.version'),
          cell: ({ revision, name, printedName, native }) => (
            <>
              {t.number(revision)}. <bdi>{name}</bdi>
              {printedName && (
                <span className="native">
                  {t('names.printed-as')} <bdi>{printedName}</bdi>
                </span>
              )}
              {native && (
                <span className="native">
                  <bdi>{native}</bdi>
                </span>
              )}
            </>
          ),
        },
        { key: 'at', head: t('names.written-at'), cell: ({ at }) => day(at) },
        { key: 'why', head: t('names.why'), cell: ({ reason }) => reason && <bdi>{reason}</bdi> },
        {
          key: 'approved',
          head: t('names.approval'),
          cell: ({ approvedAt, byFamily }) =>
            approvedAt ? (
              <State mark="yes">
                {t(byFamily ? 'names.approved-by-family' : 'names.approved-at', {
                  when: day(approvedAt),
                })}
              </State>
            ) : (
              <State mark="none">{t('names.not-approved')}</State>
            ),
        },
      ]}
    />
  )
}

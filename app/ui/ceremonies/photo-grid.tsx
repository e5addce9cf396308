import { CONSENT_WORDING_VERSION, type PhotoLevel } from '#app/domain/ceremonies/photo-consent.ts'
import type { PhotoStandingView, SaidView } from '#app/domain/ceremonies/photo-lists.ts'
import { Grid } from '../desk/grid.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'
import type { NameHrefs } from './hrefs.ts'

const MARKS: Record<PhotoLevel, Mark> = {
  none: 'no',
  family: 'rule',
  channels: 'yes',
  press: 'yes',
}

/** How a child may be photographed: the mark of every list and card. */
export function PhotoMark({ mark }: { mark: PhotoLevel }) {
  const t = useWords()
  return <State mark={MARKS[mark]}>{t(`photographs.mark-${mark}`)}</State>
}

export interface PhotoGridProps {
  rows: PhotoStandingView[]
  hrefs: NameHrefs
  timeZone: string
}

/** Who has said what about photographs, and what counts. */
export function PhotoGrid({ rows, hrefs, timeZone }: PhotoGridProps) {
  const t = useWords()
  const yes = rows.filter(({ mark }) => mark !== 'none').length
  return (
    <Grid
      caption={t('photographs.caption', { children: rows.length, yes })}
      rows={rows}
      rowKey={({ honoureeId }) => honoureeId}
      columns={[
        {
          key: 'name',
          kind: 'name',
          head: t('names.child'),
          cell: ({ honoureeId, name, party }) => (
            <>
              <a href={hrefs.photographsOf(honoureeId)}>
                <bdi>{name}</bdi>
              </a>
              {party && (
                <p className="hint">
                  {t('names.family')} <bdi>{party}</bdi>
                </p>
              )}
            </>
          ),
        },
        {
          key: 'mark',
          head: t('photographs.counts'),
          cell: ({ mark, standing }) => (
            <>
              <PhotoMark mark={mark} />
              {standing !== 'said' && <p className="hint">{t(`photographs.why-${standing}`)}</p>}
            </>
          ),
        },
        {
          key: 'guardian',
          head: t('photographs.guardian'),
          label: t('photographs.guardian'),
          cell: ({ guardian }) => <SaidOnce said={guardian} timeZone={timeZone} />,
        },
        {
          key: 'self',
          head: t('photographs.self'),
          label: t('photographs.self'),
          cell: ({ self, isTooYoung }) =>
            !self && isTooYoung ? (
              t('photographs.too-young')
            ) : (
              <SaidOnce said={self} timeZone={timeZone} />
            ),
        },
      ]}
    />
  )
}

/** One thing that was said: how far, when, to which words, and when it was taken back. */
export function SaidOnce({ said, timeZone }: { said: SaidView | null; timeZone: string }) {
  const t = useWords()
  if (!said) return <span className="muted">{t('photographs.nothing')}</span>
  const when = (at: Date) => t.date(at, { timeZone, style: 'dateTime' })
  return (
    <>
      {t(`photographs.mark-${said.level}`)}
      <p className="hint">{when(said.at)}</p>
      {said.wordingVersion !== CONSENT_WORDING_VERSION && (
        <p className="hint">{t('photographs.agreed-to', { version: said.wordingVersion })}</p>
      )}
      {said.withdrawnAt && (
        <p className="hint">{t('photographs.withdrawn-at', { when: when(said.withdrawnAt) })}</p>
      )}
    </>
  )
}

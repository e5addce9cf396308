import type { ReactNode } from 'react'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { Grid } from './grid.tsx'

/** A field whose two versions differ. */
export interface Version {
  label: string
  saved: ReactNode
  mine: ReactNode
}

export interface TwoVersionsProps {
  /** The fields that differ, in the order of the form. */
  rows: Version[]
  /** The page without what was typed: keeps the saved version. */
  keepHref: string
}

/**
 * Says that somebody saved first, and shows both versions; below it stands the form with what was
 * typed and the new revision, so that saving it again is a choice.
 */
export function TwoVersions({ rows, keepHref }: TwoVersionsProps) {
  const t = useWords()
  return (
    <>
      <Alarm
        kind="note"
        title={t('versions.title')}
        actions={<a href={keepHref}>{t('versions.keep')}</a>}
      >
        {t('versions.lead')}
      </Alarm>
      {rows.length > 0 && (
        <Grid
          caption={t('versions.caption', { fields: rows.length })}
          rows={rows}
          rowKey={({ label }) => label}
          columns={[
            { key: 'field', kind: 'name', head: t('versions.field'), cell: ({ label }) => label },
            {
              key: 'saved',
              head: t('versions.saved'),
              label: t('versions.saved'),
              cell: ({ saved }) => <bdi>{saved || t('versions.empty')}</bdi>,
            },
            {
              key: 'mine',
              head: t('versions.mine'),
              label: t('versions.mine'),
              cell: ({ mine }) => <bdi>{mine || t('versions.empty')}</bdi>,
            },
          ]}
        />
      )}
    </>
  )
}

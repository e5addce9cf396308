import { PersonName } from '../person-name.tsx'
import { useWords } from '../words.tsx'
import { detailInWords, didInWords } from './audit-words.ts'
import { Grid } from './grid.tsx'

type ActorShown =
  | { kind: 'account'; id: string; name: string }
  | { kind: 'link'; name: string | undefined }
  | { kind: 'guest' | 'system' | 'gone' }

export interface AuditRow {
  id: string
  at: Date
  action: string
  actor: ActorShown
  subject: { href: string; name: string } | undefined
  detail: Record<string, unknown>
  address: string | null
}

/** The lines of the record of views. */
export function AuditGrid({ lines, timeZone }: { lines: AuditRow[]; timeZone: string }) {
  const t = useWords()
  return (
    <Grid
      caption={t('record.caption', { lines: lines.length })}
      rows={lines}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'at',
          kind: 'name',
          head: t('record.at'),
          cell: ({ at }) => t.date(at, { timeZone, style: 'dateTime' }),
        },
        {
          key: 'who',
          head: t('record.who'),
          label: t('record.who'),
          cell: ({ actor }) => <Who actor={actor} />,
        },
        {
          key: 'action',
          head: t('record.action'),
          label: t('record.action'),
          cell: ({ action }) => didInWords(t, action),
        },
        {
          key: 'about',
          head: t('record.about'),
          label: t('record.about'),
          cell: ({ subject }) =>
            subject && (
              <a href={subject.href}>
                <bdi>{subject.name}</bdi>
              </a>
            ),
        },
        {
          key: 'detail',
          head: t('record.detail'),
          label: t('record.detail'),
          cell: ({ detail }) => detailInWords(t, detail),
        },
        {
          key: 'from',
          head: t('record.from'),
          label: t('record.from'),
          cell: ({ address }) => address && <bdi dir="ltr">{address}</bdi>,
        },
      ]}
    />
  )
}

function Who({ actor }: { actor: ActorShown }) {
  const t = useWords()
  switch (actor.kind) {
    case 'account':
      return <PersonName name={actor.name} href={`/desk/settings/accounts/${actor.id}`} />
    case 'link':
      return actor.name === undefined
        ? t('record.actor-link-gone')
        : t.rich('record.actor-link', { party: <bdi key="party">{actor.name}</bdi> })
    default:
      return t(`record.actor-${actor.kind}`)
  }
}

import type { ImportPreview, PreviewRow } from '#app/domain/invitations/import-preview.ts'
import type { RowMatch } from '#app/domain/invitations/import-matches.ts'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { Grid, type Column } from './grid.tsx'

/** The rows of a list before they come in: each problem in its cell, each likeness with its choice. */
export function ImportGrid({ preview }: { preview: ImportPreview }) {
  const t = useWords()
  const { columns, rows, counts } = preview
  const firstName = columns.findIndex(({ use }) => use === 'name' || use === 'first-name')
  const cells = columns.map(({ key, use }, index): Column<PreviewRow> => ({
    key,
    head: use === 'left-out' || use === 'forbidden' ? null : t(`guests-import.field-${use}`),
    cell: (row) => {
      const text = row.cells[index]?.text ?? ''
      return text === '' && row.cells[index]?.tone === 'bad' ? (
        <span className="heard">{t('import.empty-cell')}</span>
      ) : (
        <bdi>{text}</bdi>
      )
    },
    problem: (row) => {
      const cell = row.cells[index]
      const { fate } = row
      const match = fate.kind === 'look' || fate.kind === 'listed' ? fate.match : undefined
      if (index === firstName && match)
        return { tone: 'warn', why: <Likeness match={match} also={cell?.why} /> }
      if (cell?.tone && cell.why) return { tone: cell.tone, why: cell.why }
      return index === firstName && row.why ? { tone: 'bad', why: row.why } : undefined
    },
  }))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a keyboard must be able to scroll it
    <section className="grid-scroll" tabIndex={0} aria-label={t('import.rows-title')}>
      <Grid
        caption={t('import.rows-caption', { rows: rows.length, all: counts.all })}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          {
            key: 'row',
            kind: 'name',
            head: t('import.row'),
            cell: ({ row }) => t('import.row-number', { row }),
          },
          ...cells,
          { key: 'fate', head: t('import.what-happens'), cell: (row) => <Fate {...row} /> },
        ]}
      />
    </section>
  )
}

/** @param also What else there is to say of the cell. */
function Likeness({
  match: { reasons, other },
  also,
}: {
  match: RowMatch
  also: string | undefined
}) {
  const t = useWords()
  const name = <bdi key="name">{other.name}</bdi>
  const [first = '', ...rest] = reasons.map((reason) => t(`guests-import.match-${reason}`))
  const how = t.list([first, ...rest.map((reason) => reason.toLowerCase())])
  return (
    <>
      {'row' in other
        ? t.rich('import.like-row', { how, row: other.row, name })
        : other.invitationId
          ? t.rich('import.like-invited', { how, name })
          : t.rich('import.like-known', { how, name })}
      {also && (
        <>
          <br />
          {also}
        </>
      )}
    </>
  )
}

function Fate({ row, fate }: Pick<PreviewRow, 'row' | 'fate'>) {
  const t = useWords()
  if (fate.kind === 'bad') return <State mark="bad">{t('import.stays-out')}</State>
  if (fate.kind === 'listed') return <State mark="wait">{t('import.left-as-it-is')}</State>
  if (fate.kind === 'joined')
    return (
      <State mark="yes">
        {t.rich('import.joined', { row: fate.row, name: <bdi>{fate.name}</bdi> })}
      </State>
    )
  if (fate.kind === 'new') return <State mark="yes">{t('import.comes-in')}</State>
  const { other } = fate.match
  const same = 'row' in other || other.invitationId ? t('import.same-out') : t('import.same-known')
  return (
    <fieldset className="either">
      <legend className="govuk-visually-hidden">{t('import.same-or-different', { row })}</legend>
      {(['same', 'different'] as const).map((said) => (
        <label key={said}>
          <input
            type="radio"
            name={`row-${row}`}
            value={said}
            defaultChecked={fate.usual === said}
          />{' '}
          {said === 'same' ? same : t('import.different')}
        </label>
      ))}
    </fieldset>
  )
}

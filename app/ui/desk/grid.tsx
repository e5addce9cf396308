import type { ReactNode } from 'react'
import { classes } from '../govuk/field.tsx'
import { useWords } from '../words.tsx'

export interface Column<Row> {
  key: string
  head: ReactNode
  cell: (row: Row) => ReactNode
  /** `name` heads its row (one a grid); `number` is set to the end; `corner` is a card's upper corner. */
  kind?: 'name' | 'number' | 'corner'
  /** Said before the value on a phone's card, where the head is not seen. */
  label?: string
  /** The address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
  /** What is wrong with this row's value, shown inside the cell. */
  problem?: (row: Row) => CellProblem | undefined
}

export interface CellProblem {
  /** `bad` keeps the row out; `warn` wants a look. */
  tone: 'bad' | 'warn'
  why: ReactNode
}

export interface GridProps<Row> {
  /** What the list holds, with its counts. */
  caption: ReactNode
  columns: Array<Column<Row>>
  rows: Row[]
  rowKey: (row: Row) => string
  /** Each row can be chosen: the field's name, its value is the row's key. Stands in a `Chooser`. */
  choose?: {
    name: string
    label: (row: Row) => string
    chosen?: ReadonlySet<string>
    /** False for a row that cannot be chosen, because it wants a look of its own. */
    offered?: (row: Row) => boolean
  }
  /** A phone shows each row as a card (the default); false keeps a small table a table. */
  cards?: boolean
}

/** A list. */
export function Grid<Row>({
  caption,
  columns,
  rows,
  rowKey,
  choose,
  cards = true,
}: GridProps<Row>) {
  const t = useWords()
  return (
    <table className={classes('grid', cards && 'grid--cards')}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {choose && (
            <th className="sel" scope="col">
              <span className="govuk-visually-hidden">{t('desk.choose')}</span>
            </th>
          )}
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.kind === 'number' ? 'num' : undefined}
              aria-sort={column.sort?.now}
            >
              <Head head={column.head} sort={column.sort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = rowKey(row)
          return (
            <tr key={key}>
              {choose && (
                <td className="sel">
                  {choose.offered?.(row) !== false && (
                    <input
                      type="checkbox"
                      name={choose.name}
                      value={key}
                      defaultChecked={choose.chosen?.has(key)}
                      aria-label={choose.label(row)}
                    />
                  )}
                </td>
              )}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Head<Row>({ head, sort }: Pick<Column<Row>, 'head' | 'sort'>) {
  if (!sort) return head
  return (
    <a href={sort.href}>
      {head}
      {sort.now && <span aria-hidden="true">{sort.now === 'ascending' ? ' ▲' : ' ▼'}</span>}
    </a>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const problem = column.problem?.(row)
  const className =
    classes(
      column.kind === 'number' && 'num',
      column.kind === 'corner' && 'corner',
      problem && `cell-${problem.tone}`,
    ) || undefined
  const content = (
    <>
      {column.cell(row)}
      {problem && <span className="cell-why">{problem.why}</span>}
    </>
  )
  if (column.kind === 'name')
    return (
      <th scope="row" className={className}>
        {content}
      </th>
    )
  return (
    <td className={className} data-label={column.label}>
      {content}
    </td>
  )
}

import { isCut, type SheetView } from '#app/domain/ceremonies/day-sheets.ts'
import { Grid } from '../desk/grid.tsx'
import { Box } from '../desk/panels.tsx'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { usePage } from '../page-context.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

interface SheetsProps {
  sheets: SheetView[]
  /** Where a sheet is printed. */
  href: (sheet: SheetView['sheet']) => string
}

/** Cards, labels and lists of the day: what each is, what has changed since it was printed, and its buttons. */
export function DaySheets({ sheets, href }: SheetsProps) {
  const t = useWords()
  return (
    <Box id="day-sheets" title={t('sheet.heading')}>
      <p>{t('sheet.lead')}</p>
      <Grid
        caption={t('sheet.caption')}
        rows={sheets}
        rowKey={({ sheet }) => sheet}
        columns={[
          {
            key: 'sheet',
            kind: 'name',
            head: t('sheet.head-sheet'),
            cell: ({ sheet }) => (
              <>
                {t(`sheet.name-${sheet}`)}
                <span className="hint">{t(`sheet.what-${sheet}`)}</span>
              </>
            ),
          },
          {
            key: 'rows',
            kind: 'number',
            head: t('sheet.head-rows'),
            label: t('sheet.head-rows'),
            cell: ({ rows }) => t.number(rows),
          },
          {
            key: 'state',
            head: t('sheet.head-state'),
            cell: (view) => <Standing {...view} />,
          },
          {
            key: 'print',
            head: t('sheet.head-print'),
            cell: (view) => <PrintButtons view={view} action={href(view.sheet)} />,
          },
        ]}
      />
    </Box>
  )
}

function Standing({ rows, changed, gone, printedAt }: SheetView) {
  const t = useWords()
  const { timeZone } = usePage().council
  if (rows === 0) return <State mark="no">{t('sheet.empty')}</State>
  if (!printedAt) return <State mark="maybe">{t('sheet.never')}</State>
  const since = t.date(printedAt, { timeZone, style: 'dateTime' })
  if (changed === 0 && gone === 0)
    return <State mark="yes">{t('sheet.as-printed', { since })}</State>
  return (
    <>
      {changed > 0 && <State mark="bad">{t('sheet.changed', { changed, since })}</State>}
      {gone > 0 && <p>{t('sheet.gone', { gone })}</p>}
    </>
  )
}

function PrintButtons({ view, action }: { view: SheetView; action: string }) {
  const t = useWords()
  const { sheet, rows, changed, printedAt } = view
  if (rows === 0) return null
  const isPart = printedAt && isCut(sheet) && changed > 0 && changed < rows
  return (
    <form method="post" action={action}>
      <ButtonGroup>
        {isPart && (
          <Button name="which" value="changed" small>
            {t('sheet.print-changed', { changed })}
          </Button>
        )}
        <Button name="which" value="all" kind="secondary" small>
          {t(`sheet.print-${sheet}`, { rows })}
        </Button>
      </ButtonGroup>
    </form>
  )
}

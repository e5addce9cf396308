import { rowId } from '#app/domain/ids.ts'
import { findAudit } from '#app/domain/records/find-audit.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { wholeDay } from '#app/domain/records/whole-day.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { AuditGrid } from '#app/ui/desk/audit-grid.tsx'
import { didInWords } from '#app/ui/desk/audit-words.ts'
import { Pager } from '#app/ui/desk/pager.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { DateFields } from '#app/ui/govuk/date-fields.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:audit.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, actor, address, now, url } = await officer(
    { request, context },
    'audit.view',
  )
  const asked = url.searchParams
  const part = (name: string) => asked.get(`day.${name}`)?.trim() ?? ''
  const typedDay = [part('year'), part('month'), part('day')]
  const day = wholeDay(typedDay, council.timeZone)
  const action = asked.get('action')?.slice(0, 60) || undefined
  const before = rowId.safeParse(asked.get('before')).data
  const page = await findAudit(db, { councilId: council.id, action, day, before })
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'record.viewed',
    detail: { lines: page.lines.length },
    address,
    now,
  })
  const here = new URLSearchParams(asked)
  here.delete('before')
  return {
    ...page,
    action,
    isFirst: before === undefined,
    dayIsWrong: !day && typedDay.some((digits) => digits !== ''),
    typed: Object.fromEntries(
      ['day', 'month', 'year'].map((name) => [`day.${name}`, [part(name)]]),
    ),
    search: here.toString(),
    timeZone: council.timeZone,
  }
}

export default function RecordOfViews() {
  const t = useWords()
  const page = useLoaderData<typeof loader>()
  const { lines, actions, action, nextBefore, isFirst, dayIsWrong, typed, search, timeZone } = page
  const first = `/desk/settings/record?${search}`
  const errors: Record<string, string> = dayIsWrong ? { day: t('record.day-wrong') } : {}
  return (
    <OfficerPage title={t('record.title')} hasErrors={dayIsWrong} at="/desk/settings">
      <SettingsCrumb />
      <PageHead title={t('record.title')} lede={t('record.lede')} />
      <form method="get" className="filters" noValidate>
        <Select
          name="action"
          label={t('record.action')}
          defaultValue={action ?? ''}
          options={[
            { value: '', label: t('record.any-action') },
            ...actions
              .map((value) => ({ value, label: didInWords(t, value) }))
              .toSorted((one, other) => one.label.localeCompare(other.label, 'en')),
          ]}
        />
        <DateFields name="day" label={t('record.on')} state={{ typed, errors }} />
        <Button kind="secondary">{t('record.show')}</Button>
      </form>
      {lines.length === 0 ? (
        <p>{t('record.nothing')}</p>
      ) : (
        <AuditGrid lines={lines} timeZone={timeZone} />
      )}
      <Pager
        shown={t('record.shown', { lines: lines.length })}
        firstHref={isFirst ? undefined : first}
        nextHref={nextBefore && `${first}&before=${nextBefore}`}
      />
    </OfficerPage>
  )
}

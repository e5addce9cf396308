import type { DutyAnswer, DutyRole } from '#app/domain/programme/duty-roles.ts'
import { Grid } from '../desk/grid.tsx'
import { PersonName } from '../person-name.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** Somebody on duty, as the list shows them. */
export interface ListedDuty {
  id: string
  name: string
  nativeName: string | null
  role: DutyRole
  itemTitle: string | null
  arrivesAt: Date
  isAsked: boolean
  hasEmail: boolean
  phone: string | null
  answer: DutyAnswer | null
  message: string | null
  isUnder18: boolean
  isDbsChecked: boolean
}

/** The people on duty at a date, role by role. */
export function DutyGrid({
  duties,
  timeZone,
  hrefOf,
}: {
  duties: ListedDuty[]
  timeZone: string
  hrefOf: (dutyId: string) => string
}) {
  const t = useWords()
  return (
    <Grid
      caption={t('staff.caption', { people: duties.length })}
      rows={duties}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'person',
          head: t('staff.person'),
          kind: 'name',
          cell: ({ id, name, nativeName }) => (
            <PersonName
              name={name}
              {...(nativeName ? { native: nativeName } : {})}
              href={hrefOf(id)}
            />
          ),
        },
        {
          key: 'role',
          head: t('staff.role'),
          label: t('staff.role'),
          cell: ({ role, itemTitle }) => (
            <>
              {t(`duty.role-${role}`)}
              {itemTitle && <bdi className="running__kind">{itemTitle}</bdi>}
            </>
          ),
        },
        {
          key: 'arrives',
          head: t('staff.arrives'),
          label: t('staff.arrives'),
          cell: ({ arrivesAt }) => t.date(arrivesAt, { timeZone, style: 'time' }),
        },
        {
          key: 'answer',
          head: t('staff.answer'),
          label: t('staff.answer'),
          cell: (row) => <Answer row={row} />,
        },
        {
          key: 'known',
          head: t('staff.dbs-yes'),
          cell: ({ isDbsChecked, isUnder18 }) => (
            <>
              {isDbsChecked && <State mark="yes">{t('staff.dbs-yes')}</State>}
              {isUnder18 && <span className="running__kind">{t('staff.under18-yes')}</span>}
            </>
          ),
        },
      ]}
    />
  )
}

function Answer({ row }: { row: ListedDuty }) {
  const t = useWords()
  const { answer, isAsked, hasEmail, phone, message } = row
  return (
    <>
      {answer === 'yes' && <State mark="yes">{t('staff.state-yes')}</State>}
      {answer === 'no' && <State mark="no">{t('staff.state-no')}</State>}
      {!answer && <State mark="maybe">{isAsked ? t('staff.silent') : t('staff.not-asked')}</State>}
      {!answer && !hasEmail && (
        <span className="running__kind">
          {t('staff.no-email')} {phone && <bdi dir="ltr">{phone}</bdi>}
        </span>
      )}
      {message && <bdi className="running__more prewrap">{message}</bdi>}
    </>
  )
}

import type { DutyRole } from '#app/domain/programme/duty-roles.ts'
import { Alarm } from '../desk/alarm.tsx'
import { useWords } from '../words.tsx'

/** What is missing on the day: roles, two adults, somebody for safeguarding. */
export function StaffingAlarms({
  missing,
  adults,
  needsAdults,
  needsSafeguarding,
}: {
  missing: DutyRole[]
  adults: number
  needsAdults: boolean
  needsSafeguarding: boolean
}) {
  const t = useWords()
  const roles = t.list(missing.map((role) => t(`duty.role-${role}`)))
  return (
    <>
      {needsSafeguarding && (
        <Alarm title={t('staff.safeguarding')}>{t('staff.safeguarding-lead')}</Alarm>
      )}
      {needsAdults && <Alarm title={t('staff.adults', { adults })}>{t('staff.adults-lead')}</Alarm>}
      {missing.length > 0 && (
        <Alarm kind="note" title={t('staff.missing', { roles })}>
          {t('staff.missing-lead')}
        </Alarm>
      )}
    </>
  )
}

import { rowId } from '#app/domain/ids.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { askDuties, remindDuties } from '#app/domain/programme/answer-duty.server.ts'
import { chooseRoles, restoreDuty } from '#app/domain/programme/take-off-duty.server.ts'
import { DUTY_ROLES } from '#app/domain/programme/duty-roles.ts'
import { findDuties } from '#app/domain/programme/find-duties.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { orderVisit } from '#app/http/order-visit.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup, LinkButton } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/choices.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { DutyGrid } from '#app/ui/programme/duty-grid.tsx'
import { StaffingAlarms } from '#app/ui/programme/staffing-alarms.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

const PAGE = '/running-order/people'

export async function loader(asked: LoaderFunctionArgs) {
  const { db, facts, url, scope, address } = await orderVisit(asked, 'events.view')
  const found = await findDuties(db, scope)
  if (!found) throw notFound()
  await recordView(db, {
    councilId: scope.councilId,
    actor: scope.actor,
    action: 'duties.viewed',
    subjectId: scope.occurrenceId,
    detail: { duties: found.duties.length },
    address,
    now: scope.now,
  })
  const removed = rowId.safeParse(url.searchParams.get('removed'))
  const letters = url.searchParams.get('letters')
  return {
    facts,
    duties: found.duties.map(({ askedAt, ...duty }) => ({ ...duty, isAsked: askedAt !== null })),
    needed: found.needed,
    staffing: found.staffing,
    timeZone: found.timeZone,
    removed: removed.success ? removed.data : null,
    letters: letters !== null && /^\d{1,3}$/.test(letters) ? Number(letters) : null,
    isOver: url.searchParams.has('over'),
  }
}

export async function action(asked: ActionFunctionArgs) {
  const here = await orderVisit(asked, 'events.edit')
  const { db, facts, scope } = here
  const form = await formOf(asked.request)
  const act = form.get('do')
  if (act === 'ask' || act === 'remind') {
    const asking = act === 'ask' ? askDuties : remindDuties
    const written = await asking(db, scope)
    if (!written.ok && written.reason === 'unknown') throw notFound()
    wakeWorker()
    const did = written.ok ? { letters: String(written.value) } : { over: '1' }
    return seeOther(eventPath(facts, PAGE, did))
  }
  if (act === 'restore') {
    const id = rowId.safeParse(form.get('duty'))
    const back = id.success && (await restoreDuty(db, { ...scope, dutyId: id.data }))
    if (!back || !back.ok) throw notFound()
    wakeWorker()
    return seeOther(eventPath(facts, PAGE))
  }
  if (act !== 'roles') throw notFound()
  const ticked = form.getAll('roles').map(String)
  const roles = DUTY_ROLES.filter((role) => ticked.includes(role))
  if (!(await chooseRoles(db, { ...scope, roles })).ok) throw notFound()
  return seeOther(eventPath(facts, PAGE))
}

export default function People() {
  const t = useWords()
  const loaded = useLoaderData<typeof loader>()
  const { facts, duties, needed, staffing, timeZone, removed, letters, isOver } = loaded
  const action = eventPath(facts, PAGE)
  return (
    <EventPage event={facts} tab="running-order" title={t('staff.title')}>
      <BackLink href={eventPath(facts, '/running-order')}>{t('running.back')}</BackLink>
      <h2>{t('staff.title')}</h2>
      {letters !== null && <Alarm kind="done" title={t('staff.did-ask', { letters })} />}
      {isOver && <Alarm title={t('staff.over')} />}
      {removed !== null && (
        <Alarm
          kind="done"
          title={t('staff.did-remove')}
          actions={
            <form method="post" action={action}>
              <input type="hidden" name="duty" value={removed} />
              <Button kind="secondary" small name="do" value="restore">
                {t('staff.undo')}
              </Button>
            </form>
          }
        >
          {t('staff.did-remove-lead')}
        </Alarm>
      )}
      <StaffingAlarms {...staffing} />
      {duties.length === 0 ? (
        <Empty>{t('staff.empty')}</Empty>
      ) : (
        <DutyGrid
          duties={duties}
          timeZone={timeZone}
          hrefOf={(id) => eventPath(facts, `${PAGE}/${id}`)}
        />
      )}
      {staffing.unasked > 0 && <p className="hint">{t('staff.ask-hint')}</p>}
      {staffing.unasked + staffing.silent > 0 && (
        <form method="post" action={action}>
          <ButtonGroup>
            {staffing.unasked > 0 && (
              <Button name="do" value="ask">
                {t('staff.ask', { people: staffing.unasked })}
              </Button>
            )}
            {staffing.silent > 0 && (
              <Button kind="secondary" name="do" value="remind">
                {t('staff.remind', { people: staffing.silent })}
              </Button>
            )}
          </ButtonGroup>
        </form>
      )}
      <ButtonGroup>
        <LinkButton href={eventPath(facts, `${PAGE}/new`)} kind="secondary">
          {t('staff.add')}
        </LinkButton>
      </ButtonGroup>
      <form method="post" action={action} className="narrow">
        <Checkboxes
          name="roles"
          label={t('staff.roles')}
          hint={t('staff.roles-hint')}
          small
          defaultValues={[...needed]}
          options={DUTY_ROLES.map((role) => ({ value: role, label: t(`duty.role-${role}`) }))}
        />
        <Button kind="secondary" name="do" value="roles">
          {t('staff.roles-save')}
        </Button>
      </form>
    </EventPage>
  )
}

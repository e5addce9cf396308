import { rowId, referenceOf } from '#app/domain/ids.ts'
import { IMPORT, importPayload, importResult } from '#app/domain/invitations/import-payload.ts'
import { whyNoUndo } from '#app/domain/invitations/undo-import.server.ts'
import { isOpen } from '#app/domain/jobs/task.ts'
import { cancelTask, findTask } from '#app/domain/jobs/tasks.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { ImportOutcome } from '#app/ui/desk/import-outcome.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { Progress } from '#app/ui/desk/progress.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { State, type Mark } from '#app/ui/state.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:desk.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, council } = await officer({ request, context }, 'desk.view')
  const taskId = rowId.safeParse(params.taskId)
  const task =
    taskId.success && (await findTask(db, { councilId: council.id, taskId: taskId.data }))
  if (!task) throw notFound()
  const { id, kind, state, done, total, cancelledAt, finishedAt } = task
  const imported =
    kind === IMPORT
      ? {
          payload: importPayload.parse(task.payload),
          result: importResult.safeParse(task.result).data,
          noUndo: finishedAt
            ? await whyNoUndo(db, { councilId: council.id, taskId: id })
            : undefined,
        }
      : undefined
  return {
    task: { id, kind, state, done, total, isStopping: Boolean(cancelledAt && !finishedAt) },
    reference: referenceOf(council.prefix, id),
    imported: imported && {
      eventId: imported.payload.eventId,
      occurrenceId: imported.payload.occurrenceId,
      result: imported.result,
      noUndo: imported.noUndo,
    },
  }
}

/** Stop it. A task that is over by now shows how it ended. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { db, council, actor, now } = await officer({ request, context }, 'guests.edit')
  const taskId = rowId.safeParse(params.taskId)
  if (!taskId.success) throw notFound()
  const stopped = await cancelTask(db, {
    councilId: council.id,
    taskId: taskId.data,
    actor,
    now,
  })
  if (!stopped.ok && stopped.reason === 'unknown') throw notFound()
  return seeOther(`/desk/tasks/${taskId.data}`)
}

const TITLED = ['import', 'mailing', 'certificates', 'letters-print'] as const

const MARKS: Record<string, Mark> = {
  waiting: 'later',
  running: 'here',
  finished: 'yes',
  failed: 'bad',
  cancelled: 'rule',
}

export default function Task() {
  const t = useWords()
  const { task, reference, imported } = useLoaderData<typeof loader>()
  const kind = TITLED.find((one) => one === task.kind)
  const title = t(kind ? `tasks.title-${kind}` : 'tasks.title-other')
  const running = isOpen(task.state)
  return (
    <OfficerPage title={title} at="/desk/events">
      <PageHead
        title={title}
        actions={<State mark={MARKS[task.state] ?? 'none'}>{t(`tasks.state-${task.state}`)}</State>}
      />
      <Progress
        done={task.done}
        total={task.total}
        running={running}
        refreshHref={`/desk/tasks/${task.id}`}
        actions={
          running && !task.isStopping ? (
            <form method="post">
              <Button kind="secondary">{t('tasks.cancel')}</Button>
            </form>
          ) : undefined
        }
      >
        {task.isStopping
          ? t('tasks.cancelling')
          : task.state === 'failed'
            ? t('tasks.failed', { reference })
            : task.state === 'cancelled'
              ? t('tasks.stopped')
              : running
                ? t('tasks.running')
                : t('tasks.finished')}
      </Progress>
      {!running && imported && <ImportOutcome taskId={task.id} {...imported} />}
    </OfficerPage>
  )
}

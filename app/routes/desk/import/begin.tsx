import { beginImport } from '#app/domain/invitations/import-draft.server.ts'
import { SHEET_LIMITS } from '#app/domain/directory/sheet.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { bodyOf } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { ImportSteps } from '#app/ui/desk/import-steps.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { FileField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts } = await eventVisit({ request, context, params }, 'guests.edit')
  return { facts }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, event, occurrence, facts, actor, now } = here
  const t = here.words()
  const wrong = (message: string) =>
    unprocessable<{ form: FormState }>({ form: { typed: {}, errors: { file: message } } })
  if (Number(request.headers.get('Content-Length') ?? 0) > SHEET_LIMITS.fileBytes + 64 * 1024)
    return wrong(t('guests-import.file-too-large'))
  const file = (await bodyOf(request)).get('file')
  if (!(file instanceof File) || file.size === 0) return wrong(t('import.choose-file'))
  const list = { name: file.name.slice(-120), bytes: new Uint8Array(await file.arrayBuffer()) }
  const begun = await beginImport(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    actor,
    list,
    now,
  })
  if (!begun.ok) return wrong(t(`guests-import.file-${begun.reason}`))
  return seeOther(guestsPath(facts, `/import/${begun.value.taskId}`))
}

export default function BeginImport() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage event={facts} tab="guests" title={t('import.title')} hasErrors={Boolean(form)}>
      <ImportSteps at={0} />
      <ErrorSummary state={form} names={['file']} />
      <form method="post" encType="multipart/form-data" className="narrow">
        <FileField
          name="file"
          label={t('import.file')}
          hint={t('import.file-hint')}
          heading={2}
          size="m"
          accept=".csv,.xlsx,.xlsm,.txt,.tsv"
          state={form}
        />
        <p className="hint">{t('import.nobody-written')}</p>
        <ButtonGroup>
          <Button>{t('import.read-file')}</Button>
          <a href={guestsPath(facts, '/paste')}>{t('import.paste-instead')}</a>
          <a href={guestsPath(facts)}>{t('import.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

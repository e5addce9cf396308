import { beginImport } from '#app/domain/invitations/import-draft.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf, typedIn } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { ImportSteps } from '#app/ui/desk/import-steps.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextArea } from '#app/ui/govuk/text-field.tsx'
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
  const form = await formOf(request)
  const typed = typedIn(form)
  const pasted = typed.lines?.[0] ?? ''
  const wrong = (message: string) => unprocessable({ form: { typed, errors: { lines: message } } })
  if (pasted.trim() === '') return wrong(t('import.paste-missing'))
  const begun = await beginImport(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    actor,
    list: { pasted },
    now,
  })
  if (!begun.ok) return wrong(t(`guests-import.file-${begun.reason}`))
  return seeOther(guestsPath(facts, `/import/${begun.value.taskId}`))
}

export default function Paste() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage event={facts} tab="guests" title={t('import.paste-title')} hasErrors={Boolean(form)}>
      <ImportSteps at={0} />
      <ErrorSummary state={form} names={['lines']} />
      <form method="post" className="narrow">
        <TextArea
          name="lines"
          label={t('import.paste-label')}
          hint={t('import.paste-hint')}
          heading={2}
          size="m"
          rows={12}
          spellCheck={false}
          autoComplete="off"
          state={form}
        />
        <p className="hint">{t('import.nobody-written')}</p>
        <ButtonGroup>
          <Button>{t('import.read-lines')}</Button>
          <a href={guestsPath(facts, '/import')}>{t('import.file-instead')}</a>
          <a href={guestsPath(facts)}>{t('import.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

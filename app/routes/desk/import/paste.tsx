import { unprocessable } from '#app/http/answer.server.ts'
import { takeInList } from '#app/http/begin-import.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf, typedIn } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BeginImport } from '#app/ui/desk/begin-import.tsx'
import { TextArea } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts } = await eventVisit({ request, context, params }, 'guests.edit')
  return { facts }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const typed = typedIn(await formOf(request))
  const pasted = typed.lines?.[0] ?? ''
  if (pasted.trim() === '')
    return unprocessable({
      form: { typed, errors: { lines: here.words()('import.paste-missing') } },
    })
  return takeInList(here, { pasted }, { field: 'lines', typed })
}

export default function Paste() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <BeginImport
      event={facts}
      title={t('import.paste-title')}
      name="lines"
      state={form}
      button={t('import.read-lines')}
      instead={{ path: '/import', text: t('import.file-instead') }}
    >
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
    </BeginImport>
  )
}

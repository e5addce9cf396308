import { SHEET_LIMITS } from '#app/domain/directory/sheet.ts'
import { unprocessable } from '#app/http/answer.server.ts'
import { takeInList } from '#app/http/begin-import.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { bodyOf } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { BeginImport } from '#app/ui/desk/begin-import.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { FileField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts } = await eventVisit({ request, context, params }, 'guests.edit')
  return { facts }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const t = here.words()
  const wrong = (message: string) =>
    unprocessable<{ form: FormState }>({ form: { typed: {}, errors: { file: message } } })
  if (Number(request.headers.get('Content-Length') ?? 0) > SHEET_LIMITS.fileBytes + 64 * 1024)
    return wrong(t('guests-import.file-too-large'))
  const file = (await bodyOf(request)).get('file')
  if (!(file instanceof File) || file.size === 0) return wrong(t('import.choose-file'))
  const list = { name: file.name.slice(-120), bytes: new Uint8Array(await file.arrayBuffer()) }
  return takeInList(here, list, { field: 'file' })
}

export default function Begin() {
  const t = useWords()
  const { facts } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <BeginImport
      event={facts}
      title={t('import.title')}
      name="file"
      state={form}
      file
      button={t('import.read-file')}
      instead={{ path: '/paste', text: t('import.paste-instead') }}
    >
      <FileField
        name="file"
        label={t('import.file')}
        hint={t('import.file-hint')}
        heading={2}
        size="m"
        accept=".csv,.xlsx,.xlsm,.txt,.tsv"
        state={form}
      />
    </BeginImport>
  )
}

import { ORGANISATION_KINDS } from '#app/domain/directory/organisation-kinds.ts'
import { organisationForm } from '#app/domain/directory/organisation.form.ts'
import { findOrganisations, keepOrganisation } from '#app/domain/directory/organisations.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { TextArea, TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.edit' }

/** The organisation that the address names; undefined for a new one. */
function idOf(param: string | undefined): string | undefined {
  if (param === 'new') return undefined
  const id = rowId.safeParse(param)
  if (!id.success) throw notFound()
  return id.data
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, council } = await officer({ request, context }, 'directory.edit')
  const id = idOf(params.organisationId)
  if (!id) return { name: undefined, before: { typed: {}, errors: {} } }
  const [found] = await findOrganisations(db, { councilId: council.id, id })
  if (!found) throw notFound()
  const { name, shortName, kind, place, codedName, aliases } = found
  const typed = {
    name: [name],
    shortName: [shortName],
    kind: [kind],
    place: [place ?? ''],
    codedName: [codedName ?? ''],
    aliases: [aliases.join('\n')],
  }
  return { name, before: { typed, errors: {} } }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'directory.edit')
  const { db, council, actor, now } = here
  const t = here.words()
  const id = idOf(params.organisationId)
  if (id && (await findOrganisations(db, { councilId: council.id, id })).length === 0)
    throw notFound()
  const read = await readForm(request, organisationForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const kept = await keepOrganisation(db, {
    councilId: council.id,
    id,
    given: read.value,
    actor,
    now,
  })
  if (kept.ok) return seeOther('/desk/directory/organisations')
  if (kept.reason === 'unknown') throw notFound()
  const errors = { name: t('directory.named-already') }
  return unprocessable({ form: { typed: read.typed, errors } })
}

export default function Organisation() {
  const t = useWords()
  const { name, before } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const state = form ?? before
  const title = name ?? t('directory.add-organisation')
  return (
    <OfficerPage title={title} at="/desk/directory" hasErrors={Boolean(form)}>
      <p className="crumb">
        <a href="/desk/directory">{t('directory.title')}</a>
        {' › '}
        <a href="/desk/directory/organisations">{t('directory.organisations')}</a>
      </p>
      <PageHead title={<bdi>{title}</bdi>} />
      <ErrorSummary
        state={form}
        names={['name', 'shortName', 'kind', 'place', 'codedName', 'aliases']}
      />
      <form method="post" className="narrow">
        <TextField name="name" label={t('directory.name')} state={state} />
        <TextField name="shortName" label={t('directory.short-name')} optional state={state} />
        <Select
          name="kind"
          label={t('directory.kind')}
          options={ORGANISATION_KINDS.map((kind) => ({
            value: kind,
            label: t(`directory.kind-${kind}`),
          }))}
          state={state}
        />
        <TextField name="place" label={t('directory.place')} optional state={state} />
        <TextField
          name="codedName"
          label={t('directory.coded-name')}
          hint={t('directory.coded-name-hint')}
          optional
          state={state}
        />
        <TextArea
          name="aliases"
          label={t('directory.aliases')}
          hint={t('directory.aliases-hint')}
          optional
          rows={4}
          state={state}
        />
        <ButtonGroup>
          <Button>{t('directory.keep-organisation')}</Button>
          <a href="/desk/directory/organisations">{t('guests.leave-it')}</a>
        </ButtonGroup>
      </form>
    </OfficerPage>
  )
}

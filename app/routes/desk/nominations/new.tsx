import { newId } from '#app/domain/ids.ts'
import { nominateChildren } from '#app/domain/nominations/nominate.server.ts'
import { formMark, nominationForm } from '#app/domain/nominations/nomination.form.ts'
import { NOMINATION_FIELDS } from '#app/domain/nominations/nomination.ts'
import { findNominators } from '#app/domain/nominations/find-nominators.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { nominationsVisit } from '#app/http/nominations-visit.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import { nominationWords } from '#app/http/nomination-words.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { nominationsHref } from '#app/ui/desk/nominations/nomination-view.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { ChildFields } from '#app/ui/nominate/child-fields.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.edit' }

export async function loader(args: LoaderFunctionArgs) {
  const { db, facts, scope } = await nominationsVisit(args, 'ceremonies.edit')
  const nominators = (await findNominators(db, scope)).filter(({ isGuardian }) => !isGuardian)
  return { facts, nominators: nominators.map(({ id, name }) => ({ id, name })), mark: newId() }
}

export async function action(args: ActionFunctionArgs) {
  const here = await nominationsVisit(args, 'ceremonies.edit')
  const { db, facts, scope } = here
  const t = here.words()
  const form = await formOf(args.request)
  const marked = formMark.safeParse(Object.fromEntries(form))
  if (!marked.success) throw notFound()
  const read = parseForm(form, nominationForm(nominationWords(t), { isGuardian: false }), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const from = String(form.get('nominatorId') ?? '')
  const known = (await findNominators(db, scope)).find(({ id }) => id === from)
  const result = await nominateChildren(db, {
    ...scope,
    nominatorId: known?.id ?? null,
    mark: marked.data.mark,
    children: [read.value],
  })
  if (result.ok) return seeOther(nominationsHref(facts, '', { did: 'added' }))
  if (result.reason !== 'too-many') throw notFound()
  const errors = { '': t('nominate.refused-too-many') }
  return unprocessable({ form: { typed: typedIn(form), errors } })
}

export default function NewNomination() {
  const t = useWords()
  const { facts, nominators, mark } = useLoaderData<typeof loader>()
  const state = useActionData<typeof action>()?.form
  return (
    <EventPage
      event={facts}
      tab="nominations"
      title={t('nominations.add')}
      hasErrors={Boolean(state)}
    >
      <h2>{t('nominations.add')}</h2>
      <ErrorSummary state={state} names={['nominatorId', ...NOMINATION_FIELDS]} />
      <form method="post" className="narrow" noValidate>
        <input type="hidden" name="mark" value={state?.typed.mark?.[0] ?? mark} />
        <p className="hint">{t('nominate.never')}</p>
        {nominators.length > 0 && (
          <Select
            name="nominatorId"
            label={t('nominations.on-behalf')}
            options={[
              { value: '', label: t('nominations.by-desk') },
              ...nominators.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            state={state}
          />
        )}
        <ChildFields state={state} isGuardian={false} />
        <ButtonGroup>
          <Button>{t('nominate.save-one')}</Button>
          <a href={nominationsHref(facts)}>{t('nominations.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

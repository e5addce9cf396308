import { addPartnerForm, removePartnerForm } from '#app/domain/events/partner.form.ts'
import { PARTNER_ROLES } from '#app/domain/events/partner-roles.ts'
import { addPartner, findPartners, removePartner } from '#app/domain/events/partners.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { PARTNER_WORDS } from '#app/ui/desk/code-words.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { db, council, event, facts } = await eventVisit(
    { request, context, params },
    'events.edit',
  )
  const found = await findPartners(db, { councilId: council.id, eventId: event.id })
  return { facts, ...found }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.edit')
  const { db, council, event, actor, now, words } = here
  const whose = { councilId: council.id, eventId: event.id, actor, now }
  const form = await formOf(request)
  const again = seeOther(`/desk/events/${event.id}/settings/partners`)
  if (form.get('do') === 'remove') {
    const read = parseForm(form, removePartnerForm, words())
    if (!read.ok) throw notFound()
    await removePartner(db, { ...whose, ...read.value })
    throw again
  }
  const read = parseForm(form, addPartnerForm, words())
  if (!read.ok) return unprocessable({ form: read.state })
  const added = await addPartner(db, { ...whose, ...read.value })
  if (!added.ok) throw notFound()
  throw again
}

export default function Partners() {
  const t = useWords()
  const { facts, partners, organisations } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage
      event={facts}
      tab="settings"
      title={t('partner-form.title')}
      hasErrors={form !== undefined}
    >
      <BackLink href={`/desk/events/${facts.id}/settings`}>{t('event.tab-settings')}</BackLink>
      <h2>{t('partner-form.title')}</h2>
      {partners.length === 0 ? (
        <Empty>{t('partner-form.empty')}</Empty>
      ) : (
        <Grid
          caption={t('partner-form.caption', { partners: partners.length })}
          rows={partners}
          rowKey={({ organisationId, role }) => `${organisationId} ${role}`}
          columns={[
            {
              key: 'name',
              head: t('partner-form.organisation'),
              kind: 'name',
              cell: ({ name }) => <bdi>{name}</bdi>,
            },
            {
              key: 'role',
              head: t('partner-form.role'),
              cell: ({ role }) => t(PARTNER_WORDS[role]),
            },
            {
              key: 'remove',
              head: t('partner-form.remove'),
              kind: 'corner',
              cell: ({ organisationId, role, name }) => (
                <form method="post">
                  <input type="hidden" name="do" value="remove" />
                  <input type="hidden" name="organisationId" value={organisationId} />
                  <input type="hidden" name="role" value={role} />
                  <Button kind="secondary" small>
                    {t('partner-form.remove')}
                    <span className="govuk-visually-hidden"> {name}</span>
                  </Button>
                </form>
              ),
            },
          ]}
        />
      )}
      <section className="form-part narrow">
        <h2>{t('partner-form.add')}</h2>
        <ErrorSummary state={form} names={['organisationId', 'name', 'role']} />
        <form method="post" noValidate>
          <Select
            name="organisationId"
            label={t('partner-form.known')}
            state={form}
            options={[
              { value: '', label: t('partner-form.choose') },
              ...organisations.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField
            name="name"
            label={t('partner-form.new')}
            hint={t('partner-form.new-hint')}
            state={form}
            autoComplete="off"
          />
          <Select
            name="role"
            label={t('partner-form.role')}
            state={form}
            defaultValue="supporter"
            options={PARTNER_ROLES.map((role) => ({ value: role, label: t(PARTNER_WORDS[role]) }))}
          />
          <Button>{t('partner-form.add-button')}</Button>
        </form>
      </section>
    </EventPage>
  )
}

import { findPeople } from '#app/domain/directory/find-people.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { MEMBER_ROWS, PARTY_NAMES, partyForm } from '#app/domain/invitations/guest.form.ts'
import { inviteParty } from '#app/domain/invitations/invite.server.ts'
import { AGE_BANDS } from '#app/domain/invitations/people.ts'
import { peopleLimit } from '#app/domain/invitations/people-limit.form.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { formOf, parseForm, typedIn } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { ContactFields } from '#app/ui/desk/contact-fields.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { KnownPeople } from '#app/ui/desk/known-people.tsx'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Radios } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, facts, url, actor, now } = here
  const q = (url.searchParams.get('known') ?? '').trim().slice(0, 200)
  const known = q
    ? (await findPeople(db, { councilId: council.id, q, actor, now, atMost: 8 })).people
    : []
  return { facts, q, known }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const t = here.words()
  const form = await formOf(request)
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, now }
  const personId = rowId.safeParse(form.get('personId'))
  if (personId.success) {
    const people = peopleLimit.safeParse(form.get('people'))
    const invited = await inviteParty(db, {
      ...scope,
      party: {
        kind: 'household',
        contact: { personId: personId.data },
        peopleLimit: people.success ? people.data : 6,
        members: [],
      },
    })
    if (invited.ok) return seeOther(guestsPath(facts, `/${invited.value.invitationId}`))
    const errors = { '': t(`guests.invite-${invited.reason}`) }
    return unprocessable({ form: { typed: typedIn(form), errors } })
  }
  const read = parseForm(form, partyForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { kind, people, members, organisation, jobTitle, ...contact } = read.value
  if (kind !== 'household' && !organisation)
    return unprocessable({
      form: { typed: read.typed, errors: { organisation: t('guests.organisation-missing') } },
    })
  const invited = await inviteParty(db, {
    ...scope,
    party: {
      kind,
      contact,
      organisation: organisation ? { name: organisation } : undefined,
      jobTitle,
      peopleLimit: people,
      members,
    },
  })
  if (!invited.ok) {
    const errors = { '': t(`guests.invite-${invited.reason}`) }
    return unprocessable({ form: { typed: read.typed, errors } })
  }
  return seeOther(guestsPath(facts, `/${invited.value.invitationId}`, { added: 'yes' }))
}

export default function NewParty() {
  const t = useWords()
  const { facts, q, known } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.add-family', { kind: partiesOf(facts.kind) })}
      hasErrors={Boolean(form)}
    >
      <h2>{t('guests.add-family', { kind: partiesOf(facts.kind) })}</h2>
      <ErrorSummary state={form} names={PARTY_NAMES} />
      <p>
        <a href={guestsPath(facts, '/group')}>{t('guests.invite-group')}</a>
      </p>
      <KnownPeople q={q} people={known} on={facts.dates.length > 1 ? facts.on : undefined} />
      <form method="post" className="narrow">
        <ContactFields state={form} />
        <Radios
          name="kind"
          label={t('guests.kind')}
          inline
          small
          defaultValue={facts.kind === 'convening' ? 'delegation' : 'household'}
          options={(['household', 'delegation'] as const).map((kind) => ({
            value: kind,
            label: t(`guests.kind-${kind}`),
          }))}
          state={form}
        />
        <TextField
          name="organisation"
          label={t('guests.organisation')}
          hint={t('guests.organisation-hint')}
          optional
          autoComplete="off"
          state={form}
        />
        <TextField
          name="jobTitle"
          label={t('guests.job-title')}
          optional
          autoComplete="off"
          state={form}
        />
        <TextField
          name="people"
          label={t('guests.limit')}
          hint={t('guests.limit-hint')}
          width={3}
          inputMode="numeric"
          defaultValue={facts.kind === 'convening' ? '1' : '6'}
          state={form}
        />
        <Fieldset legend={t('guests.members')} size="s" optional>
          {Array.from({ length: MEMBER_ROWS }, (_, index) => (
            <div key={index} className="row member">
              <TextField
                name={`members[${index}].name`}
                label={t('guests.member-name', { number: index + 1 })}
                autoComplete="off"
                spellCheck={false}
                state={form}
              />
              <Select
                name={`members[${index}].ageBand`}
                label={t('guests.member-age', { number: index + 1 })}
                defaultValue="child"
                options={AGE_BANDS.map((band) => ({
                  value: band,
                  label: t(`guests.band-${band}`),
                }))}
                state={form}
              />
            </div>
          ))}
        </Fieldset>
        <p className="hint">{t('guests.nobody-written')}</p>
        <ButtonGroup>
          <Button>{t('guests.add')}</Button>
          <a href={guestsPath(facts)}>{t('import.back')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

import { changeMembers } from '#app/domain/invitations/change-members.server.ts'
import { memberSeen, membersForm, NEW_MEMBERS } from '#app/domain/invitations/members.form.ts'
import { AGE_BANDS } from '#app/domain/invitations/people.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { first, type FormState } from '#app/ui/form-state.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { Checkboxes } from '#app/ui/govuk/choices.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { Fieldset } from '#app/ui/govuk/fieldset.tsx'
import { Select } from '#app/ui/govuk/select.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts, party } = await partyVisit({ request, context, params }, 'guests.edit')
  const members = party.members
    .filter(({ personId }) => personId !== party.contact?.id)
    .map(({ personId, fullName, ageBand }) => ({
      personId,
      fullName,
      ageBand,
      seen: memberSeen({ fullName, ageBand }),
    }))
  return { facts, line: party.line, members }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const t = here.words()
  const read = await readForm(request, membersForm, t)
  if (!read.ok) return unprocessable<Refused>({ form: read.state, changed: false })
  const result = await changeMembers(here.db, { ...here.scope, ...read.value })
  if (result.ok) return seeOther(guestsPath(here.facts, `/${here.scope.invitationId}`))
  if (result.reason === 'unknown') throw notFound()
  if (result.reason === 'changed-meanwhile')
    return unprocessable<Refused>({ form: { typed: read.typed, errors: {} }, changed: true })
  const errors = { remove: t('guests.member-on-list') }
  return unprocessable<Refused>({ form: { typed: read.typed, errors }, changed: false })
}

interface Refused {
  form: FormState
  /** Another officer changed them meanwhile: both versions are shown. */
  changed: boolean
}

export default function Members() {
  const t = useWords()
  const { facts, line, members } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const form = answered?.form
  const rows = members.length + NEW_MEMBERS
  const names = Array.from({ length: rows }, (_, index) => `members[${index}].name`)
  // Rows of the form as it was sent: whoever was added or removed meanwhile shifts no name to another.
  const typedFor = (personId: string) =>
    Object.keys(form?.typed ?? {})
      .find((key) => key.endsWith('.id') && form?.typed[key]?.[0] === personId)
      ?.slice(0, -'.id'.length)
  return (
    <EventPage
      event={facts}
      tab="guests"
      title={t('guests.members-title')}
      hasErrors={Boolean(form)}
    >
      <h2>{t.rich('guests.members-of', { name: <bdi key="name">{line.label}</bdi> })}</h2>
      <ErrorSummary state={form} names={[...names, 'remove']} />
      {answered?.changed && (
        <Alarm kind="note" title={t('guests.members-changed')}>
          {t('guests.members-changed-lead')}
        </Alarm>
      )}
      <p className="hint">{t('guests.members-hint')}</p>
      <form method="post" className="narrow" noValidate>
        {members.map(({ personId, fullName, ageBand, seen }, index) => {
          const row = `members[${index}]`
          const sent = typedFor(personId)
          const mine = sent && form ? first(form, `${sent}.name`) : undefined
          return (
            <div key={personId} className="row member">
              <input type="hidden" name={`${row}.id`} value={personId} />
              <input type="hidden" name={`${row}.seen`} value={seen} />
              <TextField
                name={`${row}.name`}
                label={t('guests.member-name', { number: index + 1 })}
                hint={
                  mine !== undefined && mine !== fullName
                    ? t('guests.member-now', { name: fullName })
                    : undefined
                }
                autoComplete="off"
                spellCheck={false}
                state={{
                  typed: { [`${row}.name`]: [mine ?? fullName] },
                  errors: sent ? { [`${row}.name`]: form?.errors[`${sent}.name`] ?? '' } : {},
                }}
              />
              <Select
                name={`${row}.ageBand`}
                label={t('guests.member-age', { number: index + 1 })}
                defaultValue={(sent && form && first(form, `${sent}.ageBand`)) || ageBand}
                options={AGE_BANDS.map((band) => ({
                  value: band,
                  label: t(`guests.band-${band}`),
                }))}
              />
            </div>
          )
        })}
        {members.length > 0 && (
          <Checkboxes
            name="remove"
            label={t('guests.members-remove', { kind: partiesOf(facts.kind) })}
            hint={t('guests.members-remove-hint')}
            small
            options={members.map(({ personId, fullName }) => ({
              value: personId,
              label: <bdi>{fullName}</bdi>,
            }))}
            state={form}
          />
        )}
        <Fieldset legend={t('guests.members-new')} size="s" optional>
          {Array.from({ length: NEW_MEMBERS }, (_, at) => {
            const row = `members[${members.length + at}]`
            return (
              <div key={row} className="row member">
                <TextField
                  name={`${row}.name`}
                  label={t('guests.member-name', { number: members.length + at + 1 })}
                  autoComplete="off"
                  spellCheck={false}
                  state={form}
                />
                <Select
                  name={`${row}.ageBand`}
                  label={t('guests.member-age', { number: members.length + at + 1 })}
                  defaultValue="child"
                  options={AGE_BANDS.map((band) => ({
                    value: band,
                    label: t(`guests.band-${band}`),
                  }))}
                  state={form}
                />
              </div>
            )
          })}
        </Fieldset>
        <ButtonGroup>
          <Button>{t('guests.keep-members')}</Button>
          <a href={guestsPath(facts, `/${line.invitationId}`)}>{t('guests.leave-it')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

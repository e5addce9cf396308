import { reviseForm } from '#app/domain/invitations/guest.form.ts'
import { changePeopleLimit } from '#app/domain/invitations/revise-invitation.server.ts'
import { reviseParty } from '#app/domain/invitations/revise-party.server.ts'
import { notFound, seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { ContactFields } from '#app/ui/desk/contact-fields.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { Button, ButtonGroup } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.edit' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts, party } = await partyVisit({ request, context, params }, 'guests.edit')
  const { contact, line } = party
  const one = (value: string | null | undefined) => (value ? [value] : [])
  return {
    facts,
    line,
    before: {
      errors: {},
      typed: {
        fullName: one(contact?.fullName),
        nativeName: one(contact?.nativeName),
        knownAs: one(contact?.knownAs),
        email: one(contact?.email),
        phone: one(contact?.phone),
        language: one(contact?.language),
        people: [String(line.peopleLimit)],
      },
    },
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await partyVisit({ request, context, params }, 'guests.edit')
  const { db, facts, scope } = here
  const t = here.words()
  const read = await readForm(request, reviseForm(here.party.line.kind), t)
  if (!read.ok) return unprocessable({ form: read.state })
  const { people, ...contact } = read.value
  const limited = await changePeopleLimit(db, { ...scope, peopleLimit: people })
  if (!limited.ok && limited.reason === 'more-are-coming')
    return unprocessable({
      form: { typed: read.typed, errors: { people: t('guests.more-are-coming') } },
    })
  const revised = await reviseParty(db, { ...scope, contact })
  if (!revised.ok) throw notFound()
  return seeOther(guestsPath(facts, `/${scope.invitationId}`))
}

export default function EditParty() {
  const t = useWords()
  const { facts, line, before } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>()?.form
  const state = form ?? before
  const names = ['fullName', 'nativeName', 'knownAs', 'email', 'phone', 'language', 'people']
  return (
    <EventPage event={facts} tab="guests" title={t('guests.edit')} hasErrors={Boolean(form)}>
      <h2>{t('guests.edit')}</h2>
      <ErrorSummary state={form} names={names} />
      <form method="post" className="narrow">
        <ContactFields state={state} />
        <TextField
          name="people"
          label={t('guests.limit')}
          hint={t(line.kind === 'group' ? 'guests.group-limit-hint' : 'guests.limit-hint')}
          width={3}
          inputMode="numeric"
          state={state}
        />
        <ButtonGroup>
          <Button>{t('guests.keep-changes')}</Button>
          <a href={guestsPath(facts, `/${line.invitationId}`)}>{t('guests.leave-it')}</a>
        </ButtonGroup>
      </form>
    </EventPage>
  )
}

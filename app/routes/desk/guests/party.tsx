import { stopWithdrawnLetter } from '#app/domain/mail/stop-letter.server.ts'
import { replyPathFor } from '#app/domain/invitations/show-link.server.ts'
import { shareLinks } from '#app/domain/invitations/share-links.ts'
import { textAbout } from '#app/domain/mail/compose-text.server.ts'
import { letterLocale } from '#app/domain/mail/writer.ts'
import { localeDetails } from '#app/translations/locales.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { partyVisit } from '#app/http/party-visit.server.ts'
import { rowId } from '#app/domain/ids.ts'
import {
  data,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { AnswerState } from '#app/ui/desk/guest-answer.tsx'
import { eventPath, guestsPath } from '#app/ui/desk/guests-path.ts'
import { Box } from '#app/ui/desk/panels.tsx'
import { PartyAnswer, PartyContact } from '#app/ui/desk/party-boxes.tsx'
import { PartyNotTold, PartyRefused, PartyStopped } from '#app/ui/desk/party-not-told.tsx'
import { PartyHistory } from '#app/ui/desk/party-history.tsx'
import { ReplyLink } from '#app/ui/desk/reply-link.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { facts, party, url } = await partyVisit({ request, context, params }, 'guests.view')
  return { facts, party, isNew: url.searchParams.get('added') === 'yes' }
}

/** Show the address under which they answer (the record says who took it), or stop the letter about its end. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.edit')
  const { db, council, event, occurrence, origin, actor, now, facts } = here
  const id = rowId.safeParse(params.invitationId)
  if (!id.success) throw notFound()
  if ((await request.formData()).get('do') === 'stop-letter') {
    await stopWithdrawnLetter(db, { councilId: council.id, invitationId: id.data, actor, now })
    throw seeOther(guestsPath(facts, `/${id.data}`))
  }
  const shown = await replyPathFor(db, {
    councilId: council.id,
    eventId: event.id,
    occurrenceId: occurrence.id,
    invitationId: id.data,
    actor,
    now,
  })
  if (!shown) throw notFound()
  const { path } = shown
  const link = `${origin}${path}`
  const language = letterLocale(council, shown.language)
  const text = textAbout(here, { purpose: 'invitation', language, link }, here)
  return data({
    link,
    text,
    language,
    dir: localeDetails(language).dir,
    share: shareLinks({ text, phone: shown.phone }),
  })
}

export default function Party() {
  const t = useWords()
  const { facts, party, isNew } = useLoaderData<typeof loader>()
  const shown = useActionData<typeof action>()
  const { line } = party
  const path = `/${line.invitationId}`
  const kind = partiesOf(facts.kind)
  const isOpen = line.answer !== 'withdrawn' && !party.isForgotten
  return (
    <EventPage event={facts} tab="guests" title={line.label}>
      <p className="crumb">
        <a href={guestsPath(facts)}>{t('guests.title')}</a>
      </p>
      <div className="page-head">
        <h2>
          <bdi>{line.label}</bdi>
          {line.nativeName && line.nativeName !== line.label && (
            <span className="native">
              <bdi>{line.nativeName}</bdi>
            </span>
          )}
        </h2>
        <AnswerState {...line} />
        {isOpen && (
          <div className="row">
            <LinkButton href={guestsPath(facts, `${path}/answer`)} kind="secondary">
              {t('guests.answer-on-behalf')}
            </LinkButton>
            <LinkButton href={guestsPath(facts, `${path}/edit`)} kind="secondary">
              {t('guests.edit')}
            </LinkButton>
            <LinkButton href={guestsPath(facts, `${path}/members`)} kind="secondary">
              {t('guests.change-members')}
            </LinkButton>
            <LinkButton
              href={eventPath(facts, '/waiting/reserve', { for: line.invitationId })}
              kind="secondary"
            >
              {t('reserve.for-party')}
            </LinkButton>
            <LinkButton href={guestsPath(facts, `${path}/withdraw`)} kind="secondary">
              {t('guests.withdraw')}
            </LinkButton>
          </div>
        )}
      </div>
      {party.isForgotten && (
        <Alarm kind="note" title={t('guests.forgotten', { kind })}>
          {t('guests.forgotten-lead')}
        </Alarm>
      )}
      {isNew && (
        <Alarm
          kind="done"
          title={t('guests.added')}
          actions={
            line.kind === 'group' ? (
              <a href={guestsPath(facts, '/group')}>{t('guests.add-another-group')}</a>
            ) : (
              <a href={guestsPath(facts, '/new')}>{t('guests.add-another', { kind })}</a>
            )
          }
        />
      )}
      <PartyStopped party={party} />
      <PartyRefused party={party} editHref={guestsPath(facts, `${path}/edit`)} />
      <PartyNotTold party={party} event={facts} />
      <div className="split">
        <div>
          <PartyAnswer party={party} timeZone={facts.timeZone} />
          <PartyHistory party={party} timeZone={facts.timeZone} />
        </div>
        <div>
          <PartyContact party={party} />
          {!party.isForgotten && (
            <p>
              <a href={guestsPath(facts, `${path}/forget`)}>{t('guests.forget')}</a>
            </p>
          )}
          {isOpen && (
            <Box id="link" title={t('guests.link-title')} paper>
              {shown ? (
                <ReplyLink {...shown} />
              ) : (
                <form method="post">
                  <p className="hint">{t('guests.link-hint')}</p>
                  <Button kind="secondary">{t('guests.show-link')}</Button>
                </form>
              )}
            </Box>
          )}
        </div>
      </div>
    </EventPage>
  )
}

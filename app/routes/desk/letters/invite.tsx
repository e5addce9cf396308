import { offeredLocales } from '#app/translations/locales.ts'
import { wakeWorker } from '#app/domain/jobs/wake.server.ts'
import { countChosen, findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { letterLocale } from '#app/domain/mail/writer.ts'
import { mailingForm } from '#app/domain/mail/mailing.form.ts'
import { startMailing, stopMailing } from '#app/domain/mail/mailing.server.ts'
import { sendTest } from '#app/domain/mail/send-test.server.ts'
import { textsOf, waysOfSending } from '#app/http/sending-ways.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { eventVisit, type EventVisit } from '#app/http/event-visit.server.ts'
import { readForm } from '#app/http/form.server.ts'
import {
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from '#app/remix.ts'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { InviteForm } from '#app/ui/desk/invite-form.tsx'
import { MailingProgress } from '#app/ui/desk/mailing-progress.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.send' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  const { db, council, now, occurrence, facts, account, url } = here
  const found = await findEventLetters(db, {
    councilId: council.id,
    eventId: here.event.id,
    occurrenceId: occurrence.id,
    now,
  })
  const spoken = [...found.fresh.languages, ...found.unanswered.languages]
  const languages = [...new Set(spoken.map((language) => letterLocale(council, language)))]
  const texts = council.texts ? textsOf(here, found) : { sending: [], samples: [] }
  return {
    facts,
    mailings: found.mailings,
    fresh: found.fresh,
    unanswered: found.unanswered,
    languages:
      languages.length > 0
        ? languages
        : offeredLocales(council.languages, council.wording).slice(0, 1),
    email: account.email,
    tested: url.searchParams.has('tested'),
    ...texts,
    whyNot: whyNot(here),
  }
}

function whyNot({
  facts,
  occurrence,
  now,
}: EventVisit): 'draft' | 'cancelled' | 'closed' | undefined {
  if (facts.state === 'draft' || facts.state === 'cancelled') return facts.state
  return now >= occurrence.repliesCloseAt ? 'closed' : undefined
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.send')
  const { db, council, now, event, occurrence, facts, actor, account } = here
  const t = here.words()
  const form = await readForm(request, mailingForm, t)
  if (!form.ok) return unprocessable({ form: form.state })
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, now }
  const back = `/desk/events/${event.id}/letters`
  const on = facts.dates.length > 1 ? `on=${occurrence.id}` : ''
  switch (form.value.intent) {
    case 'choose': {
      const ids = form.value.invitation
      const counted = await countChosen(db, { ...scope, ids })
      return { chosen: { ids, ...counted, ways: waysOfSending(here, counted) } }
    }
    case 'test': {
      const languages = form.value.language
        .map((language) => letterLocale(council, language))
        .filter((language, at, all) => all.indexOf(language) === at)
      await sendTest(db, {
        ...scope,
        eventId: event.id,
        tries: form.value.tries,
        languages: languages.length > 0 ? languages : ['en'],
        address: account.email,
        sender: council.mailFromAddress,
      })
      wakeWorker()
      return seeOther(`${back}/invite?tested=1${on ? `&${on}` : ''}`)
    }
    case 'stop': {
      await stopMailing(db, { ...scope, taskId: form.value.task })
      return seeOther(`${back}/invite${on ? `?${on}` : ''}`)
    }
    case 'send': {
      const { whom, invitation, by } = form.value
      const given = whom === 'chosen' ? { whom, ids: invitation } : { whom }
      const begun = await startMailing(db, { ...scope, eventId: event.id, by, ...given })
      if (!begun.ok)
        return unprocessable({
          form: { typed: form.typed, errors: { whom: t(`letters.refused-${begun.reason}`) } },
        })
      wakeWorker()
      return seeOther(`${back}/invite${on ? `?${on}` : ''}`)
    }
  }
}

export default function Invite() {
  const t = useWords()
  const here = useLoaderData<typeof loader>()
  const came = useActionData<typeof action>()
  const { facts, mailings, whyNot: no } = here
  const state = came && 'form' in came ? came.form : undefined
  const chosen = came && 'chosen' in came ? came.chosen : undefined
  const [open] = mailings.filter((mailing) => mailing.isOpen)
  const query = facts.dates.length > 1 ? `?on=${facts.on}` : ''
  const href = `/desk/events/${facts.id}/letters/invite${query}`
  return (
    <EventPage
      event={facts}
      tab="letters"
      title={t('letters.invite-title')}
      hasErrors={state !== undefined}
      refreshes={open !== undefined}
    >
      {here.tested && <Alarm kind="done" title={t('letters.test-sent')} />}
      {open && (
        <Box
          id="under-way"
          title={t('letters.mailing', {
            when: t.date(open.startedAt, { timeZone: facts.timeZone, style: 'dateTime' }),
          })}
        >
          <MailingProgress mailing={open} timeZone={facts.timeZone} href={href} />
        </Box>
      )}
      {!open && no && <Alarm kind="note" title={t(`letters.refused-${no}`)} />}
      {!open && !no && <InviteForm {...here} href={href} state={state} chosen={chosen} />}
      {mailings.some((mailing) => !mailing.isOpen) && (
        <Box id="mailings" plain title={t('letters.mailings')}>
          {mailings
            .filter((mailing) => !mailing.isOpen)
            .map((mailing) => (
              <section key={mailing.taskId}>
                <h3>
                  {t('letters.mailing', {
                    when: t.date(mailing.startedAt, {
                      timeZone: facts.timeZone,
                      style: 'dateTime',
                    }),
                  })}
                </h3>
                <MailingProgress mailing={mailing} timeZone={facts.timeZone} href={href} />
              </section>
            ))}
        </Box>
      )}
    </EventPage>
  )
}

import { reminderAt } from '#app/domain/mail/reminder-time.ts'
import { findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { usualWay } from '#app/domain/mail/reach.ts'
import { waysOf } from '#app/domain/mail/text-cost.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { LettersSchedule } from '#app/ui/desk/letters-schedule.tsx'
import { MailingProgress } from '#app/ui/desk/mailing-progress.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:letters.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'letters.view')
  const { db, council, now, event, occurrence, facts } = here
  const found = await findEventLetters(db, {
    councilId: council.id,
    eventId: here.event.id,
    occurrenceId: occurrence.id,
    now,
  })
  const reminders = event.letters.includes('reminder')
    ? event.reminderDays.map((days) => ({ days, at: reminderAt(occurrence, days) }))
    : []
  const isOpen = facts.state === 'published' && now < occurrence.repliesCloseAt
  const by = usualWay(council)
  return {
    ...found,
    fresh: { ...found.fresh, ...waysOf(found.fresh.groups, by) },
    facts,
    reminders,
    isOpen,
    now,
  }
}

export default function EventLetters() {
  const t = useWords()
  const { facts, kinds, mailings, fresh, coming, toRing, reminders, isOpen, now } =
    useLoaderData<typeof loader>()
  const query = facts.dates.length > 1 ? `?on=${facts.on}` : ''
  const invite = `/desk/events/${facts.id}/letters/invite${query}`
  const print = `/desk/events/${facts.id}/letters/print${query}`
  const kind = partiesOf(facts.kind)
  const underWay = mailings.filter((mailing) => mailing.isOpen)
  const next = isOpen && underWay.length === 0 && fresh.byEmail + fresh.byText > 0
  return (
    <EventPage
      event={facts}
      tab="letters"
      title={t('letters.title')}
      refreshes={underWay.length > 0}
      next={
        next ? (
          <LinkButton href={invite}>
            {t('letters.send-invitations', { letters: fresh.byEmail + fresh.byText })}
          </LinkButton>
        ) : undefined
      }
    >
      {underWay.map((mailing) => (
        <MailingProgress
          key={mailing.taskId}
          mailing={mailing}
          timeZone={facts.timeZone}
          href={invite}
        />
      ))}
      {isOpen && fresh.byHand > 0 && (
        <Alarm
          kind="note"
          title={t('letters.no-address', { families: fresh.byHand, kind })}
          actions={
            <LinkButton href={print} kind="secondary">
              {t('letters.paper-title')}
            </LinkButton>
          }
        />
      )}
      {toRing > 0 && (
        <Alarm
          kind="note"
          title={t('letters.to-ring', { families: toRing, kind })}
          actions={
            <LinkButton href={`/desk/events/${facts.id}/call-list`} kind="secondary">
              {t('letters.call-list')}
            </LinkButton>
          }
        />
      )}
      <Box
        id="what-goes-out"
        plain
        title={t('letters.of-event')}
        link={isOpen ? { href: invite, text: t('letters.send') } : undefined}
      >
        <LettersSchedule
          event={facts}
          kinds={kinds}
          reminders={reminders}
          coming={coming}
          now={now}
        />
      </Box>
      <p>{t('letters.not-tracked')}</p>
    </EventPage>
  )
}

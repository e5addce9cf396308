import { findEventLetters } from '#app/domain/mail/find-event-letters.server.ts'
import { usualWay } from '#app/domain/mail/reach.ts'
import { waysOf } from '#app/domain/mail/text-cost.ts'
import { findTimetable } from '#app/domain/mail/find-timetable.server.ts'
import { letterLocales } from '#app/domain/mail/writer.ts'
import { costOfRule } from '#app/http/sending-ways.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
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
  const planned = await findTimetable(db, { council, event, occurrence, now })
  const isOpen = facts.state === 'published' && now < occurrence.repliesCloseAt
  const by = usualWay(council)
  return {
    ...found,
    fresh: { ...found.fresh, ...waysOf(found.fresh.groups, by) },
    // In which languages they are written, which may be fewer than are spoken.
    kinds: found.kinds.map((one) => ({ ...one, languages: letterLocales(council, one.languages) })),
    planned: planned.map(({ whom, ...one }) => ({
      ...one,
      whom: { ...whom, languages: letterLocales(council, whom.languages) },
      cost: costOfRule(here, { ...one, whom }),
    })),
    facts,
    isOpen,
    now,
    told: toldOf(here.url),
  }
}

const TOLD = ['stop', 'resume', 'send', 'saved'] as const
const REFUSED = ['unknown', 'gone', 'too-late', 'nobody'] as const

/** What has just been done with a rule, or why it was not. */
function toldOf({ searchParams }: URL) {
  const did = searchParams.has('saved') ? 'saved' : searchParams.get('did')
  const no = searchParams.get('refused')
  return {
    did: TOLD.find((known) => known === did),
    refused: REFUSED.find((known) => known === no),
  }
}

export default function EventLetters() {
  const t = useWords()
  const { facts, kinds, mailings, fresh, toRing, planned, isOpen, now, told } =
    useLoaderData<typeof loader>()
  const query = facts.dates.length > 1 ? `?on=${facts.on}` : ''
  const invite = `/desk/events/${facts.id}/letters/invite${query}`
  const print = `/desk/events/${facts.id}/letters/print${query}`
  const reminders = eventPath(facts, '/letters/reminders')
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
      {told.did && <Alarm kind="done" title={t(`reminders.did-${told.did}`)} />}
      {told.refused && <Alarm kind="note" title={t(`reminders.refused-${told.refused}`)} />}
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
        <LettersSchedule event={facts} kinds={kinds} planned={planned} href={reminders} now={now} />
        {facts.state === 'draft' && planned.length > 0 && <p>{t('reminders.draft')}</p>}
        <p>
          <a href={reminders}>{t('reminders.change')}</a>
        </p>
      </Box>
      <p>{t('letters.not-tracked')}</p>
    </EventPage>
  )
}

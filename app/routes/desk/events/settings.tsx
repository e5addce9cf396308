import { ruleToShow } from '#app/domain/events/waiting-rules.ts'
import { findPartners } from '#app/domain/events/partners.server.ts'
import { findInitiativeOf } from '#app/domain/events/initiatives.server.ts'
import { findPlacesOfDates } from '#app/domain/events/find-dates.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { DatesBox } from '#app/ui/desk/dates-box.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Box } from '#app/ui/desk/panels.tsx'
import { eventPath } from '#app/ui/desk/guests-path.ts'
import { WaitingRule } from '#app/ui/desk/waiting-rule.tsx'
import { SettingsOfEvent } from '#app/ui/desk/settings-of-event.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:events.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'events.view')
  const { db, council, event, occurrence, facts, now } = here
  const { partners } = await findPartners(db, { councilId: council.id, eventId: event.id })
  const initiative = await findInitiativeOf(db, { councilId: council.id, eventId: event.id })
  const dates = await findPlacesOfDates(db, { councilId: council.id, eventId: event.id, now })
  const { title, outsideTitle, summary, texts, format, visibility, languages } = event
  const { questions, letters, paper, facts: counted, publishedAt } = event
  return {
    facts,
    partners,
    dates,
    rule: ruleToShow(occurrence, now),
    isDraft: publishedAt === null,
    what: { title, outsideTitle, summary, format, translated: Object.keys(texts), initiative },
    open: { visibility, languages, counted },
    asks: { questions, letters, paper },
  }
}

export default function Settings() {
  const t = useWords()
  const { facts, partners, dates, rule, isDraft, what, open, asks } = useLoaderData<typeof loader>()
  const here = `/desk/events/${facts.id}/settings`
  return (
    <EventPage event={facts} tab="settings" title={t('event.tab-settings')}>
      <div className="split">
        <div className="stack">
          <DatesBox eventId={facts.id} dates={dates} />
          <Box
            id="waiting-rule"
            title={t('waiting-rules.title')}
            link={{ href: eventPath(facts, '/waiting/rule'), text: t('settings-event.change') }}
          >
            <p>
              <WaitingRule rule={rule} timeZone={facts.timeZone} />
            </p>
          </Box>
          <SettingsOfEvent
            eventId={facts.id}
            what={what}
            open={open}
            asks={asks}
            partners={partners}
          />
        </div>
        <div>
          <Box id="do" title={t('settings-event.do')} paper>
            <ul className="plain">
              <li>
                <LinkButton href={`${here}/copy`} kind="secondary">
                  {t('settings-event.copy')}
                </LinkButton>
                <p className="small muted">{t('settings-event.copy-why')}</p>
              </li>
              {isDraft && (
                <li>
                  <LinkButton href={`${here}/delete`} kind="secondary">
                    {t('settings-event.delete')}
                  </LinkButton>
                  <p className="small muted">{t('settings-event.delete-why')}</p>
                </li>
              )}
            </ul>
          </Box>
        </div>
      </div>
    </EventPage>
  )
}

import { councilName } from '#app/domain/councils/council.ts'
import { eventJsonLd } from '#app/domain/events/event-json-ld.ts'
import { textsIn } from '#app/domain/invitations/invitation-view.ts'
import { publicEventVisit } from '#app/http/public-event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { AskForPlaces } from '#app/ui/public/ask-for-places.tsx'
import { EventBill } from '#app/ui/public/event-bill.tsx'
import { EventDates } from '#app/ui/public/event-dates.tsx'
import { FactList } from '#app/ui/public/facts-in-words.tsx'
import { useFooterLinks } from '#app/ui/public/footer-links.tsx'
import { HowToGetThere } from '#app/ui/public/how-to-get-there.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

export async function loader(asked: LoaderFunctionArgs) {
  const { event, dates, date, partners, council, locale, origin, pageUrl } =
    await publicEventVisit(asked)
  const texts = textsIn(event, locale)
  const { questions: _, ...shown } = event
  return {
    event: shown,
    dates,
    date,
    partners,
    texts,
    jsonLd: eventJsonLd({
      event,
      texts,
      dates,
      council: { name: councilName(council, locale), origin },
      pageUrl,
      locale,
    }),
    joinHref: `/events/${event.slug}/join${dates.length > 1 ? `?date=${date.occurrenceId}` : ''}`,
  }
}

export default function Event() {
  const t = useWords()
  const footerLinks = useFooterLinks()
  const { event, dates, date, partners, texts, jsonLd, joinHref } = useLoaderData<typeof loader>()
  const own = texts.isTranslated ? {} : { lang: 'en', dir: 'auto' }
  const codes = [...event.facts, ...(date.place?.accessFacts ?? [])]
  return (
    <GuestPage
      title={texts.title}
      description={texts.summary || undefined}
      canonical={`/events/${event.slug}`}
      indexed
      showsAllLanguages
      jsonLd={jsonLd}
      footerLinks={footerLinks}
      before={<EventBill event={event} date={date} />}
    >
      <BackLink href="/">{t('event-page.all-events')}</BackLink>
      {texts.summary && (
        <p className="lead as-typed" {...own}>
          {texts.summary}
        </p>
      )}
      <div className="two">
        <AskForPlaces
          date={date}
          joinHref={joinHref}
          calendarHref={`/events/${event.slug}/event.ics`}
        />
        <div>
          <h2>{t('event-page.good-to-know')}</h2>
          <FactList codes={codes} languages={event.languages} />
          <EventDates dates={dates} shown={date.occurrenceId} slug={event.slug} />
          {date.place && date.door !== 'cancelled' && <HowToGetThere place={date.place} />}
          {partners.length > 0 && (
            <>
              <h2>{t('event-page.partners')}</h2>
              <ul className="govuk-list">
                {partners.map((name) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </div>
    </GuestPage>
  )
}

import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'
import { data, useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { visit } from '#app/http/visit.server.ts'
import { listPublicEvents } from '#app/domain/events/find-public-events.server.ts'

export const handle = { policy: 'public' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, now, locale } = await visit({ request, context })
  return data({ events: await listPublicEvents(db, { councilId: council.id, now, locale }) })
}

export default function Calendar() {
  const t = useWords()
  const { events } = useLoaderData<typeof loader>()
  return (
    <GuestPage title={t('calendar.title')} indexed>
      <h1 className="display">{t('calendar.title')}</h1>
      <ul className="happening">
        {events.map((event) => (
          <li key={event.occurrenceId}>
            <div>
              <h3>{event.title}</h3>
              <p>{t.date(event.startsAt, { timeZone: event.timeZone, style: 'dateTime' })}</p>
            </div>
          </li>
        ))}
      </ul>
    </GuestPage>
  )
}

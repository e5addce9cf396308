import { findOrganisations } from '#app/domain/directory/organisations.server.ts'
import { findPeople } from '#app/domain/directory/find-people.server.ts'
import { findEventsNamed } from '#app/domain/events/find-events-named.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { PeopleGrid } from '#app/ui/desk/people-grid.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.view' }

const MOST = 20

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'directory.view')
  const { db, council, url, actor, address, now } = here
  const councilId = council.id
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  if (q === '') return { q, people: [], events: [], organisations: [] }
  const found = await findPeople(db, { councilId, q, actor, address, now, atMost: MOST })
  const events = await findEventsNamed(db, { councilId, q, atMost: MOST })
  const organisations = await findOrganisations(db, { councilId, q })
  return { q, people: found.people, events, organisations: organisations.slice(0, MOST) }
}

export default function Search() {
  const t = useWords()
  const { q, people, events, organisations } = useLoaderData<typeof loader>()
  const nothing = people.length + events.length + organisations.length === 0
  return (
    <OfficerPage title={t('directory.find')} at="/desk/directory" found={q}>
      <PageHead title={t('directory.find')} />
      <form method="get" className="filters">
        <TextField
          name="q"
          type="search"
          label={t('desk.find-what')}
          id="find-again"
          defaultValue={q}
        />
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      {nothing && <Empty>{t(q ? 'directory.nothing-found' : 'directory.find-hint')}</Empty>}
      {people.length > 0 && <PeopleGrid caption={t('directory.people')} people={people} />}
      {events.length > 0 && (
        <Box id="events" title={t('desk.events')}>
          <ul className="plain">
            {events.map(({ id, title, startsAt, timeZone }) => (
              <li key={id}>
                <a href={`/desk/events/${id}`}>
                  <bdi>{title}</bdi>
                </a>{' '}
                {startsAt && t.date(startsAt, { timeZone, style: 'date' })}
              </li>
            ))}
          </ul>
        </Box>
      )}
      {organisations.length > 0 && (
        <Box id="organisations" title={t('directory.organisations')}>
          <ul className="plain">
            {organisations.map(({ id, name }) => (
              <li key={id}>
                <a href={`/desk/directory/organisations/${id}`}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Box>
      )}
    </OfficerPage>
  )
}

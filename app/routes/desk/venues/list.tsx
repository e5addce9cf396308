import { findVenues } from '#app/domain/venues/find-venues.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { codeWords, FACT_WORDS } from '#app/ui/desk/code-words.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:settings.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, url } = await officer({ request, context }, 'settings.view')
  const archived = url.searchParams.get('list') === 'archived'
  return { archived, venues: await findVenues(db, { councilId: council.id, archived }) }
}

export default function Venues() {
  const t = useWords()
  const { venues, archived } = useLoaderData<typeof loader>()
  const title = archived ? t('venues.title-archived') : t('venues.title')
  return (
    <OfficerPage title={title} at="/desk/settings">
      <BackLink href="/desk/settings">{t('desk.settings')}</BackLink>
      <PageHead
        title={title}
        lede={t('venues.lede')}
        actions={
          <LinkButton href="/desk/settings/venues/new" kind="secondary">
            {t('venues.add')}
          </LinkButton>
        }
      />
      {venues.length === 0 ? (
        <Empty
          actions={
            !archived && (
              <LinkButton href="/desk/settings/venues/new">{t('venues.add-first')}</LinkButton>
            )
          }
        >
          {archived ? t('venues.none-archived') : t('venues.empty')}
        </Empty>
      ) : (
        <Grid
          caption={t('venues.caption', { venues: venues.length })}
          rows={venues}
          rowKey={({ venue }) => venue.id}
          columns={[
            {
              key: 'name',
              head: t('venues.venue'),
              kind: 'name',
              cell: ({ venue }) => (
                <>
                  <a href={`/desk/settings/venues/${venue.id}`}>
                    <bdi>{venue.name}</bdi>
                  </a>
                  <bdi className="native prewrap">{venue.address}</bdi>
                </>
              ),
            },
            {
              key: 'rooms',
              head: t('venues.rooms'),
              cell: ({ rooms }) => (
                <ul>
                  {rooms.map((room) => (
                    <li key={room.id}>
                      <bdi>{room.name}</bdi>
                      {room.capacity !== null && (
                        <span className="muted">
                          {' '}
                          {t('venues.holds', { people: room.capacity })}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              key: 'access',
              head: t('venues.access'),
              cell: ({ venue }) =>
                t.list(
                  venue.accessFacts.flatMap((code) => {
                    const key = codeWords(FACT_WORDS, code)
                    return key ? [t(key)] : []
                  }),
                ),
            },
          ]}
        />
      )}
      <p className="small">
        {archived ? (
          <a href="/desk/settings/venues">{t('venues.show-used')}</a>
        ) : (
          <a href="/desk/settings/venues?list=archived">{t('venues.show-archived')}</a>
        )}
      </p>
    </OfficerPage>
  )
}

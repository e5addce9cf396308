import { findOrganisations } from '#app/domain/directory/organisations.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, url } = await officer({ request, context }, 'directory.view')
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  return { q, organisations: await findOrganisations(db, { councilId: council.id, q }) }
}

export default function Organisations() {
  const t = useWords()
  const { q, organisations } = useLoaderData<typeof loader>()
  return (
    <OfficerPage title={t('directory.organisations')} at="/desk/directory">
      <PageHead
        title={t('directory.organisations')}
        actions={
          <LinkButton href="/desk/directory/organisations/new" kind="secondary">
            {t('directory.add-organisation')}
          </LinkButton>
        }
      />
      <form method="get" className="filters">
        <TextField
          name="q"
          type="search"
          label={t('directory.search-organisation')}
          defaultValue={q}
        />
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      {organisations.length === 0 ? (
        <Empty>{t(q ? 'directory.no-organisation-found' : 'directory.no-organisations')}</Empty>
      ) : (
        <Grid
          caption={t('directory.organisations')}
          rows={organisations}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'name',
              kind: 'name',
              head: t('directory.name'),
              cell: ({ id, name, aliases }) => (
                <>
                  <a href={`/desk/directory/organisations/${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                  {aliases.length > 0 && (
                    <span className="native">
                      <bdi>{aliases.join(' · ')}</bdi>
                    </span>
                  )}
                </>
              ),
            },
            {
              key: 'kind',
              head: t('directory.kind'),
              cell: ({ kind }) => t(`directory.kind-${kind}`),
            },
            {
              key: 'place',
              head: t('directory.place'),
              cell: ({ place }) => place && <bdi>{place}</bdi>,
            },
          ]}
        />
      )}
    </OfficerPage>
  )
}

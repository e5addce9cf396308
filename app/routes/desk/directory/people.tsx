import { z } from 'zod'
import { findPeople } from '#app/domain/directory/find-people.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Pager } from '#app/ui/desk/pager.tsx'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { PeopleGrid } from '#app/ui/desk/people-grid.tsx'
import { Button, LinkButton } from '#app/ui/govuk/button.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:directory.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const here = await officer({ request, context }, 'directory.view')
  const { db, council, url, actor, address, now } = here
  const q = (url.searchParams.get('q') ?? '').trim().slice(0, 200)
  const after = z
    .uuid()
    .optional()
    .catch(undefined)
    .parse(url.searchParams.get('after') ?? undefined)
  const found = await findPeople(db, { councilId: council.id, q, after, actor, address, now })
  return { ...found, q, isFirst: !after }
}

export default function People() {
  const t = useWords()
  const { people, next, q, isFirst } = useLoaderData<typeof loader>()
  const search = (after?: string) => {
    const fields = new URLSearchParams({ ...(q && { q }), ...(after && { after }) })
    return `/desk/directory${fields.size > 0 ? `?${fields}` : ''}`
  }
  return (
    <OfficerPage title={t('directory.title')} at="/desk/directory">
      <PageHead
        title={t('directory.title')}
        lede={t('directory.lede')}
        actions={
          <LinkButton href="/desk/directory/organisations" kind="secondary">
            {t('directory.organisations')}
          </LinkButton>
        }
      />
      <form method="get" className="filters">
        <TextField name="q" type="search" label={t('guests.search')} defaultValue={q} />
        <Button kind="secondary">{t('guests.look')}</Button>
      </form>
      {people.length === 0 ? (
        <Empty>{t(q ? 'directory.nobody-found' : 'directory.empty')}</Empty>
      ) : (
        <PeopleGrid caption={t('directory.people')} people={people} />
      )}
      {(next || !isFirst) && (
        <Pager
          shown={t('guests.people', { people: people.length })}
          firstHref={isFirst ? undefined : search()}
          nextHref={next && search(next)}
        />
      )}
    </OfficerPage>
  )
}

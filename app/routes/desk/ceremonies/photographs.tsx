import {
  clearPhotos,
  findPhotoStandings,
  findTakeDowns,
} from '#app/domain/ceremonies/find-photo-lists.server.ts'
import { showPhotoStanding } from '#app/domain/ceremonies/show-photographs.server.ts'
import { rowId } from '#app/domain/ids.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { notFound, seeOther } from '#app/http/answer.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { formOf } from '#app/http/form.server.ts'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { PhotoGrid } from '#app/ui/ceremonies/photo-grid.tsx'
import { Alarm } from '#app/ui/desk/alarm.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Button } from '#app/ui/govuk/button.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const standings = await findPhotoStandings(db, where)
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'photographs.viewed',
    subjectId: occurrence.id,
    detail: { children: standings.length },
    address,
    now,
  })
  return {
    facts,
    children: standings.map(showPhotoStanding),
    takeDown: await findTakeDowns(db, { ...where, now }),
  }
}

/** An officer has taken down the photographs of a child who may be shown no longer. */
export async function action(asked: ActionFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.edit')
  const { db, council, occurrence, facts, actor, now } = here
  const honouree = rowId.safeParse((await formOf(asked.request)).get('taken-down'))
  const back = seeOther(nameHrefs(facts).photographs)
  if (!honouree.success) return back
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const cleared = await clearPhotos(db, { ...where, honoureeId: honouree.data, actor, now })
  if (!cleared.ok) throw notFound()
  return back
}

export default function Photographs() {
  const t = useWords()
  const { facts, children, takeDown } = useLoaderData<typeof loader>()
  const hrefs = nameHrefs(facts)
  return (
    <EventPage
      event={facts}
      tab="photographs"
      title={t('photographs.title')}
      needs={{ photographs: takeDown.length }}
    >
      <h2>{t('photographs.title')}</h2>
      {takeDown.map(({ honoureeId, name }) => (
        <Alarm
          key={honoureeId}
          title={t.rich('photographs.take-down', { name: <bdi key="name">{name}</bdi> })}
          actions={
            <form method="post">
              <input type="hidden" name="taken-down" value={honoureeId} />
              <Button kind="secondary" small>
                {t('photographs.taken-down')}
              </Button>
            </form>
          }
        >
          {t('photographs.take-down-lead')}
        </Alarm>
      ))}
      <p>{t('photographs.lead')}</p>
      {children.length === 0 ? (
        <Empty>{t('names.none')}</Empty>
      ) : (
        <>
          <ul className="plain">
            <li>
              <a href={hrefs.photoList('photographer')}>{t('photographs.list-photographer')}</a>
            </li>
            <li>
              <a href={hrefs.photoList('group')}>{t('photographs.list-group')}</a>
            </li>
            <li>
              <a href={hrefs.photoList('marshal')}>{t('photographs.list-marshal')}</a>
            </li>
            <li>
              <a href={hrefs.families}>{t('ask.go')}</a>
            </li>
          </ul>
          <PhotoGrid rows={children} hrefs={hrefs} timeZone={facts.timeZone} />
        </>
      )}
    </EventPage>
  )
}

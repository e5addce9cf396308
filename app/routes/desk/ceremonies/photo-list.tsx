import {
  findGroupPhoto,
  findMarshalsList,
  findPhotographersSheet,
} from '#app/domain/ceremonies/find-photo-lists.server.ts'
import { recordView } from '#app/domain/records/record-view.server.ts'
import { ceremonyVisit } from '#app/http/ceremony-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { nameHrefs } from '#app/ui/ceremonies/hrefs.ts'
import { PhotoMark } from '#app/ui/ceremonies/photo-grid.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { Sheet } from '#app/ui/desk/panels.tsx'
import { BackLink } from '#app/ui/govuk/prose.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:ceremonies.view' }

const LISTS = ['photographer', 'group', 'marshal'] as const

export async function loader(asked: LoaderFunctionArgs) {
  const here = await ceremonyVisit(asked, 'ceremonies.view')
  const { db, council, occurrence, facts, actor, address, now, url } = here
  const where = { councilId: council.id, occurrenceId: occurrence.id }
  const list = LISTS.find((one) => url.pathname.endsWith(`/${one}`)) ?? 'photographer'
  const { children, others } = await {
    photographer: () => findPhotographersSheet(db, where),
    group: () => findGroupPhoto(db, where),
    marshal: async () => ({ children: await findMarshalsList(db, where), others: 0 }),
  }[list]()
  await recordView(db, {
    councilId: council.id,
    actor,
    action: 'photographs.list-viewed',
    subjectId: occurrence.id,
    detail: { list, children: children.length },
    address,
    now,
  })
  return { facts, list, children, others, now }
}

export default function PhotoList() {
  const t = useWords()
  const { facts, list, children, others, now } = useLoaderData<typeof loader>()
  const { timeZone } = facts
  return (
    <EventPage event={facts} tab="photographs" title={t(`photographs.list-${list}`)}>
      <BackLink href={nameHrefs(facts).photographs}>{t('photographs.back')}</BackLink>
      <Sheet title={t(`photographs.list-${list}`)}>
        <p>{t(`photographs.lead-${list}`)}</p>
        {list !== 'marshal' && <p>{t(`photographs.others-${list}`, { others })}</p>}
        {children.length === 0 ? (
          <Empty>{t(`photographs.none-${list}`)}</Empty>
        ) : (
          <Grid
            caption={t('photographs.on-list', { children: children.length })}
            rows={children}
            rowKey={({ honoureeId }) => honoureeId}
            columns={[
              {
                key: 'name',
                kind: 'name',
                head: t('names.child'),
                cell: ({ name, native, nativeLanguage }) => (
                  <>
                    <bdi>{name}</bdi>
                    {native && (
                      <p className="hint">
                        <bdi lang={nativeLanguage ?? undefined}>{native}</bdi>
                      </p>
                    )}
                  </>
                ),
              },
              {
                key: 'known-as',
                head: t('names.known-as'),
                label: t('names.known-as'),
                cell: ({ knownAs }) => knownAs && <bdi>{knownAs}</bdi>,
              },
              {
                key: 'mark',
                head: t('photographs.counts'),
                cell: ({ mark }) => <PhotoMark mark={mark} />,
              },
            ]}
          />
        )}
        <p className="hint">
          {t('photographs.official', { when: t.date(now, { timeZone, style: 'dateTime' }) })}
        </p>
      </Sheet>
    </EventPage>
  )
}

import { countAttendance } from '#app/domain/attendance/counts.server.ts'
import { eventVisit } from '#app/http/event-visit.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { Empty } from '#app/ui/desk/empty.tsx'
import { partiesOf } from '#app/ui/desk/code-words.ts'
import { EventPage } from '#app/ui/desk/event-page.tsx'
import { Grid } from '#app/ui/desk/grid.tsx'
import { guestsPath } from '#app/ui/desk/guests-path.ts'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:guests.view' }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const here = await eventVisit({ request, context, params }, 'guests.view')
  const { db, council, occurrence, facts, actor, now } = here
  const scope = { councilId: council.id, occurrenceId: occurrence.id, actor, now }
  return { facts, counts: await countAttendance(db, scope) }
}

export default function Counts() {
  const t = useWords()
  const { facts, counts } = useLoaderData<typeof loader>()
  const { people, needs, interpreters, languages } = counts
  const parties = partiesOf(facts.kind)
  const number = (head: string, of: 'parties' | 'people') => ({
    key: of,
    kind: 'number' as const,
    head,
    label: head,
    cell: (row: { parties: number; people: number }) => t.number(row[of]),
  })
  const both = [
    number(t('counts.families', { kind: parties }), 'parties'),
    number(t('counts.people'), 'people'),
  ]
  return (
    <EventPage event={facts} tab="guests" title={t('counts.title')}>
      <p className="crumb">
        <a href={guestsPath(facts)}>{t('guests.title')}</a>
      </p>
      <h2>{t('counts.title')}</h2>
      {people.length === 0 && <Empty>{t('counts.nobody')}</Empty>}
      {people.length > 0 && (
        <div className="split">
          <div>
            <Grid
              caption={t('counts.by-age')}
              cards={false}
              rows={people}
              rowKey={({ ageBand }) => ageBand}
              columns={[
                {
                  key: 'age',
                  kind: 'name',
                  head: t('counts.age'),
                  cell: ({ ageBand }) => t(`guests.band-${ageBand}`),
                },
                {
                  key: 'coming',
                  kind: 'number',
                  head: t('guests.view-coming'),
                  cell: ({ coming }) => t.number(coming),
                },
                {
                  key: 'maybe',
                  kind: 'number',
                  head: t('guests.view-maybe'),
                  cell: ({ maybe }) => t.number(maybe),
                },
              ]}
            />
            <Grid
              caption={t('counts.needs')}
              cards={false}
              rows={needs}
              rowKey={({ kind }) => kind}
              columns={[
                {
                  key: 'need',
                  kind: 'name',
                  head: t('guests.head-needs'),
                  cell: ({ kind, details, unsaid }) => (
                    <>
                      {t(`guests.need-${kind}`)}
                      {details.map(({ text, parties }) => (
                        <span key={text} className="native">
                          <bdi>{text}</bdi> {t.number(parties)}
                        </span>
                      ))}
                      {unsaid > 0 && (
                        <span className="native">
                          {t('counts.unsaid', { families: unsaid, kind: parties })}
                        </span>
                      )}
                    </>
                  ),
                },
                ...both,
              ]}
            />
          </div>
          <div>
            <Grid
              caption={t('counts.interpreters')}
              cards={false}
              rows={interpreters}
              rowKey={({ language }) => language}
              columns={[
                {
                  key: 'language',
                  kind: 'name',
                  head: t('guests.language'),
                  cell: ({ language }) => <bdi>{language || t('counts.language-untold')}</bdi>,
                },
                ...both,
              ]}
            />
            <Grid
              caption={t('counts.languages', { kind: parties })}
              cards={false}
              rows={languages}
              rowKey={({ tag }) => tag}
              columns={[
                {
                  key: 'language',
                  kind: 'name',
                  head: t('guests.language'),
                  cell: ({ tag }) => t.language(tag),
                },
                ...both,
              ]}
            />
          </div>
        </div>
      )}
      <p className="hint">{t('counts.no-names')}</p>
    </EventPage>
  )
}

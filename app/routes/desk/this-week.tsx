import { findWeek } from '#app/domain/reports/find-week.server.ts'
import { addDays, instantToWall } from '#app/domain/time.ts'
import { officer } from '#app/http/guard.server.ts'
import { useLoaderData, type LoaderFunctionArgs } from '#app/remix.ts'
import { ComingUp } from '#app/ui/desk/coming-up.tsx'
import { Empty } from '#app/ui/desk/empty.tsx'
import { Pairs } from '#app/ui/desk/kpis.tsx'
import { NeedsList } from '#app/ui/desk/needs-list.tsx'
import { Box, PageHead } from '#app/ui/desk/panels.tsx'
import { LinkButton } from '#app/ui/govuk/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:desk.view' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, council, now } = await officer({ request, context }, 'desk.view')
  const { timeZone } = council
  const week = await findWeek(db, { councilId: council.id, timeZone, now })
  return { ...week, sunday: addDays(week.until, -1, timeZone), timeZone }
}

/** "Monday 7", with its month where the week goes over into the next. */
function firstDay(
  t: ReturnType<typeof useWords>,
  { from, sunday, timeZone }: { from: Date; sunday: Date; timeZone: string },
): string {
  const month = (at: Date) => t.date(at, { timeZone, style: 'month' })
  const weekday = t.date(from, { timeZone, style: 'weekday' })
  if (month(from) !== month(sunday))
    return `${weekday} ${t.date(from, { timeZone, style: 'dayMonth' })}`
  return `${weekday} ${Number(instantToWall(from, timeZone).date.slice(-2))}`
}

export default function ThisWeek() {
  const t = useWords()
  const week = useLoaderData<typeof loader>()
  const { needs, coming, replies, letters, timeZone, hasEvents } = week
  const days = t('week.days', {
    from: firstDay(t, week),
    until: t.date(week.sunday, { timeZone, style: 'day' }),
  })
  const [first] = needs
  const sum =
    first?.urgency === 'late'
      ? t('week.need-first-late', { things: needs.length })
      : t('week.need', { things: needs.length })
  return (
    <OfficerPage title={t('desk.this-week')} at="/desk">
      <PageHead
        title={t('desk.this-week')}
        lede={`${days}. ${sum}`}
        actions={
          <LinkButton href="/desk/events/new" kind="secondary">
            <Icon name="plus" /> {t('events.new')}
          </LinkButton>
        }
      />
      <div className="split">
        <section aria-labelledby="needs">
          <h2 id="needs">{t('week.needs-you')}</h2>
          {needs.length > 0 ? (
            <NeedsList needs={needs} named firstIsNext />
          ) : (
            <Empty
              actions={
                !hasEvents && <LinkButton href="/desk/events/new">{t('events.begin')}</LinkButton>
              }
            >
              {hasEvents ? t('week.nothing') : t('week.no-events')}
            </Empty>
          )}
        </section>
        <div className="stack">
          <Box
            id="coming"
            title={t('week.coming-up')}
            link={{ href: '/desk/events', text: t('week.all-events') }}
          >
            {coming.length > 0 ? (
              <ComingUp events={coming} replies={replies} />
            ) : (
              <p className="muted">{t('week.nothing-coming')}</p>
            )}
          </Box>
          <Box
            id="letters"
            title={t('week.letters')}
            link={{ href: '/desk/letters', text: t('desk.letters') }}
            paper
          >
            <Pairs
              pairs={[
                { label: t('week.letters-sent'), value: t.number(letters.sent) },
                ...(letters.kept > 0
                  ? [{ label: t('week.letters-kept'), value: t.number(letters.kept) }]
                  : []),
                { label: t('week.letters-going'), value: t.number(letters.goingOut) },
                { label: t('week.letters-back'), value: t.number(letters.cameBack) },
              ]}
            />
          </Box>
        </div>
      </div>
    </OfficerPage>
  )
}

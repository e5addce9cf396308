import type { MilestoneFacts } from '#app/domain/reports/milestones.ts'
import { useWords } from '../words.tsx'
import { Empty } from './empty.tsx'
import { tabHref, type EventFacts } from './event-page.tsx'
import { Pairs, type Kpi } from './kpis.tsx'
import { Box } from './panels.tsx'
import { ReplyChart } from './reply-chart.tsx'
import { Road } from './road.tsx'

interface RoadProps {
  milestones: MilestoneFacts[]
  timeZone: string
}

/** The milestones in words. */
export function RoadToTheDay({ milestones, timeZone }: RoadProps) {
  const t = useWords()
  return (
    <Road
      milestones={milestones.map(({ kind, state, at, done, of }) => {
        const day = at ? t.date(at, { timeZone, style: 'dayShort' }) : ''
        const count =
          kind === 'guests'
            ? of > 0 && t('overview.road-on-list', { families: of })
            : of > 0 && t('overview.road-count', { done, of })
        const when = !at
          ? ''
          : state === 'late'
            ? t('overview.road-was-due', { day })
            : kind === 'day'
              ? `${day}, ${t.date(at, { timeZone, style: 'time' })}`
              : day
        return {
          text: t(`overview.road-${kind}`),
          note: [count, when].filter(Boolean).join(', ') || undefined,
          state,
        }
      })}
    />
  )
}

/** "Nothing needs you. Next: replies close on Friday 18 June." */
export function NothingNeedsYou({ milestones, timeZone }: RoadProps) {
  const t = useWords()
  const next = milestones.find(({ state, at }) => (state === 'now' || state === 'ahead') && at)
  return (
    <Empty>
      {t('overview.nothing')}{' '}
      {next?.at &&
        t('overview.next', {
          what: t(`overview.road-${next.kind}`),
          day: t.date(next.at, { timeZone, style: 'dayShort' }),
        })}
    </Empty>
  )
}

/** Replies by day, with the days in words. */
export function RepliesChart({
  title,
  replies,
}: {
  title: string
  replies: Array<{ day: string; coming: number; notComing: number }>
}) {
  const t = useWords()
  if (replies.length === 0) return <p className="muted">{t('overview.no-replies')}</p>
  return (
    <ReplyChart
      caption={t('overview.replies-of', { title })}
      days={replies.map(({ day, coming, notComing }) => ({
        date: day,
        label: shortDay(t, day),
        coming,
        notComing,
      }))}
    />
  )
}

/** "10 Nov": a bar is narrow. */
function shortDay(t: ReturnType<typeof useWords>, day: string): string {
  const written = t.date(new Date(`${day}T12:00:00Z`), { timeZone: 'UTC', style: 'dayMonth' })
  return written.replace(/^(\d+ \p{L}{3}).*$/u, '$1')
}

interface Who {
  families: number
  adults: number
  young: number
  children: number
  infants: number
  stepFree: number
  interpreters: Array<{ language: string; families: number }>
  halal: number
  vegetarian: number
  vegan: number
  allergies: number
}

/** Who comes and what they need, as counts. */
export function WhoIsComing({
  event,
  who,
  work,
}: {
  event: EventFacts
  who: Who
  work: { invited: number; children: number }
}) {
  const t = useWords()
  const isConvening = event.kind === 'convening'
  const bands: Array<[string, number]> = isConvening
    ? [[t('overview.people'), who.adults + who.young + who.children + who.infants]]
    : [
        [t('overview.adults'), who.adults],
        [t('overview.young'), who.young],
        [t('overview.children'), who.children],
        [t('overview.infants'), who.infants],
      ]
  const pairs: Kpi[] = [
    {
      label: isConvening
        ? t('overview.delegations-of', { invited: work.invited })
        : t('overview.families-of', { invited: work.invited }),
      value: t.number(who.families),
    },
    ...(event.kind === 'ceremony'
      ? [{ label: t('overview.presented'), value: t.number(work.children) }]
      : []),
    ...bands.map(([label, people]) => ({ label, value: t.number(people) })),
    { label: t('overview.step-free'), value: t.number(who.stepFree) },
    {
      label: t('overview.interpreters'),
      value:
        who.interpreters.length === 0
          ? t('overview.none')
          : who.interpreters.map(({ language, families }, index) => (
              <span key={language}>
                {index > 0 && ', '}
                <bdi>{language || t('overview.no-language')}</bdi> {t.number(families)}
              </span>
            )),
    },
    {
      label: t('overview.diets'),
      value: `${who.halal} / ${who.vegetarian} / ${who.vegan} / ${who.allergies}`,
    },
  ]
  return (
    <Box
      id="who"
      title={t('overview.who')}
      link={{ href: tabHref(event, 'guests'), text: t('event.tab-guests') }}
    >
      <Pairs pairs={pairs} />
    </Box>
  )
}

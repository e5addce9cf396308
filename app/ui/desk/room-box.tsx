import { useWords } from '../words.tsx'
import type { EventFacts } from './event-page.tsx'
import { eventPath } from './guests-path.ts'
import { Pairs } from './kpis.tsx'
import { Box } from './panels.tsx'
import { keptForInWords, type KeptShown } from './reservation-fields.tsx'

/** Places that are kept aside, as the desk names them. */
export interface ReservationShown extends KeptShown {
  id: string
  places: number
  held: number
  untilAt: Date | null
}

/** Where every place of the date is: taken, offered, kept aside for whom, free. */
export function RoomBox({ facts, kept }: { facts: EventFacts; kept: ReservationShown[] }) {
  const t = useWords()
  const { timeZone } = facts
  return (
    <Box
      id="room"
      title={t('waiting.room')}
      paper
      link={{ href: eventPath(facts, '/waiting/reserve'), text: t('waiting.keep') }}
    >
      <Pairs
        pairs={[
          {
            label: t('waiting.places'),
            value: facts.capacity === null ? t('waiting.no-limit') : t.number(facts.capacity),
          },
          { label: t('guests.view-coming'), value: t.number(facts.coming) },
          ...(facts.offered > 0
            ? [{ label: t('waiting.offered'), value: t.number(facts.offered) }]
            : []),
          ...kept.map(({ id, held, untilAt, ...whom }) => ({
            label: (
              <a href={eventPath(facts, `/waiting/reserve/${id}`)}>
                {t.rich(untilAt ? 'waiting.kept-until' : 'waiting.kept', {
                  label: <bdi key="label">{keptForInWords(t, whom)}</bdi>,
                  day: untilAt ? t.date(untilAt, { timeZone, style: 'dayMonth' }) : '',
                })}
              </a>
            ),
            value: t.number(held),
          })),
          {
            label: t('waiting.free'),
            value: facts.free === null ? t('waiting.no-limit') : t.number(facts.free),
          },
        ]}
      />
    </Box>
  )
}

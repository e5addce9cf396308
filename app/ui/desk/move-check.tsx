import type { EventKind } from '#app/domain/events/kinds.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Carried, ClashNotice, type ClashFacts } from './clash-notice.tsx'
import { partiesOf } from './code-words.ts'
import { PreviewFacts, ReadLetter } from './read-letter.tsx'
import { TellingWords, type TellingFacts } from './telling.tsx'
import type { TextCostFacts } from './text-cost-line.tsx'

/** What a move would do, for the officer to read first. */
export interface MoveToCheck {
  telling: TellingFacts
  /** Of the texts among them. */
  cost: TextCostFacts
  clashes: ClashFacts[]
  /** Dates that are changed. */
  dates: number
  /** Of the letters that it would write. */
  languages: string[]
}

/** Whom a move writes to, what the letter says, what has the room; then the button that does it. */
export function MoveCheck({
  check: { telling, cost, clashes, dates, languages },
  typed,
  backHref,
  eventId,
  dateId,
  kind,
}: {
  check: MoveToCheck
  kind: EventKind
  typed: Record<string, string[]>
  backHref: string
  eventId: string
  dateId: string
}) {
  const t = useWords()
  const families = telling.byEmail + telling.byText + telling.toRing
  return (
    <div className="narrow">
      {clashes.length > 0 && <ClashNotice clashes={clashes} />}
      {families > 0 && (
        <>
          <TellingWords
            telling={telling}
            cost={cost}
            what="move"
            dates={dates}
            kind={kind}
            eventId={eventId}
          />
          <ReadLetter eventId={eventId} languages={languages} form="move" />
        </>
      )}
      <form method="post" id="move" className="form-part">
        <PreviewFacts kind="event_changed" on={dateId} />
        <Carried typed={typed} except={['confirmed', 'kind', 'on', 'language']} />
        <input type="hidden" name="confirmed" value="on" />
        <ButtonGroup>
          <Button>
            {families > 0
              ? t('date-page.move-and-write', { families, kind: partiesOf(kind) })
              : t('events.save-all-the-same')}
          </Button>
          <a href={backHref}>{t('date-page.leave-as-is')}</a>
        </ButtonGroup>
      </form>
    </div>
  )
}

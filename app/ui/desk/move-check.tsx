import type { EventKind } from '#app/domain/events/kinds.ts'
import { whenOf } from '#app/translations/when.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'
import { Carried, ClashNotice, type ClashFacts } from './clash-notice.tsx'
import { partiesOf } from './code-words.ts'
import { Box } from './panels.tsx'
import { TellingWords, type TellingFacts } from './telling.tsx'

interface Times {
  startsAt: Date
  endsAt: Date
  timeZone: string
}

/** What a move would do, for the officer to read first. */
export interface MoveToCheck {
  telling: TellingFacts
  clashes: ClashFacts[]
  /** Dates that are changed. */
  dates: number
  letter: { title: string; outsideTitle: string; reason: string; before: Times; after: Times }
}

/** Whom a move writes to, what the letter says, what has the room; then the button that does it. */
export function MoveCheck({
  check: { telling, clashes, dates, letter },
  kind,
  typed,
  backHref,
}: {
  check: MoveToCheck
  kind: EventKind
  typed: Record<string, string[]>
  backHref: string
}) {
  const t = useWords()
  const families = telling.byEmail + telling.toRing
  const before = whenOf(t, letter.before)
  const after = whenOf(t, letter.after)
  return (
    <div className="narrow">
      {clashes.length > 0 && <ClashNotice clashes={clashes} />}
      {families > 0 && (
        <>
          <TellingWords telling={telling} what="move" kind={kind} dates={dates} />
          <Box id="letter" title={t('date-page.letter')} paper>
            <p>
              <b>{t('letter.changed-subject', { title: letter.outsideTitle })}</b>
            </p>
            <p>{t('letter.changed-lead')}</p>
            <p>
              <bdi>{letter.title}</bdi>
            </p>
            {before !== after && (
              <p>
                {t('letter.changed-time')} {t('letter.when')}: {after}. {t('letter.before')}:{' '}
                {before}.
              </p>
            )}
            {before === after && <p>{t('letter.changed-place')}</p>}
            {letter.reason && (
              <p className="prewrap" dir="auto">
                {letter.reason}
              </p>
            )}
            <p>{t('letter.changed-stands')}</p>
            <p className="small muted">
              {t('date-page.letter-languages', { kind: partiesOf(kind) })}
            </p>
          </Box>
        </>
      )}
      <form method="post" className="form-part">
        <Carried typed={typed} except={['confirmed']} />
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

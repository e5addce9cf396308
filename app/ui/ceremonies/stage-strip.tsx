import type { StageEntry } from '#app/domain/ceremonies/stage.ts'
import { useWords } from '../words.tsx'
import type { StageHrefs } from './hrefs.ts'
import { MoveButtons, StageMarks, StageName } from './stage-marks.tsx'

export interface StageStripProps {
  entries: StageEntry[]
  presenters: string[]
  /** Letters of blank cards that are free. */
  blank: string[]
  hrefs: StageHrefs
}

/** The caller cards side by side, in the order of the stage; a gold line parts families. */
export function StageStrip({ entries, presenters, blank, hrefs }: StageStripProps) {
  const t = useWords()
  const placed = entries.map((entry, at) => ({ entry, at: at + 1 }))
  const families = [...Map.groupBy(placed, ({ entry }) => entry.familyId ?? entry.id)]
  return (
    <form method="post">
      <input type="hidden" name="as" value="cards" />
      <ol className="strip">
        {families.map(([key, family]) => (
          <li key={key} className="strip-family">
            <ol>
              {family.map(({ entry, at }) => (
                <li
                  key={entry.id}
                  id={`c-${entry.id}`}
                  className={entry.isApproved ? 'caller' : 'caller caller--open'}
                >
                  <span className="caller__n">
                    <span className="govuk-visually-hidden">
                      {entry.card ? t('on-stage.card-word') : t('stage.place')}{' '}
                    </span>
                    {entry.card ?? at}
                  </span>
                  <StageName entry={entry} href={hrefs.child(entry.id)} />
                  <StageMarks entry={entry} presenters={presenters} />
                  <MoveButtons entry={entry} at={at} total={entries.length} />
                </li>
              ))}
            </ol>
          </li>
        ))}
        {blank.length > 0 && (
          <li className="strip-family">
            <p className="caller caller--blank">
              {t('stage.blank', {
                cards: blank.length,
                first: blank[0] ?? '',
                last: blank.at(-1) ?? '',
              })}
            </p>
          </li>
        )}
      </ol>
    </form>
  )
}

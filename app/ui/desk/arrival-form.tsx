import { Button } from '../govuk/button.tsx'
import { useWords } from '../words.tsx'

export interface ArrivalFormProps {
  /** Absent for people without an invitation. */
  invitationId?: string
  mark: string
  /** What the field suggests: those who are still missing. */
  people: number
  /** Whose; said to a screen reader. */
  name?: string
  arrived: number
}

/** How many came: a number and one press. A minus corrects an earlier press. */
export function ArrivalForm({ invitationId, mark, people, name, arrived }: ArrivalFormProps) {
  const t = useWords()
  return (
    <form method="post" className="row">
      {invitationId && <input type="hidden" name="invitationId" value={invitationId} />}
      <input type="hidden" name="mark" value={mark} />
      <input
        type="text"
        className="govuk-input govuk-input--width-3"
        name="people"
        inputMode="numeric"
        dir="ltr"
        defaultValue={String(people)}
        autoComplete="off"
        aria-label={name ? t('arrivals.people-of', { name }) : t('arrivals.people-walk-in')}
      />
      <Button kind="secondary" small>
        {t('arrivals.came')}
      </Button>
      {arrived > 0 && (
        <button type="submit" className="as-link" name="people" value="-1">
          {t('arrivals.one-less')}
        </button>
      )}
    </form>
  )
}

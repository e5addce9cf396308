import { useWords } from '../words.tsx'
import { Grid } from './grid.tsx'
import { LetterStateCell, type LetterPurpose, type LetterState } from './letter-state.tsx'

export interface LetterInGrid {
  id: string
  purpose: LetterPurpose
  state: LetterState
  eventId: string | null
  eventTitle: string | null
  label: string | null
  address: string | null
  createdAt: Date
  sendAfter: Date
  sentAt: Date | null
  lastError: string | null
  channel: 'email' | 'text'
}

/** Letters as a list: when, which, to whom, and what became of each. */
export function LetterGrid({
  caption,
  letters,
  timeZone,
}: {
  caption: string
  letters: LetterInGrid[]
  timeZone: string
}) {
  const t = useWords()
  return (
    <Grid
      caption={caption}
      rows={letters}
      rowKey={(letter) => letter.id}
      columns={[
        {
          key: 'when',
          head: t('letters.when'),
          cell: (letter) => {
            const at = whenOf(letter)
            return (
              <time dateTime={at.toISOString()}>{t.date(at, { timeZone, style: 'dateTime' })}</time>
            )
          },
        },
        {
          key: 'letter',
          head: t('letters.letter'),
          kind: 'name',
          cell: ({ id, purpose }) => (
            <a href={`/desk/letters/${id}`}>{t(`letters.kind-${purpose}`)}</a>
          ),
        },
        {
          key: 'whom',
          head: t('letters.to-whom'),
          label: t('letters.to-whom'),
          cell: ({ label, address }) => (
            <>
              {label && <bdi>{label}</bdi>}
              {address && (
                <span className="native">
                  <bdi dir="ltr">{address}</bdi>
                </span>
              )}
            </>
          ),
        },
        {
          key: 'event',
          head: t('letters.event'),
          label: t('letters.event'),
          cell: ({ eventId, eventTitle }) =>
            eventId && (
              <a href={`/desk/events/${eventId}/letters`}>
                <bdi>{eventTitle}</bdi>
              </a>
            ),
        },
        {
          key: 'state',
          head: t('letters.state'),
          cell: (letter) => <LetterStateCell {...letter} />,
        },
      ]}
    />
  )
}

/** When it went out; before that, when it will; else when it was asked for. */
function whenOf({ sentAt, state, sendAfter, createdAt }: LetterInGrid): Date {
  return sentAt ?? (state === 'queued' ? sendAfter : createdAt)
}

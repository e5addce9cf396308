import { answerOf } from '#app/domain/invitations/answers.ts'
import type { PartyAtEvent } from '#app/domain/invitations/party-at-event.ts'
import { useWords } from '../words.tsx'
import { Grid } from './grid.tsx'
import { Box } from './panels.tsx'

/** Every answer, letter and arrival, the newest first. */
export function PartyHistory({ party, timeZone }: { party: PartyAtEvent; timeZone: string }) {
  const t = useWords()
  const { history, letters, arrivals, createdAt, revokedAt } = party
  const rows = [
    ...history.map(({ id, after, channel, reason, at, by }) => ({
      id,
      at,
      what: t('guests.history-answer', {
        answer: t(`guests.answer-${answerOf(after.state, null)}`),
        people: after.people,
      }),
      how: [t(`guests.channel-${channel}`), by, reason],
    })),
    ...letters.map(({ id, purpose, state, createdAt: made, sentAt }) => ({
      id,
      at: sentAt ?? made,
      what: t('guests.history-letter', {
        letter: t(`guests.letter-${letterWord(purpose)}`),
      }),
      how: [t(`guests.letter-state-${stateWord(state)}`)],
    })),
    ...arrivals.map(({ id, people, at, by }) => ({
      id,
      at,
      what: t('guests.history-arrived', { people }),
      how: [by],
    })),
    { id: 'created', at: createdAt, what: t('guests.history-created'), how: [] },
    ...(revokedAt
      ? [{ id: 'revoked', at: revokedAt, what: t('guests.answer-withdrawn'), how: [] }]
      : []),
  ].toSorted((one, other) => other.at.getTime() - one.at.getTime())
  return (
    <Box id="history" title={t('guests.history')}>
      <Grid
        caption={<span className="govuk-visually-hidden">{t('guests.history')}</span>}
        cards={false}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'at',
            head: t('guests.history-when'),
            cell: ({ at }) =>
              `${t.date(at, { timeZone, style: 'dayMonth' })}, ${t.date(at, { timeZone, style: 'time' })}`,
          },
          {
            key: 'what',
            head: t('guests.history-what'),
            cell: ({ what, how }) => (
              <>
                {what}
                {how.filter(Boolean).map((part, index) => (
                  <bdi key={index} className="native">
                    {part}
                  </bdi>
                ))}
              </>
            ),
          },
        ]}
      />
    </Box>
  )
}

const LETTERS = [
  'invitation',
  'invitation_reminder',
  'reply',
  'place_confirmed',
  'place_offered',
  'offer_ended',
  'reminder',
  'thanks',
  'event_changed',
  'event_cancelled',
  'withdrawn',
  'finish_reply',
  'proof',
  'proof_reminder',
] as const
const STATES = [
  'queued',
  'sending',
  'sent',
  'bounced',
  'failed',
  'cancelled',
  'kept',
  'by_hand',
  'handed_over',
] as const

const letterWord = (purpose: string) => LETTERS.find((known) => known === purpose) ?? 'other'
const stateWord = (state: string) => STATES.find((known) => known === state) ?? 'queued'

import type { EventKind } from '#app/domain/events/kinds.ts'
import { whenOf } from '#app/translations/when.ts'
import { Button } from '../govuk/button.tsx'
import { PersonName } from '../person-name.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'
import { partiesOf } from './code-words.ts'
import { Grid } from './grid.tsx'
import { PhoneLink } from './phone-link.tsx'

export interface CallInGrid {
  letterId: string
  purpose:
    | 'event_changed'
    | 'event_cancelled'
    | 'place_confirmed'
    | 'place_offered'
    | 'withdrawn'
    | 'invitation'
    | 'invitation_reminder'
    | 'reply'
    | 'reminder'
    | 'thanks'
  label: string
  nativeName: string | null
  phone: string | null
  language: string
  facts: {
    before?: { startsAt: Date; endsAt: Date; timeZone: string } | undefined
    reason?: string | undefined
    expiresAt?: Date | undefined
  }
  startsAt: Date
  endsAt: Date
  timeZone: string
  ticked: { at: Date } | null
}

/** Whom to ring, in which language, what to say; ticked off one by one. */
export function CallGrid({ calls, kind }: { calls: CallInGrid[]; kind: EventKind }) {
  const t = useWords()
  return (
    <Grid
      caption={t('calls.caption', { families: calls.length, kind: partiesOf(kind) })}
      rows={calls}
      rowKey={(call) => call.letterId}
      columns={[
        {
          key: 'who',
          head: t('calls.who'),
          kind: 'name',
          cell: ({ label, nativeName }) => (
            <PersonName name={label} {...(nativeName ? { native: nativeName } : {})} />
          ),
        },
        {
          key: 'phone',
          head: t('calls.phone'),
          cell: ({ phone }) => (phone ? <PhoneLink phone={phone} /> : t('calls.no-phone')),
        },
        {
          key: 'language',
          head: t('calls.language'),
          cell: ({ language }) => t.language(language),
        },
        { key: 'say', head: t('calls.say'), cell: (call) => <WhatToSay call={call} /> },
        {
          key: 'tick',
          head: t('calls.rung'),
          cell: ({ letterId, label, ticked, timeZone }) => (
            <form method="post" className="row">
              <input type="hidden" name="letterId" value={letterId} />
              {ticked && (
                <State mark="yes">
                  {t('calls.rung-at', { at: t.date(ticked.at, { timeZone, style: 'dateTime' }) })}
                </State>
              )}
              <Button kind="secondary" small name="rung" value={ticked ? 'no' : 'yes'}>
                {ticked ? t('calls.untick') : t('calls.tick')}
                <span className="govuk-visually-hidden"> {label}</span>
              </Button>
            </form>
          ),
        },
      ]}
    />
  )
}

/** The news that somebody rings about, in a sentence for an officer. */
export function WhatToSay({
  call: { purpose, facts, ...when },
}: {
  call: Pick<CallInGrid, 'purpose' | 'facts' | 'startsAt' | 'endsAt' | 'timeZone'>
}) {
  const t = useWords()
  const now = whenOf(t, when)
  const before = facts.before && whenOf(t, facts.before)
  return (
    <>
      {purpose === 'event_cancelled' && t('calls.say-cancelled', { when: now })}
      {purpose === 'invitation' && t('calls.say-not-invited', { when: now })}
      {(purpose === 'invitation_reminder' || purpose === 'reply' || purpose === 'reminder') &&
        t('calls.say-address', { when: now })}
      {purpose === 'withdrawn' && t('calls.say-withdrawn', { when: now })}
      {purpose === 'place_offered' &&
        facts.expiresAt &&
        t('calls.say-offer', {
          when: now,
          until: t.date(facts.expiresAt, { timeZone: when.timeZone, style: 'dateTime' }),
        })}
      {purpose === 'place_confirmed' && t('calls.say-place', { when: now })}
      {purpose === 'event_changed' &&
        (before && before !== now
          ? t('calls.say-moved', { before, now })
          : t('calls.say-place-changed', { when: now }))}
      {facts.reason && (
        <span className="native prewrap" dir="auto">
          {facts.reason}
        </span>
      )}
    </>
  )
}

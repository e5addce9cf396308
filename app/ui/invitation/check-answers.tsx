import { Fragment } from 'react'
import type { HeadBand } from '#app/domain/invitations/people.ts'
import type { Reply } from '#app/domain/invitations/reply.ts'
import type { ReplyEffect } from '#app/domain/invitations/reply-effect.ts'
import { headKeys } from '#app/domain/invitations/whose-needs.ts'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { SummaryList, type SummaryRow } from '../govuk/summary-list.tsx'
import { useWords } from '../words.tsx'
import { EffectInWords } from './effect-in-words.tsx'
import { HeadInWords, PartyInWords } from './party-in-words.tsx'

export interface CheckAnswersProps {
  reply: Reply
  /** What was typed, which goes along unseen. */
  typed: FormState['typed']
  /** What it would do to the party's places; absent where nothing is to be said. */
  effect?: ReplyEffect | undefined
  /** How it is said that they would wait, where some places are kept. */
  waits?: string
  /** Who asks, where nobody was invited: it stands in place of the answer, which is yes. */
  contact?: SummaryRow[]
  /** The words of the button, where it is not a reply that is sent. */
  send?: string
}

/** The answer, to be looked over before it is sent. */
export function CheckAnswers({ reply, typed, effect, waits, contact, send }: CheckAnswersProps) {
  const t = useWords()
  const names = reply.comers.flatMap(({ name }) => (name ? [name] : []))
  const rows = [
    ...(contact ?? [{ key: t('check.answer'), value: t(`reply-form.${reply.answer}`) }]),
    ...(reply.comers.length > 0
      ? [{ key: t('check.people'), value: <PartyInWords comers={reply.comers} /> }]
      : []),
    ...(names.length > 0 ? [{ key: t('check.names'), value: <Lines lines={names} /> }] : []),
    ...(reply.answer === 'no'
      ? []
      : [
          {
            key: t('check.needs'),
            value: <NeedsInWords needs={reply.needs} comers={reply.comers} />,
          },
        ]),
    ...(reply.message
      ? [
          {
            key: t('check.message'),
            value: (
              <span dir="auto" className="as-typed">
                {reply.message}
              </span>
            ),
          },
        ]
      : []),
  ]
  return (
    <>
      <h1 className="display">{t('check.title')}</h1>
      <p className="lead">{t('check.nothing-sent')}</p>
      <SummaryList rows={rows} />
      {effect && <EffectInWords effect={effect} {...(waits ? { waits } : {})} />}
      <form method="post">
        <CarriedAlong typed={typed} />
        <ButtonGroup>
          {effect?.is !== 'more-refused' && (
            <Button name="step" value="send">
              {send ?? t('check.send')}
            </Button>
          )}
          <Button
            name="step"
            value="edit"
            {...(effect?.is === 'more-refused' ? {} : { kind: 'secondary' })}
          >
            {t('check.change')}
          </Button>
        </ButtonGroup>
      </form>
    </>
  )
}

/** What was typed, to be sent once more with the next step. */
export function CarriedAlong({
  typed,
  but = () => false,
}: {
  typed: FormState['typed']
  /** Fields that the step asks itself. */
  but?: (name: string) => boolean
}) {
  return (
    <>
      {Object.entries(typed)
        .filter(([name]) => name !== 'step' && !but(name))
        .flatMap(([name, values]) =>
          values.map((value, index) => (
            <Carried key={`${name}-${index}`} name={name} value={value} />
          )),
        )}
    </>
  )
}

/** Line breaks survive in a text area only; a hidden input would lose them. */
function Carried({ name, value }: { name: string; value: string }) {
  if (!value.includes('\n')) return <input type="hidden" name={name} value={value} />
  return (
    <textarea name={name} defaultValue={value} hidden readOnly aria-hidden="true" tabIndex={-1} />
  )
}

export function Lines({ lines }: { lines: string[] }) {
  return (
    <>
      {lines.map((line, index) => (
        <span key={`${index}-${line}`}>
          {index > 0 && <br />}
          <bdi>{line}</bdi>
        </span>
      ))}
    </>
  )
}

/** "Interpreter: Arabic (Olena)", a line each; or that there are none. */
export function NeedsInWords({
  needs,
  comers = [],
}: {
  needs: ReadonlyArray<{
    kind: Reply['needs'][number]['kind']
    detail?: string | null | undefined
    who?: readonly number[]
  }>
  comers?: ReadonlyArray<{ ageBand: HeadBand; name?: string | null }>
}) {
  const t = useWords()
  const heads = headKeys(comers)
  if (needs.length === 0) return <>{t('check.no-needs')}</>
  return (
    <>
      {needs.map(({ kind, detail, who = [] }, index) => (
        <span key={`${kind} ${detail}`}>
          {index > 0 && <br />}
          {t(`need.${kind}`)}
          {detail && (
            <>
              {': '}
              <bdi>{detail}</bdi>
            </>
          )}
          {who.length > 0 && (
            <>
              {' ('}
              {who.map((position, at) => (
                <Fragment key={position}>
                  {at > 0 && ' · '}
                  <HeadInWords head={heads[position]} />
                </Fragment>
              ))}
              )
            </>
          )}
        </span>
      ))}
    </>
  )
}

import type { Reply } from '#app/domain/invitations/reply.ts'
import type { FormState } from '../form-state.ts'
import { Button, ButtonGroup } from '../govuk/button.tsx'
import { InsetText } from '../govuk/prose.tsx'
import { SummaryList, type SummaryRow } from '../govuk/summary-list.tsx'
import { useWords } from '../words.tsx'
import { PartyInWords } from './party-in-words.tsx'

export interface CheckAnswersProps {
  reply: Reply
  /** What was typed, which goes along unseen. */
  typed: FormState['typed']
  /** Places that a change would give up, of those that are confirmed. */
  givesUp: number
  /** The party would have to wait. */
  wouldWait: boolean
  /** In words of its own, where some places are kept. */
  waits?: string
  /** Who asks, where nobody was invited: it stands in place of the answer, which is yes. */
  contact?: SummaryRow[]
  /** The words of the button, where it is not a reply that is sent. */
  send?: string
}

/** The answer, to be looked over before it is sent. */
export function CheckAnswers({
  reply,
  typed,
  givesUp,
  wouldWait,
  waits,
  contact,
  send,
}: CheckAnswersProps) {
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
      : [{ key: t('check.needs'), value: <NeedsInWords needs={reply.needs} /> }]),
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
      {givesUp > 0 && <InsetText>{t('check.gives-up', { places: givesUp })}</InsetText>}
      {wouldWait && <InsetText>{waits ?? t('check.would-wait')}</InsetText>}
      <form method="post">
        {Object.entries(typed)
          .filter(([name]) => name !== 'step')
          .flatMap(([name, values]) =>
            values.map((value, index) => (
              <Carried key={`${name}-${index}`} name={name} value={value} />
            )),
          )}
        <ButtonGroup>
          <Button name="step" value="send">
            {send ?? t('check.send')}
          </Button>
          <Button name="step" value="edit" kind="secondary">
            {t('check.change')}
          </Button>
        </ButtonGroup>
      </form>
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

/** "Interpreter: Arabic", a line each; or that there are none. */
export function NeedsInWords({
  needs,
}: {
  needs: ReadonlyArray<{ kind: Reply['needs'][number]['kind']; detail?: string | null | undefined }>
}) {
  const t = useWords()
  if (needs.length === 0) return <>{t('check.no-needs')}</>
  return (
    <>
      {needs.map(({ kind, detail }, index) => (
        <span key={`${kind} ${detail}`}>
          {index > 0 && <br />}
          {t(`need.${kind}`)}
          {detail && (
            <>
              {': '}
              <bdi>{detail}</bdi>
            </>
          )}
        </span>
      ))}
    </>
  )
}

import type { GuardiansChild } from '#app/domain/ceremonies/family-view.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { Details, InsetText } from '../govuk/prose.tsx'
import { State, type Mark } from '../state.tsx'
import { RingUs } from '../invitation/invitation-closed.tsx'
import { useWords } from '../words.tsx'
import { CORRECT_FIELDS, CorrectName } from './correct-name.tsx'
import { ChildsName } from './family-children.tsx'
import { VoiceBox } from './voice-box.tsx'

const MARKS: Record<GuardiansChild['state'], Mark> = {
  new: 'maybe',
  correction: 'bad',
  unprintable: 'bad',
  approved: 'yes',
}

/** What is so with a child's name. */
export function ProofState({ child }: { child: GuardiansChild }) {
  const t = useWords()
  return <State mark={MARKS[child.state]}>{t(`proof.state-${child.state}`)}</State>
}

export interface ProofOfChildProps {
  child: GuardiansChild
  path: string
  timeZone: string
  isOpen: boolean
  state: FormState | undefined
  /** What was sent of a version that is no longer the newest. */
  overtaken: string | undefined
}

/** One child's certificate as it will be printed, to approve or to correct. */
export function ProofOfChild(props: ProofOfChildProps) {
  const { child, path, timeZone, isOpen, state, overtaken } = props
  const t = useWords()
  const isSettled = child.state === 'approved'
  const canPrint = child.state !== 'unprintable'
  return (
    <>
      {overtaken !== undefined && (
        <InsetText>
          <p>
            {t.rich('proof.newer', {
              version: child.revision,
              sent: <bdi key="sent">{overtaken}</bdi>,
            })}
          </p>
        </InsetText>
      )}
      <ErrorSummary state={state} names={[...CORRECT_FIELDS, 'voice']} />
      <ChildsName child={child} />
      <p>
        <ProofState child={child} />
      </p>
      {child.state === 'correction' && child.approved && (
        <p className="govuk-body">
          {t.rich('proof.changed', { before: <bdi key="before">{child.approved.name}</bdi> })}
        </p>
      )}
      {canPrint ? (
        <img
          className="paper-picture"
          src={`${path}/${child.honoureeId}.svg?version=${child.revision}`}
          width="842"
          height="595"
          alt={t('proof.picture-alt', { name: child.printed })}
        />
      ) : (
        <p className="govuk-body">
          {t.rich('proof.cannot-print', {
            letters: <bdi key="letters">{t.list(child.letters)}</bdi>,
          })}
        </p>
      )}
      {child.approved && isSettled && (
        <p className="govuk-body">
          {t('proof.approved', {
            version: child.approved.revision,
            when: t.date(child.approved.at, { timeZone, style: 'dateTime' }),
          })}
        </p>
      )}
      {isSettled && <Locked>{t('proof.locked')}</Locked>}
      {!isSettled && !isOpen && <Locked>{t('proof.over')}</Locked>}
      {!isSettled && isOpen && (
        <>
          {canPrint && <Approve child={child} />}
          <Details
            summary={t('proof.correct')}
            open={!canPrint || state !== undefined || overtaken !== undefined}
          >
            <CorrectName child={child} state={state} isNext={!canPrint} />
          </Details>
        </>
      )}
      <VoiceBox child={child} timeZone={timeZone} state={state} isOpen={isOpen} />
    </>
  )
}

function Approve({ child }: { child: GuardiansChild }) {
  const t = useWords()
  return (
    <form method="post">
      <input type="hidden" name="honouree" value={child.honoureeId} />
      <input type="hidden" name="revision" value={child.revision} />
      <input type="hidden" name="seen" value={child.printed} />
      <Button name="do" value="approve">
        {t('proof.approve')}
      </Button>
    </form>
  )
}

function Locked({ children }: { children: string }) {
  return (
    <InsetText>
      <p>{children}</p>
      <RingUs />
    </InsetText>
  )
}

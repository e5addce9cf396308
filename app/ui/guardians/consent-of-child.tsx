import type { GuardiansChild } from '#app/domain/ceremonies/family-view.ts'
import { PHOTO_LEVELS, type PhotoLevel } from '#app/domain/ceremonies/photo-consent.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { ErrorSummary } from '../govuk/error-summary.tsx'
import { InsetText } from '../govuk/prose.tsx'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

/** The questions from top to bottom, for the error summary. */
export const CONSENT_FIELDS = ['guardian', 'child']

const MARKS: Record<PhotoLevel, Mark> = { none: 'no', family: 'yes', channels: 'yes', press: 'yes' }

/** How a child may be photographed now. */
export function PhotoState({ mark }: { mark: PhotoLevel }) {
  const t = useWords()
  return <State mark={MARKS[mark]}>{t(`consent.level-${mark}`)}</State>
}

export interface ConsentOfChildProps {
  child: GuardiansChild
  timeZone: string
  state: FormState | undefined
}

/** What counts now for one child, the two questions, and the way back from a yes. */
export function ConsentOfChild({ child, timeZone, state }: ConsentOfChildProps) {
  const t = useWords()
  const levels = PHOTO_LEVELS.map((value) => ({ value, label: t(`consent.level-${value}`) }))
  const { photo } = child
  const isYoung = child.ageBand === 'young' || child.ageBand === 'adult'
  return (
    <>
      <ErrorSummary state={state} names={CONSENT_FIELDS} />
      <h1 className="display">
        <bdi>{child.printed}</bdi>
      </h1>
      <Standing child={child} timeZone={timeZone} />
      <form method="post" noValidate>
        <input type="hidden" name="honouree" value={child.honoureeId} />
        <Radios
          name="guardian"
          size="m"
          label={t('consent.guardian')}
          hint={t('consent.holds-until')}
          options={levels}
          defaultValue={photo.guardian ?? undefined}
          state={state}
        />
        <Radios
          name="child"
          size="m"
          label={t.rich('consent.child', { name: <bdi key="name">{child.printed}</bdi> })}
          hint={t('consent.child-hint')}
          options={
            isYoung ? levels : [...levels, { value: 'too-young', label: t('consent.too-young') }]
          }
          defaultValue={photo.child ?? undefined}
          state={state}
        />
        <Button name="do" value="say">
          {t('consent.save')}
        </Button>
      </form>
      {(photo.guardian ?? photo.child) && photo.standing !== 'withdrawn' && (
        <form method="post">
          <input type="hidden" name="honouree" value={child.honoureeId} />
          <p className="govuk-body">{t('consent.withdraw-lead')}</p>
          <Button name="do" value="withdraw" kind="warning">
            {t('consent.withdraw')}
          </Button>
        </form>
      )}
    </>
  )
}

function Standing({ child: { photo }, timeZone }: { child: GuardiansChild; timeZone: string }) {
  const t = useWords()
  const level = (said: PhotoLevel) => t(`consent.level-${said}`)
  return (
    <InsetText>
      <p>
        <strong>{t('consent.counts')}</strong> <PhotoState mark={photo.mark} />
      </p>
      {(photo.standing === 'silent' || photo.standing === 'withdrawn') && (
        <p>{t('consent.nobody-said')}</p>
      )}
      {photo.standing === 'outdated' && <p>{t('consent.again')}</p>}
      {photo.standing === 'child-silent' && <p>{t('consent.standing-child-silent')}</p>}
      {photo.guardian && photo.at && (
        <>
          <p>{t('consent.guardian-says', { level: level(photo.guardian) })}</p>
          {photo.child && photo.child !== 'too-young' && (
            <p>{t('consent.child-says', { level: level(photo.child) })}</p>
          )}
          <p>{t('proof.answered', { when: t.date(photo.at, { timeZone, style: 'dateTime' }) })}</p>
        </>
      )}
    </InsetText>
  )
}

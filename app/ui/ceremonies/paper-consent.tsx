import { PHOTO_LEVELS } from '#app/domain/ceremonies/photo-consent.ts'
import type { PhotoStandingView } from '#app/domain/ceremonies/photo-lists.ts'
import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { Details } from '../govuk/prose.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { useWords } from '../words.tsx'

/** The fields from top to bottom, for the error summary. */
export const PAPER_FIELDS = ['guardian', 'child', 'paper']

/** A form on paper, as an officer enters it; and taking a yes back for a family that rings. */
export function PaperConsent({
  child,
  state,
}: {
  child: PhotoStandingView
  state: FormState | undefined
}) {
  const t = useWords()
  const levels = PHOTO_LEVELS.map((value) => ({ value, label: t(`photographs.mark-${value}`) }))
  const isYoung = child.ageBand === 'young' || child.ageBand === 'adult'
  const has =
    (child.guardian && !child.guardian.withdrawnAt) || (child.self && !child.self.withdrawnAt)
  return (
    <>
      <form method="post" noValidate className="narrow">
        <h3>{t('photographs.paper-title')}</h3>
        <p>{t('photographs.paper-lead')}</p>
        <Radios
          name="guardian"
          label={t('photographs.guardian-says')}
          options={levels}
          state={state}
        />
        <Radios
          name="child"
          label={t('photographs.child-says')}
          hint={t('photographs.child-hint')}
          options={
            isYoung
              ? levels
              : [...levels, { value: 'too-young', label: t('photographs.too-young') }]
          }
          state={state}
        />
        <TextField
          name="paper"
          label={t('photographs.paper')}
          hint={t('photographs.paper-hint')}
          autoComplete="off"
          state={state}
        />
        <Button name="do" value="say" kind="secondary">
          {t('photographs.paper-save')}
        </Button>
      </form>
      {has && (
        <Details summary={t('photographs.withdraw-title')}>
          <p>{t('photographs.withdraw-lead')}</p>
          <form method="post">
            <Button name="do" value="withdraw" kind="warning">
              {t('photographs.withdraw')}
            </Button>
          </form>
        </Details>
      )}
    </>
  )
}

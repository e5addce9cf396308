import type { StageEntry } from '#app/domain/ceremonies/stage.ts'
import { Icon } from '../icon.tsx'
import { Say } from '../on-stage/called-card.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

/** What the reader and the presenter must know of a child, by mark and word. */
export function StageMarks({ entry, presenters }: { entry: StageEntry; presenters: string[] }) {
  const t = useWords()
  const { handshake, photo, isApproved, isStepFree, group, state, recognised } = entry
  const presenter = group ? presenters[group - 1] : undefined
  return (
    <span className="stage-marks">
      {handshake === false ? (
        <span>
          <Icon name="nohand" /> {t('on-stage.no-handshake-short')}
        </span>
      ) : (
        <span>
          <Icon name="hand" /> {handshake ? t('stage.handshake') : t('stage.handshake-open')}
        </span>
      )}
      {photo === 'none' && (
        <span>
          <Icon name="nophoto" /> {t('on-stage.no-photo')}
        </span>
      )}
      {photo === 'family' && (
        <span>
          <Icon name="camera" /> {t('stage.family-photo')}
        </span>
      )}
      {isStepFree && (
        <span>
          <Icon name="step" /> {t('on-stage.step-free')}
        </span>
      )}
      {presenter && (
        <span>
          <Icon name="people" /> <bdi>{presenter}</bdi>
        </span>
      )}
      {!isApproved && <State mark="bad">{t('stage.name-open')}</State>}
      {state === 'presented' && <State mark="yes">{t('on-stage.state-presented')}</State>}
      {state === 'not-here' && !recognised && (
        <State mark="no">{t('on-stage.state-not-here')}</State>
      )}
      {recognised && recognised !== 'stage' && (
        <State mark="yes">{t(`stage.recognised-${recognised}`)}</State>
      )}
    </span>
  )
}

/** Name, own script and how it is said. */
export function StageName({ entry, href }: { entry: StageEntry; href: string }) {
  const { name, native, nativeLanguage, pronunciation } = entry
  return (
    <>
      <a className="stage-name" href={href}>
        <bdi>{name}</bdi>
      </a>
      {native && (
        <span className="native">
          <bdi lang={nativeLanguage ?? undefined}>{native}</bdi>
        </span>
      )}
      {pronunciation && (
        <span className="stage-say">
          <Say text={pronunciation} />
        </span>
      )}
    </>
  )
}

/** Two buttons that move a child one place. */
export function MoveButtons({
  entry,
  at,
  total,
}: {
  entry: StageEntry
  /** From 1. */
  at: number
  total: number
}) {
  const t = useWords()
  return (
    <span className="stage-move">
      {at > 1 && (
        <button
          type="submit"
          name="earlier"
          value={entry.id}
          className="govuk-button govuk-button--secondary govuk-button--small"
        >
          <span aria-hidden="true">←</span>
          <span className="govuk-visually-hidden">{t('stage.earlier', { name: entry.name })}</span>
        </button>
      )}
      {at < total && (
        <button
          type="submit"
          name="later"
          value={entry.id}
          className="govuk-button govuk-button--secondary govuk-button--small"
        >
          <span aria-hidden="true">→</span>
          <span className="govuk-visually-hidden">{t('stage.later', { name: entry.name })}</span>
        </button>
      )}
    </span>
  )
}

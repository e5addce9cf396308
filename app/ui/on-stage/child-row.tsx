import type { CalledChild } from '#app/domain/ceremonies/on-stage-view.ts'
import type { StageRole } from '#app/domain/ceremonies/stage.ts'
import { Icon } from '../icon.tsx'
import { useWords } from '../words.tsx'
import { Say } from './called-card.tsx'

export interface ChildRowProps {
  child: CalledChild
  role: StageRole
  /** In the foot of the page, out of the list. */
  isNext?: boolean
}

/** Somebody who follows: card, name, how it is said; for the marshal also what to know when sending the child up. */
export function ChildRow({ child, role, isNext }: ChildRowProps) {
  const t = useWords()
  const { id, card, name, pronunciation, handshake, photo, isStepFree, presenter } = child
  const content = (
    <>
      <span className="row-card">
        <span className="govuk-visually-hidden">{t('on-stage.card-word')} </span>
        {card}
      </span>
      <span className="row-name">
        <bdi>{name}</bdi>
        {child.isLate && <b className="row-late"> {t('on-stage.came-late')}</b>}
      </span>
      {pronunciation && (
        <span className="row-say">
          <Say text={pronunciation} />
        </span>
      )}
      {role === 'marshal' && (
        <span className="row-marks">
          {isStepFree && (
            <span>
              <Icon name="step" /> {t('on-stage.step-free')}
            </span>
          )}
          {handshake === false && (
            <span>
              <Icon name="nohand" /> {t('on-stage.no-handshake-short')}
            </span>
          )}
          {photo === 'none' && (
            <span>
              <Icon name="nophoto" /> {t('on-stage.no-photo')}
            </span>
          )}
          {presenter && (
            <span>
              <Icon name="people" /> <bdi>{presenter}</bdi>
            </span>
          )}
        </span>
      )}
    </>
  )
  return isNext ? (
    <div className="row" data-row={id}>
      {content}
    </div>
  ) : (
    <li className="row" data-row={id}>
      {content}
    </li>
  )
}

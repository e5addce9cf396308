import type { OnStageView } from '#app/domain/ceremonies/on-stage-view.ts'
import type { StagePress } from '#app/domain/ceremonies/stage.ts'
import { useWords } from '../words.tsx'

/** What stands beside a child in the list of all, by where it stands. */
const STANDS = ['waiting', 'late', 'presented', 'not-here'] as const

/** All children by their cards: to call one out of turn, and to mend a press. */
export function FindChild({ view, path, ids }: { view: OnStageView; path: string; ids: string[] }) {
  const t = useWords()
  return (
    <details className="find">
      <summary>{t('on-stage.find')}</summary>
      <p>{t('on-stage.find-lead')}</p>
      <p data-filter hidden>
        <label htmlFor="find">{t('on-stage.filter')}</label>
        <input id="find" type="search" autoComplete="off" dir="auto" />
      </p>
      <ul>
        {view.byCard.map(({ id, card, name, state, isLate }, at) => {
          const stands = state === 'waiting' && isLate ? 'late' : state
          const press = (kind: StagePress, when: readonly string[], text: string) => (
            <button
              type="submit"
              name="press"
              value={kind}
              data-when={when.join(' ')}
              hidden={!when.includes(stands)}
            >
              {text}
              <span className="govuk-visually-hidden">
                {' '}
                <bdi>{name}</bdi>
              </span>
            </button>
          )
          return (
            <li key={id} data-find={id}>
              <span className="row-card">{card}</span>
              <span className="row-name">
                <bdi>{name}</bdi>
              </span>
              <span className="row-state">
                {STANDS.map((one) => (
                  <span key={one} data-when={one} hidden={one !== stands}>
                    {t(`on-stage.state-${one}`)}
                  </span>
                ))}
              </span>
              <form method="post" data-press={id}>
                <input type="hidden" name="id" value={ids[at]} />
                <input type="hidden" name="child" value={id} />
                <a
                  href={`${path}?call=${id}`}
                  data-call={id}
                  data-when="waiting late"
                  hidden={stands !== 'waiting' && stands !== 'late'}
                >
                  {t('on-stage.call-now')}
                  <span className="govuk-visually-hidden">
                    {' '}
                    <bdi>{name}</bdi>
                  </span>
                </a>
                {press('arrived', ['not-here'], t('on-stage.arrived'))}
                {press('not-here', ['waiting', 'late'], t('on-stage.not-here'))}
                {press('back', ['presented'], t('on-stage.not-after-all'))}
              </form>
            </li>
          )
        })}
      </ul>
    </details>
  )
}

import { Fragment } from 'react'
import { spokenParts } from '#app/domain/ceremonies/spoken.ts'
import type { CalledChild } from '#app/domain/ceremonies/on-stage-view.ts'
import { Icon } from '../icon.tsx'
import { useWords } from '../words.tsx'

export interface CalledCardProps {
  child: CalledChild
  path: string
  isHidden: boolean
}

/** The child who is called: what must not be done stands in white blocks, and is read first. */
export function CalledCard({ child, path, isHidden }: CalledCardProps) {
  const t = useWords()
  const { id, card, name, native, nativeLanguage, pronunciation, handshake, photo } = child
  return (
    <article data-child={id} data-name={name} data-card={card} hidden={isHidden}>
      <p className="called-card">
        {t('on-stage.card', { card })}
        {child.isLate && <b> {t('on-stage.came-late')}</b>}
      </p>
      <h2 className="called-name">
        <bdi>{name}</bdi>
      </h2>
      {native && (
        <p className="called-native">
          <bdi lang={nativeLanguage ?? undefined}>{native}</bdi>
        </p>
      )}
      {pronunciation && (
        <p className="called-say">
          <Say text={pronunciation} />
        </p>
      )}
      {child.hasVoice && (
        // A name alone has no other words than itself, which stand above.
        // oxlint-disable-next-line jsx-a11y/media-has-caption
        <audio
          controls
          preload="none"
          src={`${path}/voice/${id}`}
          aria-label={t('on-stage.voice', { name })}
        />
      )}
      <ul className="marks">
        {handshake === false && (
          <li className="mark mark--no">
            <Icon name="nohand" /> {t('on-stage.no-handshake')}
          </li>
        )}
        {photo === 'none' && (
          <li className="mark mark--no">
            <Icon name="nophoto" /> {t('on-stage.no-photo')}
          </li>
        )}
        {photo === 'family' && (
          <li className="mark mark--no">
            <Icon name="camera" /> {t('on-stage.family-photo')}
          </li>
        )}
        {handshake !== false && (
          <li className="mark">
            <Icon name="hand" />{' '}
            {handshake ? t('on-stage.handshake') : t('on-stage.handshake-open')}
          </li>
        )}
        {child.isStepFree && (
          <li className="mark">
            <Icon name="step" /> {t('on-stage.step-free')}
          </li>
        )}
        {child.siblings.length > 0 && (
          <li className="mark">
            <Icon name="child" />
            <span>
              {t.rich('on-stage.with', {
                siblings: child.siblings.map((sibling, at) => (
                  <Fragment key={`${sibling.card} ${sibling.name}`}>
                    {at > 0 && ', '}
                    <bdi>{sibling.name}</bdi> ({sibling.card})
                  </Fragment>
                )),
              })}
            </span>
          </li>
        )}
        {child.presenter && (
          <li className="mark">
            <Icon name="people" />
            <span>
              {t.rich('on-stage.presenter', {
                presenter: <bdi key="presenter">{child.presenter}</bdi>,
              })}
            </span>
          </li>
        )}
      </ul>
    </article>
  )
}

/** A pronunciation with the syllables set strong on which the voice rises. */
export function Say({ text }: { text: string }) {
  return (
    <bdi>
      {spokenParts(text).map(({ text: part, isStressed }, at) =>
        // Parts have no names of their own: the same syllable may come twice.
        // oxlint-disable-next-line react/no-array-index-key
        isStressed ? <b key={at}>{part}</b> : <Fragment key={at}>{part}</Fragment>,
      )}
    </bdi>
  )
}

import { Fragment } from 'react'
import type { NameView } from '#app/domain/ceremonies/name-view.ts'
import { State, type Mark } from '../state.tsx'
import { useWords } from '../words.tsx'

/** A name large enough to check letter by letter, with the line in the own script and how it is said. */
export function NameLine({ name, href }: { name: NameView; href?: string }) {
  const t = useWords()
  const shown = <bdi>{name.printed}</bdi>
  return (
    <div className="name-line">
      <p className="name-line__name">{href ? <a href={href}>{shown}</a> : shown}</p>
      {name.native && (
        <p className="name-line__native">
          <bdi lang={name.nativeLanguage ?? undefined}>{name.native}</bdi>
        </p>
      )}
      <p className="name-line__notes">
        {name.pronunciation && (
          <span>
            {t('names.said')} <bdi>{name.pronunciation}</bdi>
          </span>
        )}
        {name.knownAs && (
          <span>
            {t('names.known-as')} <bdi>{name.knownAs}</bdi>
          </span>
        )}
        {name.written && (
          <span>
            {t('names.written')} <bdi>{name.written}</bdi>
          </span>
        )}
        {name.party && (
          <span>
            {t('names.family')} <bdi>{name.party}</bdi>
          </span>
        )}
        {name.siblings.length > 0 && (
          <span>
            {t('names.siblings')}{' '}
            {name.siblings.map((sibling, index) => (
              <Fragment key={index}>
                {index > 0 && ', '}
                <bdi>{sibling}</bdi>
              </Fragment>
            ))}
          </span>
        )}
      </p>
    </div>
  )
}

const MARKS: Record<NameView['state'], Mark> = {
  unprintable: 'bad',
  correction: 'maybe',
  new: 'none',
  approved: 'yes',
}

/** What is open about a name, and which letters cannot be printed. */
export function NameState({ name }: { name: NameView }) {
  const t = useWords()
  return (
    <>
      <State mark={MARKS[name.state]}>{t(`names.state-${name.state}`)}</State>
      {name.letters.length > 0 && (
        <p className="name-line__why">
          {t.rich('names.letters', {
            count: name.letters.length,
            letters: <bdi key="letters">{t.list(name.letters)}</bdi>,
          })}
        </p>
      )}
    </>
  )
}

import type { ReactNode } from 'react'
import type { GuardiansChild } from '#app/domain/ceremonies/family-view.ts'
import { useWords } from '../words.tsx'

/** The address of one child's part of a family's page. */
export const childHref = (
  path: string,
  { honoureeId }: Pick<GuardiansChild, 'honoureeId'>,
): string => `${path}?child=${honoureeId}`

export interface FamilyChildrenProps {
  family: GuardiansChild[]
  path: string
  /** What is so with each child. */
  state: (child: GuardiansChild) => ReactNode
}

/** The children of a family, each leading to its own part of the page. */
export function FamilyChildren({ family, path, state }: FamilyChildrenProps) {
  return (
    <ul className="children">
      {family.map((child) => (
        <li key={child.honoureeId}>
          <a className="govuk-link children__name" href={childHref(path, child)}>
            <bdi>{child.printed}</bdi>
          </a>
          {state(child)}
        </li>
      ))}
    </ul>
  )
}

/** A child's name, large enough to read letter by letter, with the line in its own script. */
export function ChildsName({ child }: { child: GuardiansChild }) {
  const t = useWords()
  return (
    <div className="childs-name">
      <h1 className="display childs-name__name">
        <bdi lang={child.native === null ? (child.nativeLanguage ?? undefined) : undefined}>
          {child.printed}
        </bdi>
      </h1>
      {child.native && (
        <p className="display childs-name__native">
          <bdi lang={child.nativeLanguage ?? undefined}>{child.native}</bdi>
        </p>
      )}
      <dl className="childs-name__notes">
        {child.printedName && (
          <div>
            <dt>{t('proof.field-name')}</dt>
            <dd>
              <bdi>{child.name}</bdi>
            </dd>
          </div>
        )}
        {child.knownAs && (
          <div>
            <dt>{t('proof.field-known-as')}</dt>
            <dd>
              <bdi>{child.knownAs}</bdi>
            </dd>
          </div>
        )}
        {child.pronunciation && (
          <div>
            <dt>{t('proof.field-said')}</dt>
            <dd>
              <bdi>{child.pronunciation}</bdi>
            </dd>
          </div>
        )}
      </dl>
    </div>
  )
}

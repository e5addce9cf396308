import type { StagePress } from '#app/domain/ceremonies/stage.ts'

export interface PressFormProps {
  /** Of the press, where there is no script. */
  id: string
  /** Whom it is about; undefined while there is nobody. */
  child: string | undefined
  presses: Array<{ press: StagePress; text: string; about?: string | undefined; isMain?: boolean }>
  isBack?: boolean
}

/** What can be pressed about a child, far apart. */
export function PressForm({ id, child, presses, isBack }: PressFormProps) {
  return (
    <form
      method="post"
      className={isBack ? 'press press--back' : 'press'}
      data-press={isBack ? 'last' : 'now'}
      hidden={child === undefined}
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="child" value={child ?? ''} />
      {presses.map(({ press, text, about, isMain }) => (
        <button
          key={press}
          type="submit"
          name="press"
          value={press}
          className={isMain ? 'main' : undefined}
        >
          {text}
          {isBack && (
            <span className="govuk-visually-hidden">
              {' '}
              <bdi data-last>{about}</bdi>
            </span>
          )}
        </button>
      ))}
    </form>
  )
}

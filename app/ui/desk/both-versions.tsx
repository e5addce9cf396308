import { Button, ButtonGroup } from '../govuk/button.tsx'
import { Radios } from '../govuk/choices.tsx'
import { keepName, type Difference } from '../versions.ts'
import { useWords } from '../words.tsx'
import { Alarm } from './alarm.tsx'
import { Carried } from './clash-notice.tsx'

export interface Conflict {
  /** The revision to save on top of. */
  revision: number
  differences: Difference[]
}

export interface BothVersionsProps {
  conflict: Conflict
  /** Everything that was typed; it is sent along, so that nothing is lost. */
  typed: Record<string, string[]>
  /** A field's label. */
  label: (name: string) => string
  /** A value as readers see it, where it is a code. */
  show?: (name: string, value: string) => string
  backHref: string
}

/** Somebody else saved while this was typed: both versions, field by field, and a choice for each. */
export function BothVersions({ conflict, typed, label, show, backHref }: BothVersionsProps) {
  const t = useWords()
  const written = (name: string, values: string[]) => {
    const shown = values.map((value) => show?.(name, value) ?? value)
    // A date's three boxes read as a date, several ticks as a list.
    const isDate = `${name}.day` in typed
    return shown.length === 0 ? (
      t('both-versions.empty')
    ) : (
      <bdi className="written">{isDate ? shown.join(' ') : t.list(shown)}</bdi>
    )
  }
  return (
    <form method="post" className="narrow" noValidate>
      <Alarm kind="note" title={t('both-versions.title')}>
        {t('both-versions.lede', { fields: conflict.differences.length })}
      </Alarm>
      <Carried typed={typed} except={['revision', ...Object.keys(typed).filter(isChoice)]} />
      <input type="hidden" name="revision" value={conflict.revision} />
      {conflict.differences.map(({ name, theirs, mine }) => (
        <Radios
          key={name}
          name={keepName(name)}
          label={label(name)}
          size="s"
          small
          defaultValue="mine"
          options={[
            { value: 'mine', label: written(name, mine), hint: t('both-versions.mine') },
            { value: 'theirs', label: written(name, theirs), hint: t('both-versions.theirs') },
          ]}
        />
      ))}
      <ButtonGroup>
        <Button>{t('both-versions.save')}</Button>
        <a href={backHref}>{t('both-versions.leave')}</a>
      </ButtonGroup>
    </form>
  )
}

const isChoice = (name: string) => name.startsWith('keep.')

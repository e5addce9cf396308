import type { FormState } from '../form-state.ts'
import { Button } from '../govuk/button.tsx'
import { InsetText } from '../govuk/prose.tsx'
import { TextField } from '../govuk/text-field.tsx'
import { State } from '../state.tsx'
import { useWords } from '../words.tsx'

interface ConfirmNameProps {
  state: FormState | undefined
  /** What was found of the name that was typed; null: none was. */
  isName: boolean | null
}

/** Whoever holds a certificate types the name that stands on it, and reads whether it is this one. */
export function ConfirmName({ state, isName }: ConfirmNameProps) {
  const t = useWords()
  return (
    <section aria-labelledby="confirm-name">
      <h2 id="confirm-name">{t('verify.name-title')}</h2>
      {isName !== null && (
        <InsetText>
          <output>
            <State mark={isName ? 'yes' : 'bad'}>
              {isName ? t('verify.name-yes') : t('verify.name-no')}
            </State>
          </output>
        </InsetText>
      )}
      <p className="govuk-body">{t('verify.name-lead')}</p>
      <form method="post" noValidate>
        <TextField
          name="name"
          label={t('verify.name-label')}
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <Button kind="secondary">{t('verify.name-check')}</Button>
      </form>
    </section>
  )
}

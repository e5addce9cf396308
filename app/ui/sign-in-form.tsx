import type { FormState } from './form-state.ts'
import { Button } from './govuk/button.tsx'
import { TextField } from './govuk/text-field.tsx'
import { useWords } from './words.tsx'

export interface SignInFormProps {
  state?: FormState
  /** Where the reader wanted to go. */
  to: string
  /** Something else on the page is the next thing to do. */
  secondary?: boolean
}

/** Asks for an officer's address and sends a sign-in link there. */
export function SignInForm({ state, to, secondary }: SignInFormProps) {
  const t = useWords()
  return (
    <form method="post" action="/sign-in" noValidate>
      <input type="hidden" name="to" value={to} />
      <TextField
        name="email"
        type="email"
        label={t('sign-in.email')}
        hint={t('sign-in.email-hint')}
        autoComplete="email"
        spellCheck={false}
        state={state}
      />
      <Button kind={secondary ? 'secondary' : undefined}>{t('sign-in.send')}</Button>
    </form>
  )
}

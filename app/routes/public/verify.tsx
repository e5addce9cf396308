import {
  parseCertificateCode,
  showCertificateCode,
} from '#app/domain/ceremonies/certificate-code.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { formOf, typedIn } from '#app/http/form.server.ts'
import { visit } from '#app/http/visit.server.ts'
import { useActionData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { GuestPage } from '#app/ui/guest-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'public' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await visit({ request, context })
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await visit({ request, context })
  const form = await formOf(request)
  const code = parseCertificateCode(String(form.get('code') ?? ''))
  if (code) return seeOther(`/verify/${showCertificateCode(code)}`)
  const errors = { code: here.words()('verify.not-a-code') }
  return unprocessable({ form: { typed: typedIn(form), errors } })
}

export default function Verify() {
  const t = useWords()
  const state = useActionData<typeof action>()?.form
  return (
    <GuestPage title={t('verify.title')} hasErrors={Boolean(state)} narrow>
      <ErrorSummary state={state} names={['code']} />
      <h1 className="display">{t('verify.title')}</h1>
      <p className="govuk-body">{t('verify.lead')}</p>
      <form method="post" noValidate>
        <TextField
          name="code"
          label={t('verify.code')}
          hint={t('verify.code-hint')}
          dir="ltr"
          width={20}
          autoComplete="off"
          spellCheck={false}
          state={state}
        />
        <Button>{t('verify.check')}</Button>
      </form>
    </GuestPage>
  )
}

import { readOutCodeForm } from '#app/domain/access/read-out-code.form.ts'
import { openByCode } from '#app/domain/invitations/open-by-code.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { limit, stopAtLimit } from '#app/http/rate.server.ts'
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
  const { db, council, now } = here
  const t = here.words()
  await stopAtLimit(here, 'code-miss', here.address)
  await stopAtLimit(here, 'code-miss-council', '')
  const form = await readForm(request, readOutCodeForm, t)
  if (!form.ok) return unprocessable({ form: form.state })
  const opened = await openByCode(db, { councilId: council.id, code: form.value.code, now })
  if (opened.ok) return seeOther(opened.value)
  if (opened.reason === 'unknown') {
    await limit(here, 'code-miss', here.address)
    await limit(here, 'code-miss-council', '')
  }
  return unprocessable({
    form: { typed: form.typed, errors: { code: t(`code.${opened.reason}`) } },
  })
}

/** For those whose invitation came on paper: the code in it opens their page. */
export default function ReadOutCode() {
  const t = useWords()
  const came = useActionData<typeof action>()
  return (
    <GuestPage title={t('code.title')} hasErrors={came !== undefined} narrow>
      <ErrorSummary state={came?.form} names={['code']} />
      <h1 className="display">{t('code.title')}</h1>
      <p className="govuk-body">{t('code.lead')}</p>
      <form method="post">
        <TextField
          name="code"
          label={t('code.label')}
          hint={t('code.hint')}
          state={came?.form}
          width={20}
          dir="ltr"
          autoComplete="off"
          spellCheck={false}
        />
        <Button>{t('code.open')}</Button>
      </form>
    </GuestPage>
  )
}

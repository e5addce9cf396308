import { invitedAccountForm } from '#app/domain/access/account.form.ts'
import { inviteAccount } from '#app/domain/access/invite-account.server.ts'
import { seeOther, unprocessable } from '#app/http/answer.server.ts'
import { readForm } from '#app/http/form.server.ts'
import { officer } from '#app/http/guard.server.ts'
import { useActionData, type ActionFunctionArgs, type LoaderFunctionArgs } from '#app/remix.ts'
import { PageHead } from '#app/ui/desk/panels.tsx'
import { RoleChoice } from '#app/ui/desk/role-choice.tsx'
import { SettingsCrumb } from '#app/ui/desk/settings-crumb.tsx'
import type { FormState } from '#app/ui/form-state.ts'
import { Button } from '#app/ui/govuk/button.tsx'
import { ErrorSummary } from '#app/ui/govuk/error-summary.tsx'
import { TextField } from '#app/ui/govuk/text-field.tsx'
import { OfficerPage } from '#app/ui/officer-page.tsx'
import { useWords } from '#app/ui/words.tsx'

export const handle = { policy: 'desk:accounts.edit' }

export async function loader({ request, context }: LoaderFunctionArgs) {
  await officer({ request, context }, 'accounts.edit')
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const here = await officer({ request, context }, 'accounts.edit')
  const { db, council, actor, address, now } = here
  const t = here.words()
  const read = await readForm(request, invitedAccountForm, t)
  if (!read.ok) return unprocessable({ form: read.state })
  const invited = await inviteAccount(db, {
    councilId: council.id,
    actor,
    ...read.value,
    sender: council.mailFromAddress,
    address,
    now,
  })
  if (!invited.ok)
    return unprocessable({
      form: { typed: read.typed, errors: { email: t('accounts.has-account') } },
    })
  return seeOther('/desk/settings/accounts?done=invited')
}

export default function InviteAccount() {
  const t = useWords()
  const form = useActionData<{ form: FormState }>()?.form
  return (
    <OfficerPage title={t('accounts.invite')} hasErrors={Boolean(form)} at="/desk/settings">
      <SettingsCrumb below={{ href: '/desk/settings/accounts', text: t('accounts.title') }} />
      <ErrorSummary state={form} names={['name', 'email', 'role']} />
      <PageHead title={t('accounts.invite')} lede={t('accounts.invite-lede')} />
      <form method="post" className="narrow" noValidate>
        <TextField name="name" label={t('accounts.name')} state={form} autoComplete="off" />
        <TextField
          name="email"
          type="email"
          label={t('accounts.email')}
          state={form}
          autoComplete="off"
          spellCheck={false}
        />
        <RoleChoice state={form} />
        <Button>{t('accounts.invite-send')}</Button>
      </form>
    </OfficerPage>
  )
}
